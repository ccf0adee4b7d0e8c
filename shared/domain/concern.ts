import { z } from 'zod';
import { utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, line } from './vocabulary.ts';

/**
 * D72: what a parent means to raise at a meeting, written down before it: one line, why it matters to her, and the goal
 * it is about. It is raised as soon as a moment names it (`concernId`).
 */
export const concernFields = z.object({
  meetingId: id,
  text: line.min(1),
  why: line.nullable().default(null),
  goalId: id.nullable().default(null),
});
export const concernChange = changeOf(concernFields.omit({ meetingId: true }));
export type ConcernChange = z.input<typeof concernChange>;
export type ConcernFields = z.input<typeof concernFields>;

export const concern = concernFields.extend({
  id,
  /** The concern of an earlier meeting that was not raised there and goes on in this one. */
  carriedFromId: id.nullable().default(null),
  createdAt: utcInstant,
});
export type Concern = z.infer<typeof concern>;
