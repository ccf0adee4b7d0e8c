import { useState } from 'react';
import { MOMENT_TYPES, OUTCOMES } from '../../../../shared/domain/index.ts';
import { useCall } from '../../../bridge/index.ts';
import { Button, Select, SelectAmong } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { AddDecisionDialog } from '../../meeting/index.ts';
import { AddGoalDialog } from './add-goal-dialog.tsx';
import type { MomentPart } from './moment-form.tsx';
import { SafeTextArea } from './safe-text-area.tsx';

/** What kind of moment it is, and what came of it. */
export function KindFields({ moment, change }: MomentPart) {
  const { t } = useTranslation(['review', 'vocabulary']);
  return (
    <div className="field-pair">
      <Select
        label={t('review:form.type')}
        options={MOMENT_TYPES.map((type) => ({ value: type, label: t(`vocabulary:momentType.${type}`) }))}
        value={moment.type}
        onChange={(type) => {
          if (type) change({ type });
        }}
      />
      <Select
        label={t('review:form.outcome')}
        none={t('review:form.notSaid')}
        options={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`vocabulary:outcome.${outcome}`) }))}
        value={moment.outcome}
        onChange={(outcome) => change({ outcome })}
      />
    </div>
  );
}

/** Which goal or decision it belongs to, and the reason that was given. */
export function AboutFields(part: MomentPart) {
  const { t } = useTranslation('review');
  return (
    <>
      <div className="field-pair">
        <GoalField {...part} />
        <DecisionField {...part} />
      </div>
      <ConcernField {...part} />
      <SafeTextArea part={part} field="reason" label={t('form.reason')} />
    </>
  );
}

function GoalField({ moment, data, change }: MomentPart) {
  const { t } = useTranslation(['review', 'vocabulary']);
  const [adding, setAdding] = useState(false);
  const goals = useCall('goals', 'list', { studentId: null });
  const children = data.meeting.studentIds;
  const ofMeeting = (goals.data ?? []).filter(
    (one) => children.length === 0 || children.includes(one.studentId) || one.id === moment.goalId,
  );
  return (
    <div className="stack goal-field" data-gap="small">
      <SelectAmong
        label={t('review:form.goal')}
        none={t('review:form.none')}
        options={ofMeeting.map((one) => ({
          value: one.id,
          label: one.area ? `${one.area}: ${one.text}` : one.text,
        }))}
        value={moment.goalId}
        onChange={(goalId) => change({ goalId })}
      />
      <Button kind="link" onPress={() => setAdding(true)}>
        {t('review:form.addGoal')}
      </Button>
      <AddGoalDialog
        momentId={moment.id}
        isOpen={adding}
        studentIds={children}
        onClose={() => setAdding(false)}
        onAdded={(goal) => change({ goalId: goal.id })}
      />
    </div>
  );
}

function DecisionField({ moment, data, change }: MomentPart) {
  const { t } = useTranslation('review');
  const [adding, setAdding] = useState(false);
  const decisions = useCall('decisions', 'list', { meetingId: data.meeting.id });
  return (
    <div className="stack" data-gap="small">
      <SelectAmong
        label={t('form.decision')}
        none={t('form.none')}
        options={(decisions.data ?? []).map((one) => ({ value: one.id, label: one.text }))}
        value={moment.decisionId}
        onChange={(decisionId) => change({ decisionId })}
      />
      <Button kind="link" onPress={() => setAdding(true)}>
        {t('form.addDecision')}
      </Button>
      <AddDecisionDialog
        isOpen={adding}
        meetingId={data.meeting.id}
        momentId={moment.id}
        start={{ text: moment.text, goalId: moment.goalId, outcome: moment.outcome }}
        onClose={() => setAdding(false)}
        onAdded={(decision) => change({ decisionId: decision.id })}
      />
    </div>
  );
}

/** D72: where she raised what she had written down before the meeting. Only when she has. */
function ConcernField({ moment, data, change }: MomentPart) {
  const { t } = useTranslation('review');
  const concerns = useCall('concerns', 'list', { meetingId: data.meeting.id });
  if (!concerns.data || concerns.data.length === 0) return null;
  return (
    <SelectAmong
      label={t('form.concern')}
      hint={t('form.concernHint')}
      none={t('form.none')}
      options={concerns.data.map(({ concern }) => ({ value: concern.id, label: concern.text }))}
      value={moment.concernId}
      onChange={(concernId) => change({ concernId })}
    />
  );
}
