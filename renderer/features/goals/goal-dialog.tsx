import { useState } from 'react';
import { GOAL_KINDS, type Goal, type Student } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { ErrorNotice, FormDialog, RadioGroup, TextArea, TextField } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

/** Adds a goal, service or accommodation; or changes one when `goal` is given. */
export function GoalDialog(props: {
  child: Pick<Student, 'id' | 'schoolYear'>;
  goal?: Goal;
  onClose: () => void;
}) {
  const { t } = useTranslation(['goals', 'common', 'vocabulary']);
  const { goal, onClose } = props;
  const add = useChange('goals', 'add');
  const change = useChange('goals', 'change');
  const [kind, setKind] = useState<Goal['kind']>(goal?.kind ?? 'goal');
  const [text, setText] = useState(goal?.text ?? '');
  const [area, setArea] = useState(goal?.area ?? '');
  const [baseline, setBaseline] = useState(goal?.baseline ?? '');
  const [target, setTarget] = useState(goal?.target ?? '');
  const [schoolYear, setSchoolYear] = useState(
    goal ? (goal.schoolYear ?? '') : (props.child.schoolYear ?? ''),
  );
  const [asked, setAsked] = useState(false);
  const isEmpty = text.trim() === '';

  function submit() {
    setAsked(true);
    if (isEmpty) return;
    const fields = {
      kind,
      text: text.trim(),
      area: orNull(area),
      baseline: orNull(baseline),
      target: orNull(target),
      schoolYear: orNull(schoolYear),
    };
    const done = { onSuccess: onClose };
    if (goal) change.mutate({ id: goal.id, change: fields }, done);
    else add.mutate({ studentId: props.child.id, ...fields }, done);
  }

  return (
    <FormDialog
      title={goal ? t('dialog.change') : t('dialog.add')}
      isOpen
      onClose={onClose}
      submit={t('common:save')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending}
    >
      <RadioGroup
        label={t('dialog.kind')}
        orientation="horizontal"
        options={GOAL_KINDS.map((value) => ({ value, label: t(`vocabulary:goalKind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextArea
        label={t('dialog.text')}
        hint={t('dialog.textHint')}
        need="required"
        value={text}
        onChange={setText}
        error={asked && isEmpty ? t('dialog.textMissing') : null}
        autoFocus
      />
      <TextField label={t('dialog.area')} hint={t('dialog.areaHint')} value={area} onChange={setArea} />
      {kind === 'goal' ? (
        <>
          <TextField label={t('dialog.baseline')} value={baseline} onChange={setBaseline} />
          <TextField label={t('dialog.target')} value={target} onChange={setTarget} />
        </>
      ) : null}
      <TextField label={t('dialog.schoolYear')} value={schoolYear} onChange={setSchoolYear} />
      <ErrorNotice error={add.error ?? change.error} />
    </FormDialog>
  );
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
