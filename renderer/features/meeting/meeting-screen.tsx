import { AudioLines, Import, PackageCheck, Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import {
  type Attendee,
  isConfidential,
  mayHoldRecordings,
  type Recording,
  type Session,
} from '../../../shared/domain/index.ts';
import { type Route, useMeetingKind, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  Card,
  Details,
  EmptyState,
  ErrorNotice,
  Facts,
  Loading,
  Notice,
  Page,
  Section,
} from '../../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { AsksOfMeeting } from '../asks/index.ts';
import { Concerns } from '../concerns/index.ts';
import { DocumentsOfMeeting } from '../documents/elsewhere.ts';
import { BeforeFirst } from '../first/index.ts';
import { AgendaButton } from '../goals/elsewhere.ts';
import { IncidentsOfMeeting } from '../incidents/index.ts';
import { InterruptedRecordings, RecordButton, RecordingNow, useIsRecorded } from '../record/elsewhere.ts';
import { TalkingTime, useTalkingTime } from '../talking/index.ts';
import { CompareButton } from '../together/elsewhere.ts';
import { AddDay } from './add-day.tsx';
import { Decisions } from './decisions.tsx';
import { MeetingDialog } from './meeting-dialog.tsx';
import { People } from './people.tsx';
import { Recordings } from './recordings.tsx';
import { RemoveMeeting } from './remove-meeting.tsx';
import { StateRule } from './state-rule.tsx';
import './meeting.css';

/** One meeting: its recordings, who was there, what was decided, and the way to listening and to the evidence. */
export function MeetingScreen({ route }: { route: Extract<Route, { at: 'meeting' }> }) {
  const { t } = useTranslation('meeting');
  const meeting = useCall('meetings', 'get', { id: route.id });
  const recordings = useCall('recordings', 'list', { meetingId: route.id });
  const error = meeting.error ?? recordings.error;
  if (error) {
    return (
      <Page title={t('page.title')}>
        <ErrorNotice
          error={error}
          onRetry={() => void Promise.all([meeting.refetch(), recordings.refetch()])}
        />
      </Page>
    );
  }
  if (!meeting.data || !recordings.data) return <Loading />;
  return <MeetingPage {...meeting.data} recordings={recordings.data} />;
}

type MeetingPageProps = {
  meeting: MeetingSummary;
  isFirst: boolean;
  sessions: readonly Session[];
  attendees: readonly Attendee[];
  recordings: readonly Recording[];
};

function MeetingPage({ meeting, isFirst, sessions, attendees, recordings }: MeetingPageProps) {
  const { t } = useTranslation(['meeting', 'vocabulary']);
  const kindOf = useMeetingKind();
  const format = useFormat();
  const { go } = useNavigation();
  const [editing, setEditing] = useState(false);
  const isRecorded = useIsRecorded(meeting.id);
  const concerns = useRef<HTMLDivElement>(null);
  return (
    <Page
      title={meeting.title}
      above={<BackLink onPress={() => go({ at: 'meetings' })}>{t('meeting:page.all')}</BackLink>}
      about={`${format.fullDay(meeting.date)} · ${kindOf(meeting.kind)}`}
      action={
        <Button kind="quiet" icon={<Pencil aria-hidden />} onPress={() => setEditing(true)}>
          {t('meeting:page.edit')}
        </Button>
      }
    >
      <InterruptedRecordings meetingId={meeting.id} />
      <RecordingNow only={meeting.id} />
      <NextStep meeting={meeting} recordings={recordings} />
      {recordings.length > 0 ? (
        <Section
          title={t('meeting:recordings.title')}
          aside={
            !mayHoldRecordings(meeting) ? null : (
              <div className="row" data-gap="small">
                <Button
                  kind="quiet"
                  icon={<Import aria-hidden />}
                  onPress={() => go({ at: 'import', meetingId: meeting.id })}
                >
                  {t('meeting:recordings.more')}
                </Button>
                {meeting.date < dayHere() && !isRecorded ? (
                  <RecordButton meetingId={meeting.id} kind="quiet" />
                ) : null}
              </div>
            )
          }
        >
          <Recordings recordings={recordings} sessions={sessions} />
          <CompareButton meetingId={meeting.id} recordings={recordings.length} />
        </Section>
      ) : null}
      <BeforeFirst
        meeting={meeting}
        isFirst={isFirst}
        onConcerns={() => concerns.current?.querySelector<HTMLElement>('form input')?.focus()}
      />
      <div ref={concerns} className="meeting-concerns">
        <Concerns meeting={meeting} isOver={recordings.length > 0} />
      </div>
      {recordings.length === 0 && meeting.date >= dayHere() && !isConfidential(meeting) ? (
        <AgendaButton meetingId={meeting.id} />
      ) : null}
      <People meeting={meeting} attendees={attendees} />
      <Decisions meetingId={meeting.id} />
      <DocumentsOfMeeting meetingId={meeting.id} />
      <IncidentsOfMeeting meetingId={meeting.id} />
      <AsksOfMeeting meeting={meeting} />
      <Speech meetingId={meeting.id} />
      <Section title={t('meeting:page.about')}>
        <MeetingFacts meeting={meeting} sessions={sessions} />
        {meeting.state ? <StateRule state={meeting.state} /> : null}
        <AddDay meetingId={meeting.id} />
        <Details label={t('meeting:page.remove')}>
          <RemoveMeeting meeting={meeting} />
        </Details>
      </Section>
      <MeetingDialog
        isOpen={editing}
        meeting={editing ? fieldsOf(meeting) : null}
        onClose={() => setEditing(false)}
        onDone={() => undefined}
      />
    </Page>
  );
}

/** Only when somebody is named: a page of a new meeting has enough on it. */
function Speech({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('talking');
  const { data } = useTalkingTime(meetingId);
  if (!data || data.labelledMs === 0) return null;
  return (
    <Section title={t('title')}>
      <TalkingTime meetingId={meetingId} />
    </Section>
  );
}

/**
 * The one thing to do now: add a recording, else listen; the bundle when something is marked. While the meeting is
 * recorded, the way there stands above.
 */
function NextStep({ meeting, recordings }: Pick<MeetingPageProps, 'meeting' | 'recordings'>) {
  const { t } = useTranslation('meeting');
  const { go } = useNavigation();
  const isRecorded = useIsRecorded(meeting.id);
  const first = recordings[0];
  if (!mayHoldRecordings(meeting)) {
    return (
      <Notice kind="careful" title={t('mediationTitle')}>
        {t('mediation')}
      </Notice>
    );
  }
  if (!first) {
    if (isRecorded) return null;
    // Of a meeting that is over, the sound is on a phone; of one that is to come, it is here.
    const isToCome = meeting.date >= dayHere();
    return (
      <EmptyState
        title={t('recordings.emptyTitle')}
        action={
          <>
            {isToCome ? <RecordButton meetingId={meeting.id} kind="primary" /> : null}
            <Button
              kind={isToCome ? 'secondary' : 'primary'}
              size="large"
              icon={<Import aria-hidden />}
              onPress={() => go({ at: 'import', meetingId: meeting.id })}
            >
              {t('recordings.add')}
            </Button>
            {isToCome ? null : <RecordButton meetingId={meeting.id} kind="secondary" />}
          </>
        }
      >
        {t('recordings.emptyText')}
      </EmptyState>
    );
  }
  return (
    <Card tone="accent">
      <p>
        {meeting.moments === 0
          ? t('next.listen')
          : t('next.go', {
              moments: t('counts.moments', { count: meeting.moments }),
              disputed: t('counts.disputed', { count: meeting.disputed }),
            })}
      </p>
      <div className="row">
        <Button
          kind="primary"
          size="large"
          icon={<AudioLines aria-hidden />}
          onPress={() => go({ at: 'review', recordingId: first.id })}
        >
          {t('next.review')}
        </Button>
        {meeting.moments > 0 ? (
          <Button
            size="large"
            icon={<PackageCheck aria-hidden />}
            onPress={() => go({ at: 'evidence', meetingId: meeting.id })}
          >
            {t('next.evidence')}
          </Button>
        ) : null}
        {meeting.date >= dayHere() && !isRecorded ? (
          <RecordButton meetingId={meeting.id} kind="secondary" />
        ) : null}
      </div>
    </Card>
  );
}

function MeetingFacts({ meeting, sessions }: Pick<MeetingPageProps, 'meeting' | 'sessions'>) {
  const { t } = useTranslation(['meeting', 'vocabulary', 'common']);
  const format = useFormat();
  const days = sessions.length > 1 ? sessions.map((one) => format.day(one.date)).join(' · ') : null;
  const facts = [
    {
      name: t('meeting:form.purpose'),
      value: meeting.purpose && t(`vocabulary:meetingPurpose.${meeting.purpose}`),
    },
    {
      name: t('meeting:form.startTime'),
      value: meeting.startTime && format.timeOfDay(meeting.startTime),
    },
    { name: t('meeting:form.mode'), value: meeting.mode && t(`vocabulary:meetingMode.${meeting.mode}`) },
    { name: t('meeting:form.place'), value: meeting.place },
    { name: t('meeting:page.days'), value: days },
    { name: t('meeting:form.districtRecorded'), value: t(`common:${meeting.districtRecorded}`) },
    { name: t('meeting:form.notes'), value: meeting.notes.trim() === '' ? null : meeting.notes },
  ];
  return <Facts facts={facts.flatMap(({ name, value }) => (value ? [{ name, value }] : []))} />;
}

function fieldsOf(meeting: MeetingSummary) {
  const {
    recordings: _recordings,
    moments: _moments,
    disputed: _disputed,
    durationMs: _durationMs,
    ...fields
  } = meeting;
  return fields;
}
