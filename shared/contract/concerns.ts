import { z } from 'zod';
import {
  childNoteKind,
  concern,
  concernChange,
  concernFields,
  goalKind,
  id,
  problem,
  soundClip,
} from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** Something the parent means to raise, and where she did. */
export const concernView = z.object({
  concern,
  meetingTitle: z.string(),
  date: isoDate,
  goal: z.object({ id, kind: goalKind, text: z.string() }).nullable(),
  /** Where it was raised, in the order of the sound; empty: not raised. `code` as `R01`. */
  raised: z.array(soundClip.extend({ code: z.string() })),
  /** The later meeting into which it was taken over. */
  carriedTo: z.object({ meetingId: id, title: z.string(), date: isoDate }).nullable(),
  /** Where the promise was made that it is about, and where what she raised was answered. */
  promisedIn: soundClip.extend({ code: z.string() }).nullable(),
  answeredIn: soundClip.extend({ code: z.string() }).nullable(),
  /** The child's own note that it came from, as the child has it now; `isGone`: the child took it back. */
  childNote: z
    .object({
      kind: childNoteKind,
      text: z.string(),
      about: z.string().nullable(),
      isGone: z.boolean(),
      clip: soundClip.extend({ code: z.string() }).nullable(),
    })
    .nullable(),
});
export type ConcernView = z.infer<typeof concernView>;

export const concernCalls = {
  list: call(
    'What a parent means to raise at a meeting, in the order in which she wrote it.',
    z.object({ meetingId: id }),
    z.array(concernView),
  ),
  waiting: call(
    'What was not raised at earlier meetings of the same children and stands in no later one.',
    z.object({ meetingId: id }),
    z.array(concernView),
  ),
  problems: call(
    'What the archive knows for a meeting about a problem: promises that are late or not kept, and notes of what happened.',
    z.object({ meetingId: id }),
    z.array(problem),
  ),
  add: call('Writes down a concern.', concernFields, concern),
  change: call('Changes one.', z.object({ id, change: concernChange }), concern),
  remove: call('Takes one out; undo brings it back.', z.object({ id }), z.void()),
  carryOver: call(
    'Takes concerns that were not raised over into a later meeting. One step of undo.',
    z.object({ meetingId: id, ids: z.array(id).min(1).max(200) }),
    z.array(concern),
  ),
};
