import { type ReactNode, useState } from 'react';
import { GOAL_KINDS, type Need } from '../../../../shared/domain/index.ts';
import { TakeOut } from '../../../app/index.ts';
import { useCall, useChange } from '../../../bridge/index.ts';
import { Checkbox, ErrorNotice, FormDialog, List, Row, TextField } from '../../../components/index.ts';
import { useFormDraft } from '../../../drafts/index.ts';
import { useFormat, useTranslation } from '../../../i18n/index.ts';
import { useNeedWords } from './words.ts';

type NeedDialogProps = { studentId: string; need?: Need; onClose(): void; onRemoved?(): void };

/** What the child needs, which evaluations found it and what meets it; or changes one when it is given (D84). */
export function NeedDialog({ studentId, need, onClose, onRemoved = onClose }: NeedDialogProps) {
  const { t } = useTranslation(['needs', 'goals', 'common', 'vocabulary']);
  const words = useNeedWords();
  const format = useFormat();
  const add = useChange('needs', 'add');
  const change = useChange('needs', 'change');
  const remove = useChange('needs', 'remove');
  const evaluations = useCall('evaluations', 'list', { studentId });
  const goals = useCall('goals', 'list', { studentId });
  const [text, setText] = useState(need?.text ?? '');
  const [evaluationIds, setEvaluationIds] = useState<string[]>(need?.evaluationIds ?? []);
  const [goalIds, setGoalIds] = useState<string[]>(need?.goalIds ?? []);
  const [asked, setAsked] = useState(false);
  const draft = useFormDraft(
    { form: 'need', of: need ? { kind: 'need', id: need.id } : { kind: 'student', id: studentId } },
    { text, evaluationIds, goalIds },
    (begun) => {
      setText(begun.text);
      setEvaluationIds(begun.evaluationIds);
      setGoalIds(begun.goalIds);
    },
  );

  function submit() {
    setAsked(true);
    if (text.trim() === '') return;
    const saved = { text: text.trim(), evaluationIds, goalIds };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (need) change.mutate({ id: need.id, change: saved }, done);
    else add.mutate({ studentId, ...saved }, done);
  }

  return (
    <FormDialog
      title={t(need ? 'needs:need.change' : 'needs:need.add')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending || remove.isPending}
    >
      <TextField
        label={t('needs:need.text')}
        hint={t('needs:need.textHint')}
        need="required"
        maxLength={500}
        value={text}
        onChange={setText}
        error={asked && text.trim() === '' ? t('needs:need.textMissing') : null}
        autoFocus
      />
      <Ticks legend={t('needs:need.evaluations')} none={t('needs:noEvaluations')}>
        {(evaluations.data ?? []).map(({ evaluation }) => (
          <Tick
            key={evaluation.id}
            id={evaluation.id}
            ids={evaluationIds}
            onChange={setEvaluationIds}
            hint={words.day(evaluation.date)}
          >
            {evaluation.title}
          </Tick>
        ))}
      </Ticks>
      <Ticks legend={t('needs:need.goals')} none={t('needs:need.goalsNone')}>
        {GOAL_KINDS.flatMap((kind) => (goals.data ?? []).filter((one) => one.kind === kind)).map((goal) => (
          <Tick
            key={goal.id}
            id={goal.id}
            ids={goalIds}
            onChange={setGoalIds}
            hint={[t(`vocabulary:goalKind.${goal.kind}`), goal.area, format.schoolYear(goal.schoolYear)]
              .filter(Boolean)
              .join(' · ')}
          >
            {goal.text}
          </Tick>
        ))}
      </Ticks>
      {need ? (
        <TakeOut
          label={t('needs:takeOut')}
          said={t('goals:removed', { text: need.text })}
          isPending={remove.isPending}
          error={remove.error}
          run={(done) => remove.mutate({ id: need.id }, { onSuccess: done })}
          onRemoved={onRemoved}
        />
      ) : null}
      <ErrorNotice error={add.error ?? change.error ?? evaluations.error ?? goals.error} />
    </FormDialog>
  );
}

/** As many as a child has: of hundreds only those in sight are drawn, and what is ticked stays ticked. */
function Ticks({ legend, none, children }: { legend: string; none: string; children: ReactNode[] }) {
  return (
    <fieldset className="need-ticks">
      <legend>{legend}</legend>
      {children.length === 0 ? <p className="quiet">{none}</p> : <List label={legend}>{children}</List>}
    </fieldset>
  );
}

type TickProps = {
  id: string;
  ids: readonly string[];
  onChange(ids: string[]): void;
  hint: string;
  children: string;
};

function Tick({ id, ids, onChange, hint, children }: TickProps) {
  return (
    <Row
      title={
        <Checkbox
          isSelected={ids.includes(id)}
          onChange={(isIn) => onChange(isIn ? [...ids, id] : ids.filter((one) => one !== id))}
          hint={hint}
        >
          {children}
        </Checkbox>
      }
    />
  );
}
