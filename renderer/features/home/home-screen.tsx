import { NotebookPen } from 'lucide-react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import { useChild, useNavigation, useWhose } from '../../app/index.ts';
import { useCall, useCapture } from '../../bridge/index.ts';
import {
  Button,
  DisputedBadge,
  ErrorNotice,
  Facts,
  List,
  Loading,
  Page,
  Row,
  Section,
} from '../../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { AskDueLine } from '../asks/index.ts';
import { DueLine } from '../goals/elsewhere.ts';
import { InterruptedRecordings, RecordingNow } from '../record/elsewhere.ts';
import { BegunForms } from './begun-forms.tsx';
import { keyDates } from './dates.ts';
import { FoundLine } from './found-line.tsx';
import { IntegrityLine, useIsDamaged } from './integrity-line.tsx';
import { NextCard } from './next-card.tsx';
import { type NextStep, nextStep } from './next-step.ts';
import './home.css';
import { OpenDisputes } from './open-disputes.tsx';

/** As many as the list call gives at once; Home only looks at the newest. */
const LOOKED_AT = 100;
const LAST = 3;

/** In three seconds: nothing is lost, and this is what to do. */
export function HomeScreen() {
  const { t } = useTranslation(['home', 'app']);
  const { child, children } = useChild();
  const { go } = useNavigation();
  // One child alone is not asked for: hers are all there are.
  const studentId = children.length > 1 ? (child?.id ?? null) : null;
  const meetings = useCall('meetings', 'list', { limit: LOOKED_AT, studentId });
  const ofAll = useCall('meetings', 'list', { limit: LOOKED_AT });
  const exports = useCall('evidence', 'exports');
  const students = useCall('students', 'list');
  // Known before the page is drawn, so that its parts stand in their order at once.
  const checked = useCall('archive', 'lastCheck');
  const recorded = useCapture((news) => news.state?.running?.meetingId);
  const interrupted = useCall('capture', 'interrupted');

  if (meetings.error) {
    return (
      <Page title={t('app:home')}>
        <ErrorNotice error={meetings.error} onRetry={() => void meetings.refetch()} />
      </Page>
    );
  }
  if (!meetings.data || !students.data || exports.isPending || checked.isPending) {
    return (
      <Page title={t('app:home')}>
        <Loading />
      </Page>
    );
  }
  const today = dayHere();
  const ofChild = meetings.data;
  const next = nextStep({
    today,
    hasChild: students.data.length > 0,
    meetings: ofChild,
    handedOver: new Set(exports.data?.map((one) => one.meetingId)),
  });
  // A recording that waits to be put back is what is next: nothing beside it says that nothing waits.
  const waits = (interrupted.data ?? []).some((one) => one.state === 'recoverable');
  const disputed = ofChild.find((one) => one.disputed > 0);
  const dates = keyDates(today, child, ofChild);
  return (
    <Page
      title={t('app:home')}
      action={
        <Button
          kind="quiet"
          icon={<NotebookPen aria-hidden />}
          onPress={() => go({ at: 'incidents', write: true })}
        >
          {t('home:happened')}
        </Button>
      }
    >
      <RecordingNow />
      <InterruptedRecordings />
      <FoundLine />
      <NextAndWhole
        next={waits || isRecordedNow(next, recorded) ? null : next}
        hasSound={(ofAll.data ?? ofChild).some((one) => one.recordings > 0)}
      />
      <DueLine />
      <AskDueLine />
      <BegunForms />
      {disputed ? <OpenDisputes meeting={disputed} /> : null}
      {ofChild.length > 0 ? <LastMeetings meetings={ofChild.slice(0, LAST)} /> : null}
      {dates.length > 0 ? <Dates dates={dates} /> : null}
    </Page>
  );
}

/** What to do next, and that all is as it was. What is damaged comes before anything that is to be done. */
function NextAndWhole({ next, hasSound }: { next: NextStep | null; hasSound: boolean }) {
  const isDamaged = useIsDamaged();
  const parts = [
    next ? <NextCard key="next" next={next} /> : null,
    hasSound ? <IntegrityLine key="whole" /> : null,
  ];
  return isDamaged ? parts.reverse() : parts;
}

/** Nobody is told to record or to bring in what is being recorded. */
function isRecordedNow(next: NextStep, recorded: string | undefined): boolean {
  return (next.step === 'prepare' || next.step === 'import') && next.meeting.id === recorded;
}

function LastMeetings({ meetings }: { meetings: readonly MeetingSummary[] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const whose = useWhose();
  const { go } = useNavigation();
  return (
    <Section
      title={t('last.title')}
      aside={
        <Button kind="link" onPress={() => go({ at: 'meetings' })}>
          {t('last.all')}
        </Button>
      }
    >
      <List label={t('last.title')}>
        {meetings.map((meeting) => (
          <Row
            key={meeting.id}
            title={meeting.title}
            note={[
              whose(meeting),
              format.day(meeting.date),
              t('last.recordings', { count: meeting.recordings }),
              meeting.recordings > 0 ? t('last.moments', { count: meeting.moments }) : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
            marks={meeting.disputed > 0 ? <DisputedBadge /> : undefined}
            onPress={() => go({ at: 'meeting', id: meeting.id })}
          />
        ))}
      </List>
    </Section>
  );
}

function Dates({ dates }: { dates: ReturnType<typeof keyDates> }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  return (
    <Section title={t('dates.title')}>
      <Facts
        facts={dates.map((date) => ({
          name: format.day(date.on),
          value: (
            <>
              {t(`dates.${date.what}`)}{' '}
              <span className="quiet">
                {date.days >= 0
                  ? t('dates.in', { count: date.days })
                  : t('dates.past', { count: -date.days })}
              </span>
              <span className="quiet small dates-source">{t(`dates.source.${date.what}`)}</span>
            </>
          ),
        }))}
      />
    </Section>
  );
}
