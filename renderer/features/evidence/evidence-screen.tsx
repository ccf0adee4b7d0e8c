import { Mail, MessagesSquare } from 'lucide-react';
import { useState } from 'react';
import { isConfidential } from '../../../shared/domain/index.ts';
import { type Route, useNavigation, useToldApart } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, Page, Section, Select } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { CheckBundle } from './check-bundle.tsx';
import { MakeBundle } from './make-bundle.tsx';
import { PastBundles } from './past-bundles.tsx';
import { WhatLeft } from './what-left.tsx';
import './evidence.css';

/** Meetings of one archive that a choice can be made from; older ones are reached from their own page. */
const MOST = 500;

/** From marked moments to a folder that an attorney opens: choose, look, make; and check what others hand over. */
export function EvidenceScreen({ route }: { route: Extract<Route, { at: 'evidence' }> }) {
  const { t } = useTranslation('evidence');
  const { go, adjust } = useNavigation();
  const format = useFormat();
  const toldApart = useToldApart();
  const meetings = useCall('meetings', 'list', { limit: MOST, offset: 0 });
  const [picked, setPicked] = useState<string | null>(null);
  // A note of what happened needs no recording: without any, every meeting may carry it.
  const notes = useCall('incidents', 'list', { studentId: null });
  const open = (meetings.data ?? []).filter((one) => !isConfidential(one));
  const sounding = open.filter((one) => one.recordings > 0);
  const offered = sounding.length === 0 && (notes.data?.length ?? 0) > 0 ? open : sounding;
  const chosen = route.meetingId ?? picked;
  const meetingId = offered.some((one) => one.id === chosen) ? chosen : (offered[0]?.id ?? null);
  return (
    <Page title={t('title')} about={t('intro')}>
      <ErrorNotice error={meetings.error} onRetry={() => void meetings.refetch()} />
      {!meetings.data && !meetings.error ? <Loading /> : null}
      {meetings.data && offered.length === 0 ? (
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
      {meetingId ? (
        <>
          <Section title={t('steps.meeting')}>
            <Select
              label={t('meeting')}
              options={offered.map((one) => ({
                value: one.id,
                label: toldApart(`${one.title}, ${format.day(one.date)}`, one),
              }))}
              value={meetingId}
              onChange={(id) => {
                setPicked(id);
                if (id) adjust({ at: 'evidence', meetingId: id });
              }}
            />
            <LetterFirst meetingId={meetingId} />
          </Section>
          <MakeBundle key={meetingId} meetingId={meetingId} />
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
