import { useState } from 'react';
import type { ConcernView } from '../../../shared/contract/index.ts';
import { type Concern, isProblem } from '../../../shared/domain/index.ts';
import { TakeOut } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Checkbox,
  Details,
  ErrorNotice,
  FormDialog,
  SelectAmong,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { AnswerOfMoment } from '../questions/index.ts';
import { ProblemFields, problemForm, problemSaved } from './problem-fields.tsx';

const nothing = () => undefined;

type ConcernDialogProps = {
  view: ConcernView;
  /** The meeting is over: what was answered is asked for. */
  isOver: boolean;
  studentIds: readonly string[];
  onClose(): void;
};

/** The words of a concern, why it matters, the goal and the problem it is about, and what was answered; or takes it out. */
export function ConcernDialog({ view, isOver, studentIds, onClose }: ConcernDialogProps) {
  const { t } = useTranslation(['concerns', 'common']);
  const change = useChange('concerns', 'change');
  const remove = useChange('concerns', 'remove');
  const goals = useCall('goals', 'list', { studentId: null });
  const { id } = view.concern;
  const [raised] = view.raised;
  const [form, setForm] = useState(() => formOf(view.concern));
  const set = (of: Partial<typeof form>) => setForm((before) => ({ ...before, ...of }));
  const draft = useFormDraft({ form: 'concern', of: { kind: 'concern', id } }, form, set);
  const { text, why, fromChild, goalId, answer } = form;
  const ofMeeting = (goals.data ?? []).filter(
    (one) => studentIds.length === 0 || studentIds.includes(one.studentId) || one.id === goalId,
  );
  const fields = <ProblemFields form={form} set={set} />;
  const save = () => {
    if (text.trim() === '') return;
    const words = { text: text.trim(), why: why.trim() || null, answer: answer.trim() || null };
    change.mutate(
      { id, change: { ...words, fromChild, goalId, ...problemSaved(form) } },
      { onSuccess: draft.savedThen(onClose) },
    );
  };
  return (
    <FormDialog
      title={t('concerns:dialog.title')}
      isOpen
      onClose={onClose}
      draft={draft}
      submit={t('common:save')}
      onSubmit={save}
      isPending={change.isPending || remove.isPending}
    >
      <TextField
        label={t('concerns:dialog.text')}
        value={text}
        onChange={(next) => set({ text: next })}
        maxLength={500}
        error={text.trim() === '' ? t('concerns:dialog.needed') : null}
        autoFocus
      />
      <TextField
        label={t('concerns:dialog.why')}
        value={why}
        onChange={(next) => set({ why: next })}
        maxLength={500}
      />
      <Checkbox isSelected={fromChild} onChange={(on) => set({ fromChild: on })}>
        {t('concerns:dialog.fromChild')}
      </Checkbox>
      {isOver || view.concern.answer !== null ? (
        <TextArea
          label={t('concerns:dialog.answer')}
          hint={t('concerns:dialog.answerHint')}
          rows={2}
          value={answer}
          onChange={(next) => set({ answer: next })}
        />
      ) : null}
      {raised ? (
        <section className="stack" data-gap="small" aria-label={t('concerns:dialog.answerClip')}>
          <h3>{t('concerns:dialog.answerClip')}</h3>
          <AnswerOfMoment momentId={raised.momentId} onSound={nothing} />
        </section>
      ) : null}
      {ofMeeting.length > 0 ? (
        <SelectAmong
          label={t('concerns:dialog.goal')}
          none={t('concerns:dialog.none')}
          options={ofMeeting.map((one) => ({
            value: one.id,
            label: one.area ? `${one.area}: ${one.text}` : one.text,
          }))}
          value={goalId}
          onChange={(next) => set({ goalId: next })}
        />
      ) : null}
      {isProblem(view.concern) ? (
        fields
      ) : (
        <Details label={t('concerns:dialog.problem')} opens={draft.begun !== null}>
          <div className="stack">{fields}</div>
        </Details>
      )}
      <TakeOut
        label={t('concerns:remove')}
        said={t('concerns:removed')}
        isPending={remove.isPending}
        error={remove.error}
        run={(done) => remove.mutate({ id }, { onSuccess: done })}
        onRemoved={onClose}
      />
      <ErrorNotice error={change.error ?? goals.error} />
    </FormDialog>
  );
}

function formOf(concern: Concern) {
  const { text, why, fromChild, goalId, answer } = concern;
  return { text, why: why ?? '', fromChild, goalId, answer: answer ?? '', ...problemForm(concern) };
}
