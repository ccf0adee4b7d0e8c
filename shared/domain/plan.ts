import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, inIep, line, outcome, pageNumber, prose } from './vocabulary.ts';

/** D71: three kinds with one shape, so that one thread serves all. */
export const GOAL_KINDS = ['goal', 'service', 'accommodation'] as const;
export const goalKind = z.enum(GOAL_KINDS);

export const goalFields = z.object({
  studentId: id,
  kind: goalKind.default('goal'),
  area: line.nullable().default(null),
  text: prose.min(1),
  baseline: line.nullable().default(null),
  target: line.nullable().default(null),
  schoolYear: line.nullable().default(null),
  /** D50: how it will be done, and the moment where somebody said so. */
  howDone: prose.nullable().default(null),
  howMomentId: id.nullable().default(null),
  /** The goal of an earlier year that this one goes on from. */
  continuesId: id.nullable().default(null),
});
export const goalChange = changeOf(goalFields);
export type GoalChange = z.input<typeof goalChange>;
export type GoalFields = z.input<typeof goalFields>;
export const goal = goalFields.extend({ id, createdAt: utcInstant });
export type Goal = z.infer<typeof goal>;

export const decisionFields = z.object({
  meetingId: id,
  goalId: id.nullable().default(null),
  text: prose.min(1),
  outcome: outcome.nullable().default(null),
  owner: line.nullable().default(null),
  due: isoDate.nullable().default(null),
  reason: prose.nullable().default(null),
  /** D2: is it in the written plan, in which document, on which page, and what does the paper say? */
  inIep: inIep.nullable().default(null),
  iepPage: pageNumber.nullable().default(null),
  iepDocumentId: id.nullable().default(null),
  iepNote: prose.nullable().default(null),
});
export const decisionChange = changeOf(decisionFields);
export type DecisionChange = z.input<typeof decisionChange>;
export type DecisionFields = z.input<typeof decisionFields>;
export const decision = decisionFields.extend({ id, createdAt: utcInstant });
export type Decision = z.infer<typeof decision>;
