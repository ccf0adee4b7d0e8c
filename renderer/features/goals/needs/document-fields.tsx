import { documentCode } from '../../../../shared/domain/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { SelectAmong, TextField } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';

type DocumentFieldsProps = {
  studentId: string;
  documentId: string | null;
  page: string;
  onChange(change: { documentId?: string | null; page?: string }): void;
  isPageWrong: boolean;
};

/** The attached document and its page, where there is one. Not asked while the child has no document. */
export function DocumentFields({ studentId, documentId, page, onChange, isPageWrong }: DocumentFieldsProps) {
  const { t } = useTranslation('needs');
  const { data } = useCall('documents', 'list', {});
  const ofChild = (data ?? []).filter(
    (one) => one.studentId === null || one.studentId === studentId || one.id === documentId,
  );
  const options = ofChild.map((one) => ({
    value: one.id,
    label: `${documentCode(one.ordinal)} ${one.title}`,
  }));
  // A link may outlive its document: what is chosen is always shown.
  if (data && documentId !== null && !ofChild.some((one) => one.id === documentId)) {
    options.push({ value: documentId, label: t('documentGone') });
  }
  if (options.length === 0) return null;
  return (
    <>
      <SelectAmong
        label={t('document')}
        none={t('documentNone')}
        options={options}
        value={documentId}
        onChange={(chosen) => onChange({ documentId: chosen, page: '' })}
      />
      {documentId === null ? null : (
        <TextField
          label={t('documentPage')}
          hint={t('documentPageHint')}
          inputMode="numeric"
          value={page}
          onChange={(typed) => onChange({ page: typed })}
          error={isPageWrong ? t('pageWrong') : null}
        />
      )}
    </>
  );
}

/** The page that was typed: null for none, undefined for what is no page. */
export function pageOf(typed: string): number | null | undefined {
  const plain = typed.trim();
  if (plain === '') return null;
  const page = Number(plain);
  return Number.isInteger(page) && page >= 1 && page <= 9999 ? page : undefined;
}
