import { useState } from 'react';
import { type Decision, OUTCOMES } from '../../../shared/domain/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import {
  Button,
  DateField,
  Details,
  ErrorNotice,
  FormDialog,
  Select,
  SelectAmong,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type AddDecisionDialogProps = {
  isOpen: boolean;
  meetingId: string;
  /** The one to change; null or absent: a new one. */
  decision?: Decision | null;
  /** What is known already of a new one. */
  start?: Partial<Pick<Decision, 'text' | 'goalId' | 'outcome'>>;
  /** The moment that it is added from. */
  momentId?: string;
  onClose(): void;
  onAdded(decision: Decision): void;
};

/** A decision: what, the outcome, the reason given (D32), who does it by when. */
export function AddDecisionDialog(props: AddDecisionDialogProps) {
  return props.isOpen ? <OpenDecision key={props.decision?.id ?? 'new'} {...props} /> : null;
}

function OpenDecision({
  isOpen,
  meetingId,
  decision = null,
  start = {},
  momentId,
  onClose,
  onAdded,
}: AddDecisionDialogProps) {
  const { t } = useTranslation(['meeting', 'vocabulary', 'common']);
  const add = useChange('decisions', 'add');
  const change = useChange('decisions', 'change');
  const remove = useChange('decisions', 'remove');
  const goals = useCall('goals', 'list', { studentId: null });
  const [fields, setFields] = useState({
    text: decision?.text ?? start.text ?? '',
    outcome: decision?.outcome ?? start.outcome ?? null,
    goalId: decision?.goalId ?? start.goalId ?? null,
    reason: decision?.reason ?? '',
    owner: decision?.owner ?? '',
    due: decision?.due ?? null,
  });
  const [tried, setTried] = useState(false);
  const set = (of: Partial<typeof fields>) => setFields((before) => ({ ...before, ...of }));
  const of = decision
    ? { kind: 'decision' as const, id: decision.id }
    : momentId
      ? { kind: 'moment' as const, id: momentId }
      : { kind: 'meeting' as const, id: meetingId };
  const draft = useFormDraft({ form: 'decision', of }, fields, set);
  const submit = () => {
    setTried(true);
    if (fields.text.trim() === '') return;
    const saved = {
      ...fields,
      meetingId,
      text: fields.text.trim(),
      reason: fields.reason.trim() === '' ? null : fields.reason.trim(),
      owner: fields.owner.trim() === '' ? null : fields.owner.trim(),
    };
    const onSuccess = draft.savedThen((one: Decision) => {
      onAdded(one);
      onClose();
    });
    if (decision) change.mutate({ id: decision.id, change: saved }, { onSuccess });
    else add.mutate(saved, { onSuccess });
  };
  return (
    <FormDialog
      title={t(decision ? 'meeting:decision.editTitle' : 'meeting:decision.addTitle')}
      isOpen={isOpen}
      onClose={onClose}
      draft={draft}
      submit={t(decision ? 'common:save' : 'common:add')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending || remove.isPending}
    >
      <TextArea
        label={t('meeting:decision.text')}
        need="required"
        value={fields.text}
        onChange={(text) => set({ text })}
        error={tried && fields.text.trim() === '' ? t('meeting:decision.textNeeded') : null}
        autoFocus
      />
      <Select
        label={t('meeting:decision.outcome')}
        none={t('common:notSet')}
        options={OUTCOMES.map((value) => ({ value, label: t(`vocabulary:outcome.${value}`) }))}
        value={fields.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <Details label={t('meeting:decision.more')} opens={draft.begun !== null}>
        <div className="stack">
          <TextArea
            label={t('meeting:decision.reason')}
            rows={2}
            value={fields.reason}
            onChange={(reason) => set({ reason })}
          />
          <SelectAmong
            label={t('meeting:decision.goal')}
            none={t('common:notSet')}
            options={(goals.data ?? []).map((one) => ({ value: one.id, label: one.text }))}
            value={fields.goalId}
            onChange={(goalId) => set({ goalId })}
          />
          <TextField
            label={t('meeting:decision.owner')}
            value={fields.owner}
            onChange={(owner) => set({ owner })}
          />
          <DateField label={t('meeting:decision.due')} value={fields.due} onChange={(due) => set({ due })} />
          {decision ? (
            <div>
              <Button
                kind="danger"
                isPending={remove.isPending}
                onPress={() => remove.mutate({ id: decision.id }, { onSuccess: onClose })}
              >
                {t('meeting:decision.remove')}
              </Button>
            </div>
          ) : null}
        </div>
      </Details>
      <ErrorNotice error={add.error ?? change.error ?? remove.error} />
    </FormDialog>
  );
}
