import { type ReactNode, useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { AddChildDialog, useChild, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, Card } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { MeetingDialog } from '../meeting/index.ts';
import type { NextStep } from './next-step.ts';

/** The next step as a sentence and one button. */
export function NextCard({ next }: { next: NextStep }) {
  const { t } = useTranslation('home');
  const { choose } = useChild();
  const { go } = useNavigation();
  const [adding, setAdding] = useState<FirstStep | null>(null);
  const close = () => setAdding(null);
  return (
    <Card tone="accent">
      <h2>{t('next.title')}</h2>
      <NextWords next={next} onAdd={setAdding} />
      {/* Here, not beside their buttons: the step is another one as soon as something is added, before they are done. */}
      {adding === 'add-child' ? <AddChildDialog onClose={close} onAdded={choose} /> : null}
      <MeetingDialog
        isOpen={adding === 'add-meeting'}
        meeting={null}
        onClose={close}
        onDone={(meeting) => go({ at: 'meeting', id: meeting.id })}
      />
    </Card>
  );
}

type FirstStep = 'add-child' | 'add-meeting';

function NextWords({ next, onAdd }: { next: NextStep; onAdd(step: FirstStep): void }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { go } = useNavigation();
  switch (next.step) {
    case 'add-child':
    case 'add-meeting':
      return <FirstThings step={next.step} onAdd={onAdd} />;
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

/** Nothing must be done; the meeting has all that she may come for, the bundle too. */
function GoOn({ meeting }: { meeting: MeetingSummary }) {
  const { t } = useTranslation('home');
  const { go } = useNavigation();
  return (
    <div className="row">
      <Button kind="primary" size="large" onPress={() => go({ at: 'meeting', id: meeting.id })}>
        {t('next.lastDo')}
      </Button>
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

/** One button for both first steps: after the child is added, the focus comes back to what comes then. */
function FirstThings({ step, onAdd }: { step: FirstStep; onAdd(step: FirstStep): void }) {
  const { t } = useTranslation('home');
  const words = step === 'add-child' ? 'addChild' : 'addMeeting';
  return (
    <Said words={t(`next.${words}`)}>
      <Button kind="primary" size="large" onPress={() => onAdd(step)}>
        {t(`next.${words}Do`)}
      </Button>
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
