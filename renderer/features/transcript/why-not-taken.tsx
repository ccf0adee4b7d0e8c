import { useEffect, useRef } from 'react';
import type { WireError } from '../../../shared/contract/index.ts';
import { ErrorNotice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Kinds that are no transcript, as main names them (main/transcripts/reading/other-kinds.ts). */
const KINDS = ['pdf', 'rich', 'oldWord', 'openDocument', 'captions', 'page', 'xml', 'table', 'zip'] as const;

/** Why a file was not taken, brought into sight below the fields, with the one thing to look at or to do. */
export function WhyNotTaken({ error }: { error: WireError | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  return (
    <div ref={box} className="stack" data-gap="small">
      <ErrorNotice error={error} />
      <WhereItBroke details={error.details} />
    </div>
  );
}

/** Main says in the error's details where reading stopped, or of which kind the file is. */
function WhereItBroke({ details }: { details: string | null | undefined }) {
  const { t } = useTranslation('transcript');
  const line = /^line (\d+)/.exec(details ?? '')?.[1];
  const named = /^kind: (\w+)$/.exec(details ?? '')?.[1];
  const kind = KINDS.find((one) => one === named);
  if (line !== undefined) return <p role="alert">{t('file.line', { line })}</p>;
  return kind === undefined ? null : <p role="alert">{t(`file.kindsOther.${kind}`)}</p>;
}
