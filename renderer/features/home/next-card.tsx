import { type ReactNode, useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { AddChildDialog, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, Card } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { NextStep } from './next-step.ts';

/** The next step as a sentence and one button. */
export function NextCard({ next }: { next: NextStep }) {
  const { t } = useTranslation('home');
  return (
    <Card tone="accent">
      <h2>{t('next.title')}</h2>
      <NextWords next={next} />
    </Card>
  );
}

function NextWords({ next }: { next: NextStep }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { go } = useNavigation();
  switch (next.step) {
    case 'add-child':
      return <AddChild />;
    case 'add-meeting':
      return (
        <Said words={t('next.addMeeting')}>
          <Button kind="primary" size="large" onPress={() => go({ at: 'meetings' })}>
            {t('next.addMeetingDo')}
          </Button>
        </Said>
      );
    case 'prepare':
      return (
        <Said
          words={t(when(next.days), { title: next.meeting.title, day: format.weekday(next.meeting.date) })}
        >
          <Button kind="primary" size="large" onPress={() => go({ at: 'meeting', id: next.meeting.id })}>
            {t('next.prepareDo')}
          </Button>
        </Said>
      );
    case 'import':
      return (
        <Said words={t('next.import', { title: next.meeting.title, day: format.day(next.meeting.date) })}>
          <Button
            kind="primary"
            size="large"
            onPress={() => go({ at: 'import', meetingId: next.meeting.id })}
          >
            {t('next.importDo')}
          </Button>
        </Said>
      );
    case 'mark':
      return <Mark meetingId={next.meeting.id} title={next.meeting.title} />;
    case 'hand-over':
      return (
        <Said words={t('next.handOver', { count: next.meeting.disputed, title: next.meeting.title })}>
          <Button
            kind="primary"
            size="large"
            onPress={() => go({ at: 'evidence', meetingId: next.meeting.id })}
          >
            {t('next.handOverDo')}
          </Button>
        </Said>
      );
    case 'nothing':
      return <Said words={t('next.nothing')}>{next.meeting ? <GoOn meeting={next.meeting} /> : null}</Said>;
  }
}

/** Nothing must be done; these are what she may come for. */
function GoOn({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation('home');
  const { go } = useNavigation();
  return (
    <div className="row">
      {meeting.moments > 0 ? (
        <Button kind="primary" size="large" onPress={() => go({ at: 'evidence', meetingId: meeting.id })}>
          {t('next.evidenceDo')}
        </Button>
      ) : null}
      <Button size="large" onPress={() => go({ at: 'import', meetingId: meeting.id })}>
        {t('next.importDo')}
      </Button>
    </div>
  );
}

function when(days: number) {
  if (days === 0) return 'next.prepareToday';
  return days === 1 ? 'next.prepareTomorrow' : 'next.prepare';
}

function Said({ words, children }: { words: string; children: ReactNode }) {
  return (
    <>
      <p className="next-words">{words}</p>
      {children}
    </>
  );
}

function AddChild() {
  const { t } = useTranslation('home');
  const { choose } = useChild();
  const [adding, setAdding] = useState(false);
  return (
    <Said words={t('next.addChild')}>
      <Button kind="primary" size="large" onPress={() => setAdding(true)}>
        {t('next.addChildDo')}
      </Button>
      {adding ? <AddChildDialog onClose={() => setAdding(false)} onAdded={choose} /> : null}
    </Said>
  );
}

function Mark({ meetingId, title }: { meetingId: string; title: string }) {
  const { t } = useTranslation('home');
  const { go } = useNavigation();
  const recordings = useCall('recordings', 'list', { meetingId });
  const first = recordings.data?.[0];
  return (
    <Said words={t('next.mark', { title })}>
      <Button
        kind="primary"
        size="large"
        isDisabled={!first}
        onPress={() => first && go({ at: 'review', recordingId: first.id })}
      >
        {t('next.markDo')}
      </Button>
    </Said>
  );
}
