import { useState } from 'react';
import type { Meeting } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { BegunNotice, Button, ErrorNotice, TextField } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Takes a meeting out of the lists, with a reason; its recordings stay sealed. */
export function RemoveMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meeting');
  const { go } = useNavigation();
  const remove = useChange('meetings', 'remove');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'removal', of: { kind: 'meeting', id: meeting.id } },
    { reason },
    (begun) => setReason(begun.reason),
  );
  return (
    <div className="stack">
      <p>{t('remove.about')}</p>
      <BegunNotice draft={draft} />
      <TextField
        label={t('remove.reason')}
        need="required"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('remove.reasonNeeded') : null}
      />
      <div>
        <Button
          kind="danger"
          isPending={remove.isPending}
          onPress={() => {
            setTried(true);
            if (reason.trim() === '') return;
            remove.mutate(
              { id: meeting.id, reason: reason.trim() },
              { onSuccess: draft.savedThen(() => go({ at: 'meetings' })) },
            );
          }}
        >
          {t('remove.submit')}
        </Button>
      </div>
      <ErrorNotice error={remove.error} />
    </div>
  );
}
