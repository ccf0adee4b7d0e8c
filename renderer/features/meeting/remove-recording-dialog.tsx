import { type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { DeleteForGood } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type RemoveProps = { recording: Recording | null; onClose(): void };

/** A recording is deleted for good, with its moments. */
export function RemoveRecordingDialog({ recording, onClose }: RemoveProps) {
  return recording ? <OpenRemove key={recording.id} recording={recording} onClose={onClose} /> : null;
}

function OpenRemove({ recording, onClose }: { recording: Recording; onClose(): void }) {
  const { t } = useTranslation('meeting');
  const { mutate, isPending, error } = useChange('recordings', 'remove');
  const { id, ordinal } = recording;
  const code = recordingCode(ordinal);
  return (
    <DeleteForGood
      code={code}
      of={{ kind: 'recording', id }}
      warnings={[t('removeRecording.warning'), t('removeRecording.copies')]}
      onDelete={(reason, done) => mutate({ id, code, reason }, { onSuccess: done })}
      {...{ isPending, error, onClose }}
    />
  );
}
