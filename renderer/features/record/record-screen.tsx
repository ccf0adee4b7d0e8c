import { useState } from 'react';
import { mayHoldRecordings } from '../../../shared/domain/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import { useCall, useCapture } from '../../bridge/index.ts';
import { BackLink, Button, ErrorNotice, Loading, Notice, Page } from '../../components/index.ts';
import { dayHere, useTranslation } from '../../i18n/index.ts';
import { BeforeStep } from './before-step.tsx';
import { CardStep } from './card-step.tsx';
import { consentFor } from './consent.ts';
import { FocusStep } from './focus-step.tsx';
import { Kept } from './kept.tsx';
import { Live } from './live.tsx';
import { newPlan } from './plan.ts';
import { useRunState } from './status.tsx';
import { type MeetingToRecord, useMeetingToRecord } from './use-meeting.ts';
import './record.css';

/** Recording a meeting in three calm steps: before, the start card, in the meeting; then: it is kept. */
export function RecordScreen({ route }: { route: Extract<Route, { at: 'record' }> }) {
  const { t } = useTranslation('record');
  const { data, error, retry } = useMeetingToRecord(route.meetingId);
  const archive = useCall('archive', 'state');
  if (error) {
    return (
      <Page title={t('title')}>
        <ErrorNotice error={error} onRetry={retry} />
      </Page>
    );
  }
  if (!data || !archive.data) return <Loading />;
  if (!mayHoldRecordings(data.meeting)) return <Mediation of={data} />;
  if (archive.data.state === 'open' && archive.data.readOnly) {
    return (
      <Page title={t('title')}>
        <Notice kind="careful">
          <p>{t('readOnly')}</p>
        </Notice>
      </Page>
    );
  }
  return <Steps key={route.meetingId} of={data} />;
}

/** Trap 6: said in words, and nothing here opens a microphone. */
function Mediation({ of }: { of: MeetingToRecord }) {
  const { t } = useTranslation('record');
  const { go } = useNavigation();
  return (
    <Page
      title={t('title')}
      above={<BackLink onPress={() => go({ at: 'meeting', id: of.meeting.id })}>{of.meeting.title}</BackLink>}
    >
      <Notice kind="careful" title={t('mediationTitle')}>
        <p>{t('mediation')}</p>
        <p className="small">{t('mediationSource')}</p>
      </Notice>
    </Page>
  );
}

function Steps({ of }: { of: MeetingToRecord }) {
  const [plan, setPlan] = useState(() => newPlan(of.meeting, of.sessions, dayHere()));
  const state = useRunState();
  const recorded = useCapture((news) => news.state?.running?.meetingId);
  const ended = useCapture((news) => news.ended);
  const consent = consentFor(of.meeting.state, plan.remote);
  const onPlan = (change: Partial<typeof plan>) => setPlan((before) => ({ ...before, ...change }));

  if (state && recorded === of.meeting.id) {
    return (
      <FocusStep key="live">
        <Live
          of={of}
          state={state}
          consent={consent}
          remote={plan.remote}
          district={plan.district}
          away={plan.away}
        />
      </FocusStep>
    );
  }
  if (recorded !== undefined) return <Elsewhere meetingId={recorded} />;
  if (ended?.meetingId === of.meeting.id) {
    return (
      <FocusStep key="kept">
        <Kept meeting={of.meeting} captureId={ended.captureId} diskFull={ended.diskFull} />
      </FocusStep>
    );
  }
  if (plan.step === 'before') {
    return (
      <FocusStep key="before">
        <BeforeStep
          meeting={of.meeting}
          sessions={of.sessions}
          plan={plan}
          consent={consent}
          onPlan={onPlan}
        />
      </FocusStep>
    );
  }
  return (
    <FocusStep key="card">
      <CardStep
        meeting={of.meeting}
        expected={of.expected}
        initials={of.initials}
        plan={plan}
        consent={consent}
        onPlan={onPlan}
      />
    </FocusStep>
  );
}

function Elsewhere({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('record');
  const { go } = useNavigation();
  return (
    <Page title={t('title')}>
      <Notice
        kind="careful"
        title={t('entry.elsewhereTitle')}
        actions={<Button onPress={() => go({ at: 'record', meetingId })}>{t('entry.go')}</Button>}
      >
        <p>{t('entry.elsewhere')}</p>
      </Notice>
    </Page>
  );
}
