import { documentCode, INCIDENT_KNOWN, type IncidentKnown } from '../../../shared/domain/index.ts';
import { MeetingField } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  Checkbox,
  DateField,
  RadioGroup,
  Select,
  SelectAmong,
  TextArea,
  TextField,
} from '../../components/index.ts';
import { clockOf, useTranslation } from '../../i18n/index.ts';

export type Fields = {
  text: string;
  date: string | null;
  time: string;
  said: string;
  present: string;
  known: IncidentKnown | null;
  toldBy: string;
  studentId: string | null;
  meetingId: string | null;
  goalId: string | null;
  documentId: string | null;
  private: boolean;
};
type Faults = {
  text: 'textNeeded' | null;
  date: 'dateNeeded' | 'dateToCome' | null;
  time: 'timeWrong' | null;
};
type PartProps = { fields: Fields; set(of: Partial<Fields>): void };

/** What keeps a note from being saved; all null: nothing does. */
export function faultsOf({ text, date, time }: Fields, today: string): Faults {
  const day = date === null ? 'dateNeeded' : date > today ? 'dateToCome' : null;
  return {
    text: text.trim() === '' ? 'textNeeded' : null,
    date: day,
    time: time.trim() === '' || clockOf(time) !== null ? null : 'timeWrong',
  };
}

/** She was not there herself: from whom she knows it is asked for. */
export function isHearsay(known: IncidentKnown | null): boolean {
  return known === 'was-told' || known === 'read';
}

/** What happened, when, what was said, who was there and how she knows. */
export function HappenedFields({
  fields,
  set,
  faults,
  isNew,
}: PartProps & { faults: Faults | null; isNew: boolean }) {
  const { t } = useTranslation('incidents');
  const said = (fault: Faults[keyof Faults] | undefined) => (fault ? t(`form.${fault}`) : null);
  return (
    <>
      <TextArea
        label={t('form.text')}
        hint={t('form.textHint')}
        need="required"
        value={fields.text}
        onChange={(text) => set({ text })}
        error={said(faults?.text)}
        autoFocus={isNew}
      />
      <DateField
        label={t('form.date')}
        need="required"
        value={fields.date}
        onChange={(date) => set({ date })}
        error={said(faults?.date)}
      />
      <TextField
        label={t('form.time')}
        hint={t('form.timeHint')}
        value={fields.time}
        onChange={(time) => set({ time })}
        error={said(faults?.time)}
      />
      <TextArea
        label={t('form.said')}
        hint={t('form.saidHint')}
        rows={3}
        value={fields.said}
        onChange={(text) => set({ said: text })}
      />
      <TextField
        label={t('form.present')}
        value={fields.present}
        onChange={(present) => set({ present })}
        maxLength={500}
      />
      <RadioGroup
        label={t('form.known')}
        orientation="horizontal"
        options={INCIDENT_KNOWN.map((value) => ({ value, label: t(`known.${value}`) }))}
        value={fields.known}
        onChange={(known) => set({ known })}
      />
      {isHearsay(fields.known) ? (
        <TextField
          label={t('form.toldBy')}
          value={fields.toldBy}
          onChange={(toldBy) => set({ toldBy })}
          maxLength={500}
        />
      ) : null}
    </>
  );
}

/** Child, meeting, goal, document, and whether anybody else may see it. */
export function AboutFields({ fields, set }: PartProps) {
  const { t } = useTranslation('incidents');
  const students = useCall('students', 'list').data ?? [];
  const goals = useCall('goals', 'list', { studentId: fields.studentId }).data ?? [];
  const documents = useCall('documents', 'list', {}).data ?? [];
  return (
    <div className="stack">
      <Checkbox
        isSelected={fields.private}
        onChange={(on) => set({ private: on })}
        hint={t('form.privateHint')}
      >
        {t('form.private')}
      </Checkbox>
      <Select
        label={t('form.student')}
        none={t('form.none')}
        options={students.map((one) => ({ value: one.id, label: one.initials }))}
        value={fields.studentId}
        onChange={(studentId) => set({ studentId })}
      />
      <MeetingField
        label={t('form.meeting')}
        none={t('form.none')}
        value={fields.meetingId}
        onChange={(meetingId) => set({ meetingId })}
      />
      <SelectAmong
        label={t('form.goal')}
        none={t('form.none')}
        options={goals.map((one) => ({
          value: one.id,
          label: one.area ? `${one.area}: ${one.text}` : one.text,
        }))}
        value={fields.goalId}
        onChange={(goalId) => set({ goalId })}
      />
      <SelectAmong
        label={t('form.document')}
        none={t('form.none')}
        options={documents.map((one) => ({
          value: one.id,
          label: `${documentCode(one.ordinal)} · ${one.title}`,
        }))}
        value={fields.documentId}
        onChange={(documentId) => set({ documentId })}
      />
    </div>
  );
}
