import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, line, prose } from './vocabulary.ts';

/** How she knows what she wrote down: a hearing asks whether she saw it or was told. */
export const INCIDENT_KNOWN = ['was-there', 'was-told', 'read'] as const;
export const incidentKnown = z.enum(INCIDENT_KNOWN);
export type IncidentKnown = z.infer<typeof incidentKnown>;

/**
 * D24: what happened on a day, without sound: threats at school, a call home, a service that did not happen. The words
 * are the parent's. Other children go by initials; nobody else's full name is asked for.
 */
export const incidentFields = z.object({
  /** The day on which it happened; when it was written down is `createdAt`. */
  date: isoDate,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable()
    .default(null),
  text: z.string().trim().min(1).max(20_000),
  /** What was said, and by whom, in her words. */
  said: prose.nullable().default(null),
  present: line.nullable().default(null),
  known: incidentKnown.nullable().default(null),
  toldBy: line.nullable().default(null),
  studentId: id.nullable().default(null),
  meetingId: id.nullable().default(null),
  /** A goal, a service or an accommodation. */
  goalId: id.nullable().default(null),
  documentId: id.nullable().default(null),
  /** Never leaves the archive. */
  private: z.boolean().default(false),
});
export const incidentChange = changeOf(incidentFields);
export type IncidentChange = z.input<typeof incidentChange>;
export type IncidentFields = z.input<typeof incidentFields>;

export const incident = incidentFields.extend({
  id,
  /** When it was written down, by this computer's clock. Never changes. */
  createdAt: utcInstant,
  /** Since when it reads as it does. */
  updatedAt: utcInstant,
});
export type Incident = z.infer<typeof incident>;

/** What of a note a version can differ in, in the order in which it is told. */
export const INCIDENT_FIELDS = [
  'text',
  'date',
  'time',
  'said',
  'present',
  'known',
  'toldBy',
  'studentId',
  'meetingId',
  'goalId',
  'documentId',
  'private',
] as const satisfies readonly (keyof z.infer<typeof incidentFields>)[];
export type IncidentField = (typeof INCIDENT_FIELDS)[number];

/** The fields in which two versions of a note differ. */
export function changedInIncident(before: Incident, after: Incident): IncidentField[] {
  return INCIDENT_FIELDS.filter((field) => before[field] !== after[field]);
}

/** Whether it was changed after it was first written down. */
export function wasRewritten({ createdAt, updatedAt }: Pick<Incident, 'createdAt' | 'updatedAt'>): boolean {
  return updatedAt !== createdAt;
}

/** `N-01`: how a bundle names a note without sound. */
export function incidentCode(place: number): string {
  return `N-${String(place).padStart(2, '0')}`;
}
