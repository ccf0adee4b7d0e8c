import { useState } from 'react';
import type { PresentLevelView } from '../../../../shared/contract/index.ts';
import { searchFilters } from '../../../../shared/domain/index.ts';
import { TakeOut } from '../../../app/index.ts';
import { useCall, useChange } from '../../../bridge/index.ts';
import {
  DateField,
  ErrorNotice,
  FindSelect,
  FormDialog,
  type Option,
  TextField,
} from '../../../components/index.ts';
import { useFormDraft } from '../../../drafts/index.ts';
import { dayHere, useFormat, useTranslation } from '../../../i18n/index.ts';
import { DocumentFields, pageOf } from './document-fields.tsx';

type LevelDialogProps = { studentId: string; view?: PresentLevelView; onClose(): void };

/** How the child did in an area on a day, how that was measured and where it stands; or changes it (D86). */
export function LevelDialog(props: LevelDialogProps) {
  const { t } = useTranslation(['needs', 'goals', 'common']);
  const { studentId, view, onClose } = props;
  const level = view?.level;
  const form = useLevelForm(props);
  const { fields, set, missing } = form;
  const remove = useChange('levels', 'remove');
  return (
    <FormDialog
      title={t(level ? 'needs:levels.dialog.change' : 'needs:levels.dialog.add')}
      isOpen
      onClose={onClose}
      draft={form.draft}
      submit={t('common:save')}
      onSubmit={form.submit}
      isPending={form.isPending || remove.isPending}
    >
      <TextField
        label={t('needs:levels.dialog.area')}
        hint={t('needs:levels.dialog.areaHint')}
        need="required"
        maxLength={500}
        value={fields.area}
        onChange={(area) => set({ area })}
        error={missing(fields.area) ? t('needs:levels.dialog.areaMissing') : null}
        autoFocus
      />
      <TextField
        label={t('needs:levels.dialog.text')}
        hint={t('needs:levels.dialog.textHint')}
        need="required"
        maxLength={500}
        value={fields.text}
        onChange={(text) => set({ text })}
        error={missing(fields.text) ? t('needs:levels.dialog.textMissing') : null}
      />
      <DateField
        label={t('needs:levels.dialog.date')}
        value={fields.date}
        onChange={(date) => set({ date })}
        error={missing(fields.date ?? '') ? t('needs:levels.dialog.dateMissing') : null}
      />
      <TextField
        label={t('needs:levels.dialog.measure')}
        hint={t('needs:levels.dialog.measureHint')}
        maxLength={500}
        value={fields.measure}
        onChange={(measure) => set({ measure })}
      />
      <TextField
        label={t('needs:levels.dialog.source')}
        hint={t('needs:levels.dialog.sourceHint')}
        maxLength={500}
        value={fields.source}
        onChange={(source) => set({ source })}
      />
      <DocumentFields
        studentId={studentId}
        documentId={fields.documentId}
        page={fields.page}
        onChange={set}
        isPageWrong={form.asked && pageOf(fields.page) === undefined}
      />
      <DataMoment
        studentId={studentId}
        saved={view?.clip ?? null}
        value={fields.momentId}
        onChange={(momentId) => set({ momentId })}
      />
      {level ? (
        <TakeOut
          label={t('needs:takeOut')}
          said={t('goals:removed', { text: level.text })}
          isPending={remove.isPending}
          error={remove.error}
          run={(done) => remove.mutate({ id: level.id }, { onSuccess: done })}
          onRemoved={onClose}
        />
      ) : null}
      <ErrorNotice error={form.error} />
    </FormDialog>
  );
}

type DataMomentProps = {
  studentId: string;
  /** The one that was chosen before, which need not be among the newest, nor be data any more. */
  saved: PresentLevelView['clip'];
  value: string | null;
  onChange(momentId: string | null): void;
};

/** So many are shown at first; older ones are found by their words. */
const SHOWN = 20;

