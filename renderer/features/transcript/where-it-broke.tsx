import { useTranslation } from '../../i18n/index.ts';

/** Kinds that are no transcript, as main names them (main/transcripts/reading/other-kinds.ts). */
const KINDS = ['pdf', 'rich', 'oldWord', 'openDocument', 'captions', 'page', 'xml', 'table', 'zip'] as const;

/** The one thing to look at, or to do, of a file that could not be read: main says it in the error's details. */
export function WhereItBroke({ details }: { details: string | null | undefined }) {
  const { t } = useTranslation('transcript');
  const line = /^line (\d+)/.exec(details ?? '')?.[1];
  const named = /^kind: (\w+)$/.exec(details ?? '')?.[1];
  const kind = KINDS.find((one) => one === named);
  if (line !== undefined) return <p role="alert">{t('file.line', { line })}</p>;
  return kind === undefined ? null : <p role="alert">{t(`file.kindsOther.${kind}`)}</p>;
}
