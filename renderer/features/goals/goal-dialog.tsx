import { useState } from 'react';
import type { GoalSummary } from '../../../shared/contract/index.ts';
import {
  bySchoolYear,
  GOAL_KINDS,
  type Goal,
  mayContinue,
  type Student,
  schoolYearName,
} from '../../../shared/domain/index.ts';
import { SchoolYearField } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import {
  ErrorNotice,
  FormDialog,
  RadioGroup,
  SelectAmong,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { HowClip } from './how-clip.tsx';
import { BaselineOffers } from './needs/index.ts';

type GoalDialogProps = {
  child: Pick<Student, 'id' | 'schoolYear'>;
  /** All goals of the child: one of an earlier year may go on in this one. */
  goals: readonly GoalSummary[];
  goal?: Goal;
  onClose: () => void;
};

/** Adds a goal, service or accommodation; or changes one when `goal` is given. */
export function GoalDialog(props: GoalDialogProps) {
  const { t } = useTranslation(['goals', 'common', 'vocabulary']);
  const { goal, onClose } = props;
  const form = useGoalForm(props);
  const { fields, set } = form;
  return (
    <FormDialog
      title={goal ? t('dialog.change') : t('dialog.add')}
      isOpen
      onClose={onClose}
      draft={form.draft}
      submit={t('common:save')}
      onSubmit={form.submit}
      isPending={form.isPending}
    >
      <RadioGroup
        label={t('dialog.kind')}
        orientation="horizontal"
        options={GOAL_KINDS.map((value) => ({ value, label: t(`vocabulary:goalKind.${value}`) }))}
        value={fields.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextArea
        label={t('dialog.text')}
        hint={t('dialog.textHint')}
        need="required"
        value={fields.text}
        onChange={(text) => set({ text })}
        error={form.asked && form.isEmpty ? t('dialog.textMissing') : null}
        autoFocus
      />
      <TextField
        label={t('dialog.area')}
        hint={t('dialog.areaHint')}
        value={fields.area}
        onChange={(area) => set({ area })}
      />
      {fields.kind === 'goal' ? (
        <div className="goal-pair">
          <TextField
            label={t('dialog.baseline')}
            value={fields.baseline}
            onChange={(baseline) => set({ baseline })}
          />
          <TextField
            label={t('dialog.target')}
            value={fields.target}
            onChange={(target) => set({ target })}
          />
        </div>
      ) : null}
      {fields.kind === 'goal' ? (
        <BaselineOffers
          studentId={props.child.id}
          area={fields.area}
          onChoose={(baseline) => set({ baseline })}
        />
      ) : null}
      <TextArea
        label={t('dialog.howDone')}
        hint={t('dialog.howDoneHint')}
        rows={2}
        value={fields.howDone}
        onChange={(howDone) => set({ howDone })}
      />
      {goal && fields.howDone.trim() !== '' ? (
        <HowClip
          goalId={goal.id}
          value={fields.howMomentId}
          onChange={(howMomentId) => set({ howMomentId })}
        />
      ) : null}
      <SchoolYearField value={fields.schoolYear} onChange={(schoolYear) => set({ schoolYear })} />
      <Continues {...props} value={fields.continuesId} onChange={(continuesId) => set({ continuesId })} />
      <ErrorNotice error={form.error} />
    </FormDialog>
  );
}

function useGoalForm({ child, goal, onClose }: GoalDialogProps) {
  const add = useChange('goals', 'add');
  const change = useChange('goals', 'change');
  const [asked, setAsked] = useState(false);
  const [fields, setFields] = useState({
    kind: goal?.kind ?? ('goal' as Goal['kind']),
    text: goal?.text ?? '',
    area: goal?.area ?? '',
    baseline: goal?.baseline ?? '',
    target: goal?.target ?? '',
    howDone: goal?.howDone ?? '',
    howMomentId: goal?.howMomentId ?? null,
    schoolYear: goal ? (goal.schoolYear ?? '') : (child.schoolYear ?? ''),
    continuesId: goal?.continuesId ?? null,
  });
  const set = (of: Partial<typeof fields>) => setFields((before) => ({ ...before, ...of }));
  const draft = useFormDraft(
    { form: 'goal', of: goal ? { kind: 'goal', id: goal.id } : { kind: 'student', id: child.id } },
    fields,
    set,
  );
  const isEmpty = fields.text.trim() === '';
  function submit() {
    setAsked(true);
    if (isEmpty) return;
    const { kind, howMomentId, continuesId } = fields;
    const howDone = orNull(fields.howDone);
    const saved = {
      kind,
      text: fields.text.trim(),
      area: orNull(fields.area),
      baseline: orNull(fields.baseline),
      target: orNull(fields.target),
      howDone,
      howMomentId: howDone === null ? null : howMomentId,
      schoolYear: schoolYearName(fields.schoolYear),
      continuesId,
    };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (goal) change.mutate({ id: goal.id, change: saved }, done);
    else add.mutate({ studentId: child.id, ...saved }, done);
  }
  return {
    fields,
    set,
    draft,
    asked,
    isEmpty,
    submit,
    isPending: add.isPending || change.isPending,
    error: add.error ?? change.error,
  };
}

type ContinuesProps = GoalDialogProps & { value: string | null; onChange: (id: string | null) => void };

/** Which goal of an earlier year this one goes on from. Not asked when there is none. */
function Continues({ child, goals, goal, value, onChange }: ContinuesProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const of = { id: goal?.id ?? '', studentId: child.id };
  const earlier = goals
    .filter((one) => one.id !== goal?.id && mayContinue(of, one.id, goals))
    .toSorted((a, b) => bySchoolYear(b.schoolYear ?? '', a.schoolYear ?? ''));
  if (earlier.length === 0) return null;
  return (
    <SelectAmong
      label={t('dialog.continues')}
      none={t('dialog.continuesNone')}
      options={earlier.map((one) => ({
        value: one.id,
        label: [format.schoolYear(one.schoolYear), one.text].filter(Boolean).join(': '),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
