import { useState } from 'react';
import { type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, Notice, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Deleting for good takes the typed code and a reason, and leaves a line in the log (DESIGN §4). */
export function RemoveRecordingDialog({
  recording,
  onClose,
}: {
  recording: Recording | null;
  onClose(): void;
}) {
  return recording ? <OpenRemove key={recording.id} recording={recording} onClose={onClose} /> : null;
}

function OpenRemove({ recording, onClose }: { recording: Recording; onClose(): void }) {
  const { t } = useTranslation('meeting');
  const remove = useChange('recordings', 'remove');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'removal', of: { kind: 'recording', id: recording.id } },
    { reason },
    (begun) => setReason(begun.reason),
  );
  const code = recordingCode(recording.ordinal);
  const codeFits = typed.trim().toUpperCase() === code;
  return (
    <FormDialog
      title={t('removeRecording.title', { code })}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('removeRecording.submit')}
      danger
      isPending={remove.isPending}
      onSubmit={() => {
        setTried(true);
        if (codeFits && reason.trim() !== '') {
          remove.mutate(
            { id: recording.id, code, reason: reason.trim() },
            { onSuccess: draft.savedThen(onClose) },
          );
        }
      }}
    >
      <Notice kind="careful">
        <p>{t('removeRecording.warning')}</p>
        <p>{t('removeRecording.copies')}</p>
      </Notice>
      <TextField
        label={t('removeRecording.reason')}
        need="required"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('removeRecording.reasonNeeded') : null}
      />
      <TextField
        label={t('removeRecording.code', { code })}
        need="required"
        value={typed}
        onChange={setTyped}
        error={tried && !codeFits ? t('removeRecording.codeWrong', { code }) : null}
      />
      <ErrorNotice error={remove.error} />
    </FormDialog>
  );
}
