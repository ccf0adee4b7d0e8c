import { useState } from 'react';
import { GOAL_KINDS, type Goal } from '../../../../shared/domain/index.ts';
import { useCall, useChange } from '../../../bridge/index.ts';
import {
  ErrorNotice,
  FormDialog,
  Notice,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../../components/index.ts';
import { useFormDraft } from '../../../drafts/index.ts';
import { useTranslation } from '../../../i18n/index.ts';

type AddGoalDialogProps = {
  isOpen: boolean;
  /** The moment that it is added from. */
  momentId: string;
  /** The children of the meeting; empty: any child. */
  studentIds: readonly string[];
  onClose(): void;
  onAdded(goal: Goal): void;
};

/** A goal, service or accommodation, added without leaving the moment. */
export function AddGoalDialog(props: AddGoalDialogProps) {
  return props.isOpen ? <OpenAddGoal {...props} /> : null;
}

function OpenAddGoal({ isOpen, momentId, studentIds, onClose, onAdded }: AddGoalDialogProps) {
  const { t } = useTranslation(['review', 'vocabulary', 'common']);
  const students = useCall('students', 'list');
  const add = useChange('goals', 'add');
  const [kind, setKind] = useState<Goal['kind']>('goal');
  const [text, setText] = useState('');
  const [area, setArea] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const draft = useFormDraft(
    { form: 'goal', of: { kind: 'moment', id: momentId } },
    { kind, text, area, chosen },
    (begun) => {
      setKind(begun.kind);
      setText(begun.text);
      setArea(begun.area);
      setChosen(begun.chosen);
    },
  );
  const children = (students.data ?? []).filter(
    (one) => studentIds.length === 0 || studentIds.includes(one.id),
  );
  const studentId = chosen ?? children[0]?.id ?? null;
  const submit = () => {
    setTried(true);
    if (text.trim() === '' || studentId === null) return;
    add.mutate(
      { studentId, kind, text: text.trim(), area: area.trim() === '' ? null : area.trim() },
      {
        onSuccess: draft.savedThen((goal) => {
          onAdded(goal);
          onClose();
        }),
      },
    );
  };
  return (
    <FormDialog
      title={t('review:goal.title')}
      isOpen={isOpen}
      onClose={onClose}
      draft={draft}
      submit={t('common:add')}
      onSubmit={submit}
      isPending={add.isPending}
    >
      {students.data && children.length === 0 ? (
        <Notice kind="careful">{t('review:goal.noChild')}</Notice>
      ) : null}
      <RadioGroup
        label={t('review:goal.kind')}
        orientation="horizontal"
        options={GOAL_KINDS.map((value) => ({ value, label: t(`vocabulary:goalKind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <TextArea
        label={t('review:goal.text')}
        need="required"
        value={text}
        onChange={setText}
        error={tried && text.trim() === '' ? t('review:goal.textNeeded') : null}
      />
      <TextField
        label={t('review:goal.area')}
        hint={t('review:goal.areaHint')}
        value={area}
        onChange={setArea}
      />
      {children.length > 1 ? (
        <Select
          label={t('review:goal.child')}
          options={children.map((one) => ({ value: one.id, label: one.initials }))}
          value={studentId}
          onChange={setChosen}
        />
      ) : null}
      <ErrorNotice error={add.error} />
    </FormDialog>
  );
}
