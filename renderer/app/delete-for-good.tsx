import { useState } from 'react';
import type { WireError } from '../../shared/contract/index.ts';
import type { FormOwner } from '../../shared/domain/index.ts';
import { ErrorNotice, FormDialog, Notice, TextField } from '../components/index.ts';
import { useFormDraft } from '../drafts/index.ts';
import { useTranslation } from '../i18n/index.ts';

type DeleteForGoodProps = {
  /** As the parent knows it: `R01`, `D02`. */
  code: string;
  of: FormOwner;
  /** What is lost, and what stays, a sentence or two each. */
  warnings: readonly string[];
  isPending: boolean;
  error: WireError | null;
  /** `done` is called when main has deleted it. */
  onDelete(reason: string, done: () => void): void;
  onClose(): void;
};

/** Deleting for good takes the typed code and a reason, and leaves a line in the log (DESIGN §4). */
export function DeleteForGood({
  code,
  of,
  warnings,
  isPending,
  error,
  onDelete,
  onClose,
}: DeleteForGoodProps) {
  const { t } = useTranslation('app');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const draft = useFormDraft({ form: 'removal', of }, { reason }, (begun) => setReason(begun.reason));
  const codeFits = typed.trim().toUpperCase() === code;
  return (
    <FormDialog
      title={t('forGood.title', { code })}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('forGood.submit')}
      danger
      isPending={isPending}
      onSubmit={() => {
        setTried(true);
        if (codeFits && reason.trim() !== '') onDelete(reason.trim(), draft.savedThen(onClose));
      }}
    >
      <Notice kind="careful">
        {warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </Notice>
      <TextField
        label={t('forGood.reason')}
        need="required"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('forGood.reasonNeeded') : null}
      />
      <TextField
        label={t('forGood.code', { code })}
        need="required"
        value={typed}
        onChange={setTyped}
        error={tried && !codeFits ? t('forGood.codeWrong', { code }) : null}
      />
      <ErrorNotice error={error} />
    </FormDialog>
  );
}
