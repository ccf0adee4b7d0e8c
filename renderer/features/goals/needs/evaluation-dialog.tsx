import { useState } from 'react';
import { type Evaluation, FINDING_WORDS, UNDERSTOOD } from '../../../../shared/domain/index.ts';
import { TakeOut } from '../../../app/index.ts';
import { useChange } from '../../../bridge/index.ts';
import {
  DateField,
  ErrorNotice,
  FormDialog,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../../components/index.ts';
import { useFormDraft } from '../../../drafts/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { DocumentFields, pageOf } from './document-fields.tsx';

type EvaluationDialogProps = { studentId: string; evaluation?: Evaluation; onClose(): void };

/** What was evaluated, by whom, when, and what it found; or changes one when it is given (D84). */
export function EvaluationDialog(props: EvaluationDialogProps) {
  const { t } = useTranslation(['needs', 'goals', 'common']);
  const { studentId, evaluation, onClose } = props;
  const form = useEvaluationForm(props);
  const { fields, set } = form;
  const remove = useChange('evaluations', 'remove');
  return (
    <FormDialog
      title={t(evaluation ? 'needs:evaluation.change' : 'needs:evaluation.add')}
      isOpen
      onClose={onClose}
      draft={form.draft}
      submit={t('common:save')}
      onSubmit={form.submit}
      isPending={form.isPending || remove.isPending}
    >
      <TextField
        label={t('needs:evaluation.title')}
        hint={t('needs:evaluation.titleHint')}
        need="required"
        maxLength={500}
        value={fields.title}
        onChange={(title) => set({ title })}
        error={form.asked && fields.title.trim() === '' ? t('needs:evaluation.titleMissing') : null}
        autoFocus
      />
      <TextField
        label={t('needs:evaluation.evaluator')}
        maxLength={500}
        value={fields.evaluator}
        onChange={(evaluator) => set({ evaluator })}
      />
      <DateField label={t('needs:evaluation.date')} value={fields.date} onChange={(date) => set({ date })} />
      <TextArea
        label={t('needs:evaluation.findings')}
        value={fields.findings}
        onChange={(findings) => set({ findings })}
      />
      {fields.findings.trim() === '' ? null : (
        <RadioGroup
          label={t('needs:evaluation.findingsIn')}
          orientation="horizontal"
          options={FINDING_WORDS.toReversed().map((value) => ({
            value,
            label: t(`needs:evaluation.words.${value}`),
          }))}
          value={fields.findingsIn}
          onChange={(findingsIn) => set({ findingsIn })}
        />
      )}
      <DocumentFields
        studentId={studentId}
        documentId={fields.documentId}
        page={fields.page}
        onChange={set}
        isPageWrong={form.asked && pageOf(fields.page) === undefined}
      />
      <Select
        label={t('needs:understood.label')}
        hint={t('needs:understood.hint')}
        none={t('needs:understood.none')}
        options={UNDERSTOOD.map((value) => ({ value, label: t(`needs:understood.${value}`) }))}
        value={fields.understood}
        onChange={(understood) => set({ understood })}
      />
      {evaluation ? (
        <TakeOut
          label={t('needs:takeOut')}
          said={t('goals:removed', { text: evaluation.title })}
          isPending={remove.isPending}
          error={remove.error}
          run={(done) => remove.mutate({ id: evaluation.id }, { onSuccess: done })}
          onRemoved={onClose}
        />
      ) : null}
      <ErrorNotice error={form.error} />
    </FormDialog>
  );
}

function useEvaluationForm({ studentId, evaluation, onClose }: EvaluationDialogProps) {
  const add = useChange('evaluations', 'add');
  const change = useChange('evaluations', 'change');
  const [asked, setAsked] = useState(false);
  const [fields, setFields] = useState({
    title: evaluation?.title ?? '',
    evaluator: evaluation?.evaluator ?? '',
    date: evaluation?.date ?? null,
    findings: evaluation?.findings ?? '',
    findingsIn: evaluation?.findingsIn ?? ('parent' as Evaluation['findingsIn']),
    documentId: evaluation?.documentId ?? null,
    page: evaluation?.page ? String(evaluation.page) : '',
    understood: evaluation?.understood ?? null,
  });
  const set = (of: Partial<typeof fields>) => setFields((before) => ({ ...before, ...of }));
  const draft = useFormDraft(
    {
      form: 'evaluation',
      of: evaluation ? { kind: 'evaluation', id: evaluation.id } : { kind: 'student', id: studentId },
    },
    fields,
    set,
  );
  function submit() {
    setAsked(true);
    const page = pageOf(fields.page);
    if (fields.title.trim() === '' || page === undefined) return;
    const saved = {
      ...fields,
      title: fields.title.trim(),
      evaluator: fields.evaluator.trim() || null,
      findings: fields.findings.trim(),
      page,
    };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (evaluation) change.mutate({ id: evaluation.id, change: saved }, done);
    else add.mutate({ studentId, ...saved }, done);
  }
  return {
    fields,
    set,
    draft,
    asked,
    submit,
    isPending: add.isPending || change.isPending,
    error: add.error ?? change.error,
  };
}
