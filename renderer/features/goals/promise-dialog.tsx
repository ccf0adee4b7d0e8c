import { CircleCheck, CircleDashed, CircleX, Pencil } from 'lucide-react';
import { useState } from 'react';
import { type Commitment, DELIVERED, type Delivered, type Delivery } from '../../../shared/domain/index.ts';
import { TakeOut } from '../../app/index.ts';
import { useChange } from '../../bridge/index.ts';
import {
  Badge,
  type BadgeTone,
  DateField,
  Details,
  ErrorNotice,
  FormDialog,
  IconButton,
  List,
  RadioGroup,
  Row,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { dayHere, useFormat, useTranslation } from '../../i18n/index.ts';
import { usePromiseWords } from './use-words.ts';
import { WhoAndWhen } from './who-and-when.tsx';

/** As much of a promise or decision as its window needs. */
export type Told = Pick<Commitment, 'kind' | 'id' | 'text' | 'owner' | 'due' | 'madeOn' | 'deliveries'>;

/** What came of one promise: what was written down so far, and a new entry. */
export function PromiseDialog({ promise, onClose }: { promise: Told; onClose: () => void }) {
  const [editing, setEditing] = useState<Delivery | null>(null);
  return (
    <Entry
      key={editing?.id ?? 'new'}
      promise={promise}
      entry={editing}
      onEdit={setEditing}
      onClose={onClose}
    />
  );
}

type EntryProps = {
  promise: Told;
  entry: Delivery | null;
  onEdit: (entry: Delivery | null) => void;
  onClose: () => void;
};

function Entry({ promise, entry, onEdit, onClose }: EntryProps) {
  const { t } = useTranslation(['goals', 'common']);
  const form = useEntry(promise, entry, () => (entry ? onEdit(null) : onClose()));
  const remove = useChange('deliveries', 'remove');
  const format = useFormat();
  const words = usePromiseWords();
  const tally = words.tally(promise, dayHere());
  return (
    <FormDialog
      title={t('came.title')}
      isOpen
      onClose={entry ? () => onEdit(null) : onClose}
      draft={form.draft}
      submit={t('common:save')}
      onSubmit={form.submit}
      isPending={form.isPending || remove.isPending}
    >
      <p className="promise-words">{promise.text || t('promise.noWords')}</p>
      {tally ? <p className="quiet small">{tally}.</p> : null}
      {entry === null && promise.deliveries.length > 0 ? (
        <Entries entries={promise.deliveries} onEdit={onEdit} />
      ) : null}
      <RadioGroup
        label={t('came.delivered')}
        orientation="horizontal"
        options={DELIVERED.map((value) => ({ value, label: t(`delivered.${value}`) }))}
        value={form.fields.delivered}
        onChange={(delivered) => form.set({ delivered })}
        error={form.asked && form.fields.delivered === null ? t('came.deliveredMissing') : null}
      />
      <DateField
        label={t('came.date')}
        value={form.fields.date}
        onChange={(date) => form.set({ date })}
        error={form.asked && form.fields.date === null ? t('came.dateMissing') : null}
      />
      <TextField
        label={t('came.minutes')}
        hint={t('came.minutesHint')}
        inputMode="numeric"
        value={form.fields.minutes}
        onChange={(minutes) => form.set({ minutes })}
        error={form.minutesFit ? null : t('came.minutesWrong')}
      />
      <TextArea
        label={t('came.note')}
        hint={t('came.noteHint')}
        rows={2}
        value={form.fields.note}
        onChange={(note) => form.set({ note })}
      />
      {entry ? (
        <TakeOut
          label={t('came.remove')}
          said={t('removed', { text: format.day(entry.date) })}
          isPending={remove.isPending}
          error={remove.error}
          run={(done) => remove.mutate({ id: entry.id }, { onSuccess: done })}
          onRemoved={() => onEdit(null)}
        />
      ) : (
        <Details label={t('who.title')}>
          <WhoAndWhen promise={promise} />
        </Details>
      )}
      <ErrorNotice error={form.error} />
    </FormDialog>
  );
}

type Fields = { delivered: Delivered | null; date: string | null; minutes: string; note: string };

function useEntry(promise: Told, entry: Delivery | null, onSaved: () => void) {
  const add = useChange('deliveries', 'add');
  const change = useChange('deliveries', 'change');
  const [asked, setAsked] = useState(false);
  const [fields, setFields] = useState<Fields>({
    delivered: entry?.delivered ?? null,
    date: entry?.date ?? dayHere(),
    minutes: entry?.minutes?.toString() ?? '',
    note: entry?.note ?? '',
  });
  const set = (of: Partial<Fields>) => setFields((before) => ({ ...before, ...of }));
  const draft = useFormDraft(
    {
      form: 'delivery',
      of: entry ? { kind: 'delivery', id: entry.id } : { kind: promise.kind, id: promise.id },
    },
    fields,
    set,
  );
  const typed = fields.minutes.trim();
  const minutesFit = /^\d{0,5}$/.test(typed);
  function submit() {
    setAsked(true);
    const { delivered, date, note } = fields;
    if (delivered === null || date === null || !minutesFit) return;
    const saved = { delivered, date, note: note.trim(), minutes: typed === '' ? null : Number(typed) };
    const of = promise.kind === 'moment' ? { momentId: promise.id } : { decisionId: promise.id };
    const done = { onSuccess: draft.savedThen(onSaved) };
    if (entry) change.mutate({ id: entry.id, change: saved }, done);
    else add.mutate({ ...of, ...saved }, done);
  }
  return {
    fields,
    set,
    draft,
    asked,
    minutesFit,
    submit,
    isPending: add.isPending || change.isPending,
    error: add.error ?? change.error,
  };
}

const LOOK: Record<Delivered, { tone: BadgeTone; icon: typeof CircleCheck }> = {
  yes: { tone: 'good', icon: CircleCheck },
  partly: { tone: 'careful', icon: CircleDashed },
  no: { tone: 'careful', icon: CircleX },
};

/** Done, in part, not done: icon, word and colour together. */
export function DeliveredBadge({ delivered }: { delivered: Delivered }) {
  const { t } = useTranslation('goals');
  return <Badge {...LOOK[delivered]}>{t(`delivered.${delivered}`)}</Badge>;
}

function Entries({ entries, onEdit }: { entries: readonly Delivery[]; onEdit: (entry: Delivery) => void }) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  return (
    <List label={t('came.soFar')}>
      {entries.toReversed().map((entry) => (
        <Row
          key={entry.id}
          title={format.day(entry.date)}
          note={[entry.minutes === null ? null : t('came.gave', { count: entry.minutes }), entry.note]
            .filter(Boolean)
            .join(' · ')}
          marks={<DeliveredBadge delivered={entry.delivered} />}
          after={
            <IconButton
              label={t('came.change', { day: format.day(entry.date) })}
              icon={<Pencil aria-hidden />}
              onPress={() => onEdit(entry)}
            />
          }
        />
      ))}
    </List>
  );
}
