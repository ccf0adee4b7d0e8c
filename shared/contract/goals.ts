import { z } from 'zod';
import {
  agendaSources,
  commitment,
  delivery,
  deliveryChange,
  deliveryFields,
  duePromise,
  goalThread,
  id,
  progress,
  progressChange,
  progressFields,
} from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** Joins the other calls of `goals` in the contract. */
export const threadCalls = {
  thread: call(
    'Every time a goal was spoken of, decided on, reported on or worked on, along the years, oldest first.',
    z.object({ goalId: id }),
    goalThread,
  ),
};

export const progressCalls = {
  add: call('Writes down what was reported about a goal on a day.', progressFields, progress),
  change: call('Changes an entry.', z.object({ id, change: progressChange }), progress),
  remove: call('Takes an entry out; undo brings it back.', z.object({ id }), z.void()),
};

export const deliveryCalls = {
  add: call('Writes down what came of a promise or decision on a day.', deliveryFields, delivery),
  change: call('Changes an entry.', z.object({ id, change: deliveryChange }), delivery),
  remove: call('Takes an entry out; undo brings it back.', z.object({ id }), z.void()),
};

/** What was due of all that was promised and decided, and what is written down about it. */
export const dueList = z.object({
  /** The most urgent first, also those that were not due. */
  promises: z.array(duePromise),
  /** Goals that something was promised about, in the words of their newest year. */
  goals: z.array(z.object({ id, text: z.string() })),
  /** Who promised something or is to do it. */
  people: z.array(z.string()),
  /** What is not in the list. */
  left: z.object({ private: z.number().int().min(0), mediation: z.number().int().min(0) }),
});
export type DueList = z.infer<typeof dueList>;

export const promiseCalls = {
  list: call(
    'Promises and decisions of one child or of all, the newest meeting first, with what came of each.',
    z.object({
      studentId: id.nullable(),
      limit: z.number().int().min(1).max(1000).default(500),
      offset: z.number().int().min(0).default(0),
    }),
    z.array(commitment),
  ),
  due: call(
    'Those that have a day up to the given one and are not done, the earliest first.',
    z.object({ studentId: id.nullable(), until: isoDate }),
    z.array(commitment),
  ),
  standing: call(
    'Promises and decisions with whether they were due by a day and what is written down about them; made to be handed on: nothing of a mediation, and private ones only when asked for.',
    z.object({
      studentId: id.nullable(),
      goalId: id.nullable().default(null),
      by: z.string().max(500).nullable().default(null),
      withPrivate: z.boolean().default(false),
      today: isoDate,
    }),
    dueList,
  ),
  agenda: call(
    'What may belong on the agenda of the next meeting of a child.',
    z.object({ studentId: id }),
    agendaSources,
  ),
};
