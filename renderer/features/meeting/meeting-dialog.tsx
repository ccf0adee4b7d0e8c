import { useId, useState } from 'react';
import {
  isConfidential,
  MEETING_KINDS,
  MEETING_MODES,
  MEETING_PURPOSES,
  type Meeting,
} from '../../../shared/domain/index.ts';
import { consentRules } from '../../../shared/reference/index.ts';
import { useChild, useMeetingKind } from '../../app/index.ts';
import { type CallInput, useCall, useChange } from '../../bridge/index.ts';
import {
  Checkbox,
  DateField,
  Details,
  ErrorNotice,
  FormDialog,
  Notice,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { clockOf, type Format, useFormat, useTranslation } from '../../i18n/index.ts';

type Fields = CallInput<'meetings', 'add'>;

type MeetingDialogProps = {
  isOpen: boolean;
  /** Null: a new one. */
  meeting: Meeting | null;
  onClose(): void;
  onDone(meeting: Meeting): void;
};

/** Add or change a meeting: name, day and kind first; everything else can wait under "More". */
export function MeetingDialog(props: MeetingDialogProps) {
  // Mounted only while open, so that it always starts from what the archive holds.
  return props.isOpen ? <OpenMeetingDialog {...props} /> : null;
}

function OpenMeetingDialog({ isOpen, meeting, onClose, onDone }: MeetingDialogProps) {
  const { t } = useTranslation(['meeting', 'vocabulary', 'common']);
  const { child } = useChild();
  const format = useFormat();
  const kindOf = useMeetingKind();
  const add = useChange('meetings', 'add');
  const change = useChange('meetings', 'change');
  const [fields, setFields] = useState<Fields>(() => startOf(meeting, child?.id ?? null, format));
  const [tried, setTried] = useState(false);
  const set = (of: Partial<Fields>) => setFields((before) => ({ ...before, ...of }));
  const draft = useFormDraft(
    { form: 'meeting', of: meeting ? { kind: 'meeting', id: meeting.id } : null },
    whole(fields),
    set,
  );
  const fits = fields.title.trim() !== '' && fields.date !== '' && timeFits(fields.startTime ?? null);

  const submit = () => {
    setTried(true);
    if (!fits) return;
    const onSuccess = draft.savedThen((saved: Meeting) => {
      onDone(saved);
      onClose();
    });
    const saved = { ...fields, startTime: fields.startTime ? clockOf(fields.startTime) : null };
    if (meeting) change.mutate({ id: meeting.id, change: saved }, { onSuccess });
    else add.mutate(saved, { onSuccess });
  };

  return (
    <FormDialog
      title={t(meeting ? 'meeting:form.editTitle' : 'meeting:form.addTitle')}
      isOpen={isOpen}
      onClose={onClose}
      draft={draft}
      submit={t(meeting ? 'common:save' : 'meeting:form.submit')}
      onSubmit={submit}
      isPending={add.isPending || change.isPending}
      width="wide"
    >
      <TextField
        label={t('meeting:form.title')}
        hint={t('meeting:form.titleHint')}
        need="required"
        value={fields.title}
        onChange={(title) => set({ title })}
        error={tried && fields.title.trim() === '' ? t('meeting:form.titleNeeded') : null}
        autoFocus={meeting === null}
      />
      <DateField
        label={t('meeting:form.date')}
        need="required"
        value={fields.date === '' ? null : fields.date}
        onChange={(date) => set({ date: date ?? '' })}
        error={tried && fields.date === '' ? t('meeting:form.dateNeeded') : null}
      />
      <RadioGroup
        label={t('meeting:form.kind')}
        orientation="horizontal"
        options={MEETING_KINDS.map((kind) => ({ value: kind, label: kindOf(kind) }))}
        value={fields.kind ?? 'iep'}
        onChange={(kind) => set({ kind })}
      />
      {fields.kind && isConfidential({ kind: fields.kind }) ? (
        <Notice kind="careful">{t('meeting:mediation')}</Notice>
      ) : null}
      <Details label={t('meeting:form.more')} opens={draft.begun !== null}>
        <MoreFields fields={fields} set={set} />
      </Details>
      <ErrorNotice error={add.error ?? change.error} />
    </FormDialog>
  );
}

function MoreFields({ fields, set }: { fields: Fields; set(of: Partial<Fields>): void }) {
  const { t } = useTranslation(['meeting', 'vocabulary', 'common']);
  return (
    <div className="stack">
      <Select
        label={t('meeting:form.purpose')}
        none={t('common:notSet')}
        options={MEETING_PURPOSES.map((one) => ({
          value: one,
          label: t(`vocabulary:meetingPurpose.${one}`),
        }))}
        value={fields.purpose ?? null}
        onChange={(purpose) => set({ purpose })}
      />
      <TextField
        label={t('meeting:form.startTime')}
        hint={t('meeting:form.startTimeHint')}
        value={fields.startTime ?? ''}
        error={timeFits(fields.startTime ?? null) ? null : t('meeting:form.startTimeWrong')}
        onChange={(typed) => set({ startTime: typed.trim() === '' ? null : typed })}
      />
      <RadioGroup
        label={t('meeting:form.mode')}
        options={MEETING_MODES.map((one) => ({ value: one, label: t(`vocabulary:meetingMode.${one}`) }))}
        value={fields.mode ?? null}
        onChange={(mode) => set({ mode })}
      />
      <TextField
        label={t('meeting:form.place')}
        value={fields.place ?? ''}
        onChange={(place) => set({ place: place === '' ? null : place })}
      />
      <Select
        label={t('meeting:form.state')}
        hint={t('meeting:form.stateHint')}
        none={t('common:notSet')}
        options={consentRules.map((one) => ({ value: one.code, label: one.name }))}
        value={fields.state ?? null}
        onChange={(state) => set({ state })}
      />
      <RadioGroup
        label={t('meeting:form.districtRecorded')}
        orientation="horizontal"
        options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`common:${value}`) }))}
        value={fields.districtRecorded ?? 'unknown'}
        onChange={(districtRecorded) => set({ districtRecorded })}
      />
      <ChildrenField fields={fields} set={set} />
      <TextArea
        label={t('meeting:form.notes')}
        value={fields.notes ?? ''}
        onChange={(notes) => set({ notes })}
      />
    </div>
  );
}

