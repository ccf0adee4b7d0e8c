import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { firstStep } from './first-meeting.ts';
import {
  attendance,
  id,
  line,
  meetingKind,
  meetingMode,
  meetingPurpose,
  prose,
  role,
  yesNoUnknown,
} from './vocabulary.ts';

/** Initials only: the archive needs no full name, and what is not kept cannot leak. */
export const studentFields = z.object({
  initials: line.min(1).max(12),
  birthDate: isoDate.nullable().default(null),
  schoolYear: line.nullable().default(null),
});
export const studentChange = changeOf(studentFields);
export type StudentChange = z.input<typeof studentChange>;
export type StudentFields = z.input<typeof studentFields>;
export const student = studentFields.extend({ id });
export type Student = z.infer<typeof student>;

/** Dots, blanks and case do not tell two children apart: JR is J.R. */
export function sameInitials(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('en').replace(/[.\s]/g, '');
  return plain(a) === plain(b);
}

export const meetingFields = z.object({
  title: line.min(1),
  kind: meetingKind.default('iep'),
  purpose: meetingPurpose.nullable().default(null),
  date: isoDate,
  startTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  mode: meetingMode.nullable().default(null),
  /** Two-letter code; chooses the recording rule that is shown. */
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  place: line.nullable().default(null),
  districtRecorded: yesNoUnknown.default('unknown'),
  notes: prose.default(''),
  /** Who sat where, from left to right (D34): it helps to tell voices apart. */
  seating: prose.default(''),
  studentIds: z.array(id).max(12).default([]),
});
export const meetingChange = changeOf(meetingFields);
export type MeetingChange = z.input<typeof meetingChange>;
export type MeetingFields = z.input<typeof meetingFields>;
export const meeting = meetingFields.extend({
  id,
  /** What she ticked of the list before the first meeting (D76). */
  prepared: z.array(firstStep).default([]),
  createdAt: utcInstant,
});
export type Meeting = z.infer<typeof meeting>;

/**
 * What is said in a mediation is confidential, and may not be used as evidence (34 CFR 300.506(b)(8)): it is neither
 * recorded nor copied, printed or handed on. The meeting itself may be listed.
 */
export function isConfidential({ kind }: Pick<Meeting, 'kind'>): boolean {
  return kind === 'mediation';
}

/** What a choice of a meeting shows of it. */
export const meetingName = meeting.pick({ id: true, title: true, date: true, studentIds: true });
export type MeetingName = z.infer<typeof meetingName>;

/** Among which one is chosen: every one; no mediation; of those the recorded ones; the ones that have moments. */
export const meetingsOffered = z.enum(['every', 'open', 'recorded', 'marked']);
export type MeetingsOffered = z.infer<typeof meetingsOffered>;

/** One sitting of a meeting; a meeting may take several days (D35). */
export const session = z.object({
  id,
  meetingId: id,
  ordinal: z.number().int().min(1),
  date: isoDate,
  label: line.nullable(),
});
export type Session = z.infer<typeof session>;

export const personFields = z.object({ label: line.min(1), role });
export const personChange = changeOf(personFields);
export type PersonChange = z.input<typeof personChange>;
export type PersonFields = z.input<typeof personFields>;
export const person = personFields.extend({ id });
export type Person = z.infer<typeof person>;

export const attendee = z.object({ meetingId: id, personId: id, attendance });
export type Attendee = z.infer<typeof attendee>;

/** How somebody stands who is added to a meeting of that day: nobody was at a meeting that is still to come. */
export function attendanceAtFirst({ date }: Pick<Meeting, 'date'>, today: string): Attendee['attendance'] {
  return date > today ? 'invited' : 'present';
}