/** Her data moments as rows, the newest or those with these words, and how many more; null while that is not known. */
function useDataMoments(studentId: string, text: string) {
  const optionOf = useOption();
  const filters = searchFilters.parse({ kinds: ['moment'], type: 'data', studentId });
  const { data } = useCall('search', 'query', { text, filters, limit: SHOWN }, { keepLast: text !== '' });
  const [group] = data ?? [];
  const hits = (group?.hits ?? []).flatMap((hit) => (hit.kind === 'moment' ? [hit] : []));
  const rows = hits.map(({ id, moment, meeting }) => optionOf(id, moment, meeting.date));
  return { rows, more: data ? Math.max(0, (group?.count ?? 0) - rows.length) : null };
}

/** `October 20, 2026: He reads 42 words`, or when in the recording it was. */
function useOption() {
  const format = useFormat();
  return (
    id: string,
    { text, startMs }: { text: string; startMs: number },
    date: string,
  ): Option<string> => ({
    value: id,
    label: `${format.day(date)}: ${text || format.timecode(startMs)}`,
  });
}

/** Where somebody said so: one of the moments that she marked as data. Not asked when there is none. */
function DataMoment({ studentId, saved, value, onChange }: DataMomentProps) {
  const { t } = useTranslation(['needs', 'common']);
  const optionOf = useOption();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Option<string> | null>(null);
  const newest = useDataMoments(studentId, '');
  const found = useDataMoments(studentId, text.trim());
  if (newest.rows.length === 0 && value === null) return null;
  const before = saved && optionOf(saved.momentId, saved, saved.date);
  const known = [...newest.rows, picked, before];
  const isListed = newest.rows.some((one) => one.value === value);
  // One that is older, or is data no more, stays chosen until she takes it away.
  const chosen = known.find((one) => one?.value === value) ?? {
    value: value ?? '',
    label: t('needs:levels.dialog.moment'),
  };
  return (
    <FindSelect
      label={t('needs:levels.dialog.moment')}
      hint={t('needs:levels.dialog.momentHint')}
      none={t('needs:levels.dialog.momentNone')}
      rows={value === null || isListed || text.trim() !== '' ? found.rows : [chosen, ...found.rows]}
      value={value}
      chosen={value === null ? null : chosen.label}
      onChange={(id) => {
        setPicked(found.rows.find((one) => one.value === id) ?? null);
        onChange(id);
      }}
      text={text}
      onText={setText}
      find={newest.more ? t('common:find.byWords') : null}
      more={found.more}
    />
  );
}

function useLevelForm({ studentId, view, onClose }: LevelDialogProps) {
  const level = view?.level;
  const add = useChange('levels', 'add');
  const change = useChange('levels', 'change');
  const [asked, setAsked] = useState(false);
  const [fields, setFields] = useState({
    area: level?.area ?? '',
    text: level?.text ?? '',
    date: (level?.date ?? dayHere()) as string | null,
    measure: level?.measure ?? '',
    source: level?.source ?? '',
    documentId: level?.documentId ?? null,
    page: level?.page ? String(level.page) : '',
    momentId: level?.momentId ?? null,
  });
  const set = (of: Partial<typeof fields>) => setFields((before) => ({ ...before, ...of }));
  const draft = useFormDraft(
    {
      form: 'level',
      of: level ? { kind: 'level', id: level.id } : { kind: 'student', id: studentId },
    },
    fields,
    set,
  );
  function submit() {
    setAsked(true);
    const { date, documentId, momentId } = fields;
    const page = pageOf(fields.page);
    const [area, text] = [fields.area.trim(), fields.text.trim()];
    if (area === '' || text === '' || date === null || page === undefined) return;
    const measure = fields.measure.trim() || null;
    const source = fields.source.trim() || null;
    const saved = { area, text, date, measure, source, documentId, page, momentId };
    const done = { onSuccess: draft.savedThen(onClose) };
    if (level) change.mutate({ id: level.id, change: saved }, done);
    else add.mutate({ studentId, ...saved }, done);
  }
  return {
    fields,
    set,
    draft,
    missing: (value: string) => asked && value.trim() === '',
    asked,
    submit,
    isPending: add.isPending || change.isPending,
    error: add.error ?? change.error,
  };
}
