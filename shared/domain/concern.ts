import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, line, prose } from './vocabulary.ts';

/** D91: what a meeting about a problem is about. */
export const PROBLEM_KINDS = [
  'service-missed',
  'adjust-service',
  'conflict-teacher',
  'conflict-student',
  'other',
] as const;
export const problemKind = z.enum(PROBLEM_KINDS);
export type ProblemKind = z.infer<typeof problemKind>;

/**
 * D72: what a parent means to raise at a meeting, written down before it: one line, why it matters to her, and the goal
 * it is about. It is raised as soon as a moment names it (`concernId`).
 */
export const concernFields = z.object({
  meetingId: id,
  text: line.min(1),
  why: line.nullable().default(null),
  /** D44: the child's own point, which it raises itself. */
  fromChild: z.boolean().default(false),
  /** The note in the child's own window that it came from; its words here are the parent's copy. */
  childNoteId: id.nullable().default(null),
  goalId: id.nullable().default(null),
  /** Null: a concern like any other. The fields below may stand without it. */
  problem: problemKind.nullable().default(null),
  /** Since when, in her words: she often knows the month and not the day. */
  since: line.nullable().default(null),
  promised: prose.nullable().default(null),
  promisedBy: line.nullable().default(null),
  /** By when it was promised. */
  due: isoDate.nullable().default(null),
  /** What came of it so far, as far as she knows. */
  soFar: line.nullable().default(null),
  /** The promise, decision or note that it is about: at most one of them. */
  aboutMomentId: id.nullable().default(null),
  aboutDecisionId: id.nullable().default(null),
  aboutIncidentId: id.nullable().default(null),
  /** What was answered, in her words; the clip of the answer belongs to the moment in which she raised it. */
  answer: prose.nullable().default(null),
});
export const concernChange = changeOf(concernFields.omit({ meetingId: true, childNoteId: true }));
export type ConcernChange = z.input<typeof concernChange>;
export type ConcernFields = z.input<typeof concernFields>;

export const concern = concernFields.extend({
  id,
  /** The concern of an earlier meeting that was not raised there and goes on in this one. */
  carriedFromId: id.nullable().default(null),
  createdAt: utcInstant,
});
export type Concern = z.infer<typeof concern>;
