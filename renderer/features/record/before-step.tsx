import { useEffect, useRef, useState } from 'react';
import type { MeetingSummary } from '../../../shared/contract/index.ts';
import type { Session } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { useCapture } from '../../bridge/index.ts';
import { BackLink, Button, Checkbox, Notice, Page, Section, Select } from '../../components/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import type { Consent } from './consent.ts';
import { ConsentRuleSection } from './consent-rule.tsx';
import { useHours } from './hours.ts';
import { MicrophoneChoice } from './microphone-choice.tsx';
import { ENOUGH_HOURS, type Plan } from './plan.ts';

type Props = {
  meeting: MeetingSummary;
  sessions: readonly Session[];
  plan: Plan;
  consent: Consent;
  onPlan: (change: Partial<Plan>) => void;
};

/** Step 1: the microphone, who must agree, and four things to look at. Nothing is recorded. */
export function BeforeStep({ meeting, sessions, plan, consent, onPlan }: Props) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const { go } = useNavigation();
  const [tried, setTried] = useState(false);
  const today = dayHere();
  const isThatDay = meeting.date === today || sessions.some((one) => one.date === today);
  const boxes = useRef<HTMLDivElement>(null);
  const next = () => {
    setTried(true);
    if (plan.checklist.inPlainSight) onPlan({ step: 'card' });
    else boxes.current?.querySelector('input')?.focus();
  };
  return (
    <Page
      title={t('before.title')}
      above={
        <>
          <BackLink onPress={() => go({ at: 'meeting', id: meeting.id })}>{meeting.title}</BackLink> ·{' '}
          {t('steps.before')}
        </>
      }
      about={t('before.about')}
    >
      {isThatDay ? null : (
        <Notice>
          <p>{t('before.otherDay', { day: format.day(meeting.date), today: format.day(today) })}</p>
        </Notice>
      )}
      {sessions.length > 1 ? (
        <Select
          label={t('before.sitting')}
          options={sessions.map((one) => ({
            value: one.id,
            label: t('before.sittingOf', { n: one.ordinal, day: format.day(one.date) }),
          }))}
          value={plan.sessionId}
          onChange={(sessionId) => onPlan({ sessionId })}
        />
      ) : null}
      <MicrophoneChoice />
      <ConsentRuleSection
        meeting={meeting}
        consent={consent}
        remote={plan.remote}
        onRemote={(remote) => onPlan({ remote })}
      />
      <div ref={boxes}>
        <Checks checklist={plan.checklist} onChange={(checklist) => onPlan({ checklist })} />
      </div>
      {tried && !plan.checklist.inPlainSight ? (
        <Notice kind="careful" announce="now">
          <p>{t('check.inPlainSightNeeded')}</p>
        </Notice>
      ) : null}
      <div className="row">
        <Button kind="primary" size="large" onPress={next}>
          {t('before.next')}
        </Button>
      </div>
    </Page>
  );
}

type ChecksProps = { checklist: Plan['checklist']; onChange: (checklist: Plan['checklist']) => void };

/** D60 and D62. The disk is measured and ticked by itself once; the rest only the person can see. */
function Checks({ checklist, onChange }: ChecksProps) {
  const { t } = useTranslation('record');
  const words = useHours();
  const hours = useCapture((news) => news.state?.diskHours ?? null);
  const [measured, setMeasured] = useState(false);
  useEffect(() => {
    if (measured || hours === null) return;
    setMeasured(true);
    if (hours >= ENOUGH_HOURS) onChange({ ...checklist, diskHours: true });
  }, [measured, hours, checklist, onChange]);
  const hint = {
    inPlainSight: t('check.inPlainSightHint'),
    power: t('check.powerHint'),
    diskHours:
      hours === null
        ? null
        : t(hours >= ENOUGH_HOURS ? 'check.diskHoursHint' : 'check.diskHoursLow', { hours: words(hours) }),
    secondRecorder: t('check.secondRecorderHint'),
  };
  return (
    <Section title={t('check.title')}>
      <div className="checks">
        {(['inPlainSight', 'power', 'diskHours', 'secondRecorder'] as const).map((what) => (
          <Checkbox
            key={what}
            isSelected={checklist[what]}
            onChange={(ticked) => onChange({ ...checklist, [what]: ticked })}
            hint={hint[what]}
          >
            {t(`check.${what}`)}
          </Checkbox>
        ))}
      </div>
    </Section>
  );
}
