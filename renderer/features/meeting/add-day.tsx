import { useState } from 'react';
import { useChange } from '../../bridge/index.ts';
import { Button, DateField, Details, ErrorNotice } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** A meeting can take several days (D35): another sitting, to put recordings into. */
export function AddDay({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('meeting');
  const add = useChange('meetings', 'addSession');
  const [date, setDate] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (date === null) return;
    add.mutate(
      { meetingId, date, label: null },
      {
        onSuccess: () => {
          setDate(null);
          setTried(false);
        },
      },
    );
  };
  return (
    <Details label={t('day.title')}>
      <div className="stack">
        <DateField
          label={t('day.date')}
          value={date}
          onChange={setDate}
          error={tried && date === null ? t('form.dateNeeded') : null}
        />
        <div>
          <Button onPress={submit} isPending={add.isPending}>
            {t('day.add')}
          </Button>
        </div>
        <ErrorNotice error={add.error} />
      </div>
    </Details>
  );
}