/** D23: one meeting can be about several children. */
function ChildrenField({ fields, set }: { fields: Fields; set(of: Partial<Fields>): void }) {
  const { t } = useTranslation('meeting');
  const students = useCall('students', 'list');
  const label = useId();
  const chosen = fields.studentIds ?? [];
  if (!students.data || students.data.length < 2) return null;
  return (
    <fieldset className="plain-set" aria-labelledby={label}>
      <span id={label} className="field-label">
        {t('form.children')}
      </span>
      {students.data.map((one) => (
        <Checkbox
          key={one.id}
          isSelected={chosen.includes(one.id)}
          onChange={(on) =>
            set({ studentIds: on ? [...chosen, one.id] : chosen.filter((id) => id !== one.id) })
          }
        >
          {one.initials}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** Every answer of the form, also those that were never given: what is kept of it must find its field again. */
function whole(fields: Fields) {
  return {
    title: fields.title,
    date: fields.date,
    kind: fields.kind ?? 'iep',
    purpose: fields.purpose ?? null,
    startTime: fields.startTime ?? null,
    mode: fields.mode ?? null,
    place: fields.place ?? null,
    state: fields.state ?? null,
    districtRecorded: fields.districtRecorded ?? 'unknown',
    studentIds: fields.studentIds ?? [],
    notes: fields.notes ?? '',
  };
}

function startOf(meeting: Meeting | null, childId: string | null, format: Format): Fields {
  if (meeting) {
    const { id: _id, createdAt: _createdAt, ...fields } = meeting;
    return { ...fields, startTime: fields.startTime === null ? null : format.timeOfDay(fields.startTime) };
  }
  return { title: '', date: '', kind: 'iep', studentIds: childId ? [childId] : [] };
}

function timeFits(time: string | null): boolean {
  return time === null || clockOf(time) !== null;
}
