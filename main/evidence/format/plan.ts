import { z } from 'zod';
import {
  DELIVERED,
  GOAL_KINDS,
  IN_IEP,
  OUTCOMES,
  PROBLEM_KINDS,
  QUESTION_STATES,
} from '../../../shared/domain/index.ts';
import { count, text } from './fields.ts';

/** The goals that the exhibits speak of. */
export const goals = z
  .array(
    z.strictObject({
      id: text,
      kind: z.enum(GOAL_KINDS),
      area: text.nullable(),
      text,
      baseline: text.nullable(),
      target: text.nullable(),
      schoolYear: text.nullable(),
    }),
  )
  .max(10_000);

/** What the meeting decided. */
export const decisions = z
  .array(
    z.strictObject({
      id: text,
      text,
      outcome: z.enum(OUTCOMES).nullable(),
      owner: text.nullable(),
      due: text.nullable(),
      reason: text.nullable(),
      goal: text.nullable(),
      inIep: z.enum(IN_IEP).nullable().default(null),
      iepPage: count.nullable().default(null),
      iepDocument: text.nullable().default(null),
      iepNote: text.nullable().default(null),
    }),
  )
  .max(10_000);

/** What was reported about a goal. */
export const progress = z
  .array(
    z.strictObject({
      id: text,
      goal: text,
      date: text,
      text,
      source: text.nullable(),
      noData: z.boolean(),
      writtenAt: text,
    }),
  )
  .max(100_000)
  .default([]);

/** What came of a promise (an exhibit) or of a decision. */
export const deliveries = z
  .array(
    z.strictObject({
      id: text,
      exhibit: text.nullable(),
      decision: text.nullable(),
      date: text,
      delivered: z.enum(DELIVERED),
      minutes: count.nullable(),
      note: text,
      writtenAt: text,
    }),
  )
  .max(100_000)
  .default([]);

/** What was asked at the meeting, and where it was answered. */
export const questions = z
  .array(
    z.strictObject({
      exhibit: text,
      state: z.enum(QUESTION_STATES),
      answeredIn: text.nullable(),
      answeredElsewhere: z.boolean(),
    }),
  )
  .max(100_000)
  .default([]);

/** Of a concern that is a problem; a bundle made before there were any names none. */
const later = text.nullable().default(null);
const problemLines = {
  problem: z.enum(PROBLEM_KINDS).nullable().default(null),
  ...{ since: later, promised: later, promisedBy: later, due: later, soFar: later },
};

/** What the parent meant to raise. */
export const concerns = z
  .array(
    z.strictObject({
      text,
      why: text.nullable(),
      answer: text.nullable(),
      ...problemLines,
      goal: text.nullable(),
      raised: z.boolean(),
      raisedIn: z.array(text).max(10_000),
    }),
  )
  .max(10_000)
  .default([]);
