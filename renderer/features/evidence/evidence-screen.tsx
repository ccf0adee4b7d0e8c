import { Mail, MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import {
  MeetingField,
  type Route,
  useChosenMeeting,
  useMeetingChoices,
  useNavigation,
} from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, Page, Section } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { CheckBundle } from './check-bundle.tsx';
import { MakeBundle } from './make-bundle.tsx';
import { PastBundles } from './past-bundles.tsx';
import { WhatLeft } from './what-left.tsx';
import './evidence.css';

/** From marked moments to a folder that an attorney opens: choose, look, make; and check what others hand over. */
export function EvidenceScreen({ route }: { route: Extract<Route, { at: 'evidence' }> }) {
  const { t } = useTranslation('evidence');
  const { go, adjust } = useNavigation();
  const recorded = useMeetingChoices({ offered: 'recorded' });
  const [picked, setPicked] = useState<string | null>(null);
  // A note of what happened needs no recording: without any, every meeting may carry it.
  const notes = useCall('incidents', 'list', { studentId: null });
  const hasNotesAlone = recorded.data?.meetings.length === 0 && (notes.data?.length ?? 0) > 0;
  const offered = hasNotesAlone ? 'open' : 'recorded';
  const wanted = route.meetingId ?? picked;
  const { name, newest, problem } = useChosenMeeting({ offered }, wanted);
  const meetings = newest.data?.meetings;
  const isKnown = wanted === null || name !== undefined;
  const meetingId = name?.id ?? (isKnown ? (meetings?.[0]?.id ?? null) : null);
  return (
    <Page title={t('title')} about={t('intro')}>
      {meetings ? null : <ErrorNotice error={newest.error} onRetry={() => void newest.refetch()} />}
      {meetings || newest.error ? null : <Loading />}
      {meetings?.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          action={
            <Button
              kind="primary"
              icon={<MessagesSquare aria-hidden />}
              onPress={() => go({ at: 'meetings' })}
            >
              {t('toMeetings')}
            </Button>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : null}
      {meetings && meetings.length > 0 ? (
        <>
          <Section title={t('steps.meeting')}>
            <MeetingField
              label={t('meeting')}
              offered={offered}
              value={meetingId ?? wanted}
              onChange={(id) => {
                setPicked(id);
                if (id) adjust({ at: 'evidence', meetingId: id });
              }}
            />
            {meetingId ? <LetterFirst meetingId={meetingId} /> : null}
          </Section>
          {meetingId ? <MakeBundle key={meetingId} meetingId={meetingId} /> : null}
          {meetingId || problem ? null : <Loading />}
        </>
      ) : null}
      <PastBundles />
      <WhatLeft />
      <CheckBundle />
    </Page>
  );
}

/** What was misunderstood is often put right by a letter; a bundle is for what is not (D49). */
function LetterFirst({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('evidence');
  const { go } = useNavigation();
  return (
    <p className="quiet letter-first">
      {t('letterFirst')}
      <Button kind="link" icon={<Mail aria-hidden />} onPress={() => go({ at: 'outcomes', meetingId })}>
        {t('letterFirstDo')}
      </Button>
    </p>
  );
}
