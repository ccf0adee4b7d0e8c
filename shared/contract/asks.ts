import { z } from 'zod';
import { ask, askChange, askFields, id } from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** All asks for one thing, oldest first, with the names of what it is about. */
export const askThreadView = z.object({
  first: ask,
  asks: z.array(ask).min(1),
  /** True once the thing itself was given, as the newest answer says. */
  isGiven: z.boolean(),
  /** The latest day by the rule on records, from the first ask on; null where the rule does not speak of it. */
  latestDay: isoDate.nullable(),
  /** The day on which an answer is due, while none has come; null: none is waited for, or no day is known. */
  due: z.object({ on: isoDate, by: z.enum(['rule', 'own']) }).nullable(),
  meeting: z.object({ id, title: z.string(), date: isoDate }).nullable(),
  /** Initials. */
  student: z.string().nullable(),
});
export type AskThreadView = z.infer<typeof askThreadView>;

export const askCalls = {
  list: call(
    'Everything that the school was asked for, what was asked last first; of one child (with what names none) or of all.',
    z.object({ studentId: id.nullable().default(null) }),
    z.array(askThreadView),
  ),
  add: call('Writes down that the school was asked, for the first time or again.', askFields, ask),
  change: call('Changes one ask, or writes down its answer.', z.object({ id, change: askChange }), ask),
  remove: call(
    'Takes one ask out, a first one with all that repeat it; undo brings them back.',
    z.object({ id }),
    z.void(),
  ),
};
