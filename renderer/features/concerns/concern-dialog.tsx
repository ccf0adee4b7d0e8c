import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ConcernView } from '../../../shared/contract/index.ts';
import { useUndo } from '../../app/index.ts';
import { useCall, useChange } from '../../bridge/index.ts';
import { Button, ErrorNotice, FormDialog, Select, TextField, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

type ConcernDialogProps = { view: ConcernView; studentIds: readonly string[]; onClose(): void };

/** The words of a concern, why it matters, and the goal it is about; or takes it out. */
export function ConcernDialog({ view, studentIds, onClose }: ConcernDialogProps) {
  const { t } = useTranslation(['concerns', 'app', 'common']);
  const messages = useMessages();
  const undo = useUndo();
  const change = useChange('concerns', 'change');
  const remove = useChange('concerns', 'remove');
  const goals = useCall('goals', 'list', { studentId: null });
  const { id } = view.concern;
  const [text, setText] = useState(view.concern.text);
  const [why, setWhy] = useState(view.concern.why ?? '');
  const [goalId, setGoalId] = useState(view.concern.goalId);
  const ofMeeting = (goals.data ?? []).filter(
    (one) => studentIds.length === 0 || studentIds.includes(one.studentId) || one.id === goalId,
  );
  const save = () => {
    if (text.trim() === '') return;
    change.mutate(
      { id, change: { text: text.trim(), why: why.trim() || null, goalId } },
      { onSuccess: onClose },
    );
  };
  const takeOut = () =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          messages.say({
            text: t('concerns:removed'),
            action: { label: t('app:keys.undo'), run: () => void undo('undo') },
          });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('concerns:dialog.title')}
      isOpen
      onClose={onClose}
      submit={t('common:save')}
      onSubmit={save}
      isPending={change.isPending}
    >
      <TextField
        label={t('concerns:dialog.text')}
        value={text}
        onChange={setText}
        maxLength={500}
        error={text.trim() === '' ? t('concerns:dialog.needed') : null}
        autoFocus
      />
      <TextField label={t('concerns:dialog.why')} value={why} onChange={setWhy} maxLength={500} />
      {ofMeeting.length > 0 ? (
        <Select
          label={t('concerns:dialog.goal')}
          none={t('concerns:dialog.none')}
          options={ofMeeting.map((one) => ({
            value: one.id,
            label: one.area ? `${one.area}: ${one.text}` : one.text,
          }))}
          value={goalId}
          onChange={setGoalId}
        />
      ) : null}
      <div className="row">
        <Button kind="danger" icon={<Trash2 aria-hidden />} isPending={remove.isPending} onPress={takeOut}>
          {t('concerns:remove')}
        </Button>
      </div>
      <ErrorNotice error={change.error ?? remove.error ?? goals.error} />
    </FormDialog>
  );
}
