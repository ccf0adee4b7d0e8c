import { Check, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { RecoverableCapture, UnreadableCapture } from '../../../shared/contract/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { MeetingField } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Button, Card, ErrorNotice } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import './interrupted.css';

type InterruptedProps = {
  lost: RecoverableCapture;
  readOnly: boolean;
  onBack: (recording: Recording) => void;
};

/** A recording that ended unexpectedly, and the one press that puts it into its meeting, or into another. */
export function Interrupted({ lost, readOnly, onBack }: InterruptedProps) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const recover = useChange('capture', 'recover');
  const [instead, setInstead] = useState<string | null>(null);
  const mayPut = !lost.meetingGone || instead !== null;
  const put = () => {
    if (recover.isPending || !mayPut) return;
    recover.mutate({ captureId: lost.captureId, meetingId: instead }, { onSuccess: onBack });
  };
  const about = {
    title: lost.meetingTitle,
    time: format.span(lost.keptMs),
    marks: t('lost.marks', { count: lost.marks }),
  };
  return (
    <Card tone="accent">
      <h2>{t('lost.title', { when: useWhen()(lost.endedAt) })}</h2>
      <p className="card-words">
        {t(lost.meetingGone ? 'lost.aboutGone' : 'lost.about', about)}{' '}
        {readOnly ? t('lost.readOnly') : t(lost.meetingGone ? 'lost.howGone' : 'lost.how')}
      </p>
      {lost.meetingGone && !readOnly ? (
        <MeetingField label={t('lost.meeting')} offered="open" value={instead} onChange={setInstead} />
      ) : null}
      <ErrorNotice error={recover.error} />
      {readOnly || !mayPut ? null : (
        <Button kind="primary" size="large" icon={<LifeBuoy aria-hidden />} onPress={put}>
          {recover.isPending ? t('lost.recovering') : t('lost.recover')}
        </Button>
      )}
    </Card>
  );
}

/** The time of day, and the day with it when that was not today. */
function useWhen(): (instant: string) => string {
  const format = useFormat();
  return (instant) =>
    new Date(instant).toDateString() === new Date().toDateString()
      ? format.clock(instant)
      : format.instant(instant);
}

type UnreadableProps = { lost: UnreadableCapture; readOnly: boolean };

/** Nothing of it can be heard: said as it is, with what can be told. Its files stay where they are. */
export function Unreadable({ lost, readOnly }: UnreadableProps) {
  const { t } = useTranslation('record');
  const when = useWhen();
  const seen = useChange('capture', 'seen');
  const started = lost.startedAt === null ? null : when(lost.startedAt);
  return (
    <Card>
      <h2>{t(`lost.${lost.state}.title`)}</h2>
      <p className="card-words">
        {started === null ? null : t('lost.begun', { when: started })}{' '}
        {lost.meetingTitle === '' ? null : t('lost.of', { title: lost.meetingTitle })}{' '}
        {t(`lost.${lost.state}.text`)} {t('lost.stays')}
      </p>
      {lost.notes.length > 0 ? (
        <>
          <p>{t('lost.notes')}</p>
          <ul className="lost-notes">
            {lost.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : null}
      <ErrorNotice error={seen.error} />
      {readOnly ? null : (
        <Button icon={<Check aria-hidden />} onPress={() => seen.mutate({ captureId: lost.captureId })}>
          {t('lost.seen')}
        </Button>
      )}
    </Card>
  );
}
