import { useState } from 'react';
import { documentCode, type Paper } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, Notice, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Deleting for good takes the typed code and a reason, and leaves a line in the log (DESIGN §4). */
export function RemoveDialog({ document, onClose }: { document: Paper; onClose(): void }) {
  const { t } = useTranslation('documents');
  const remove = useChange('documents', 'remove');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'removal', of: { kind: 'document', id: document.id } },
    { reason },
    (begun) => setReason(begun.reason),
  );
  const code = documentCode(document.ordinal);
  const codeFits = typed.trim().toUpperCase() === code;
  return (
    <FormDialog
      title={t('remove.title', { code })}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('remove.submit')}
      danger
      isPending={remove.isPending}
      onSubmit={() => {
        setTried(true);
        if (codeFits && reason.trim() !== '') {
          remove.mutate(
            { id: document.id, code, reason: reason.trim() },
            { onSuccess: draft.savedThen(onClose) },
          );
        }
      }}
    >
      <Notice kind="careful">
        <p>{t('remove.warning')}</p>
        <p>{t('remove.copies')}</p>
      </Notice>
      <TextField
        label={t('remove.reason')}
        need="required"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('remove.reasonNeeded') : null}
      />
      <TextField
        label={t('remove.code', { code })}
        need="required"
        value={typed}
        onChange={setTyped}
        error={tried && !codeFits ? t('remove.codeWrong', { code }) : null}
      />
      <ErrorNotice error={remove.error} />
    </FormDialog>
  );
}
