import { z } from 'zod';
import {
  briefing,
  briefingChange,
  goal,
  id,
  moment,
  newBriefing,
  shareNote,
  soundClip,
} from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** A moment that somebody new may hear, with what the parent knows it by. */
const briefingEntry = z.object({
  moment,
  clip: soundClip,
  code: z.string(),
  meetingId: id,
  meetingTitle: z.string(),
  date: isoDate,
});
export type BriefingEntry = z.infer<typeof briefingEntry>;

export const briefingSummary = briefing.extend({
  /** What is heard of it, and how long that is. */
  plays: z.number().int(),
  durationMs: z.number(),
});
export type BriefingSummary = z.infer<typeof briefingSummary>;

const briefingGroup = z.object({
  /** Null: what is tied to no part of the plan. */
  part: goal.nullable(),
  /** In order. */
  chosen: z.array(briefingEntry),
  /** What is offered by itself and not chosen. */
  offered: z.array(briefingEntry),
});
export type BriefingGroup = z.infer<typeof briefingGroup>;

export const briefingView = z.object({
  briefing: briefingSummary,
  meetingTitle: z.string().nullable(),
  groups: z.array(briefingGroup),
  /** Parts of the plan of this child that are not in it. */
  others: z.array(goal),
  /** How many moments stay out whatever is chosen. Which ones is not said. */
  staysOut: z.number().int(),
  /** The meetings whose sound is in it, newest first. */
  meetings: z.array(z.object({ id, title: z.string(), date: isoDate })),
});
export type BriefingView = z.infer<typeof briefingView>;

export const briefingReceipt = z.object({
  name: z.string(),
  /** Shown to the person; never sent back to main. */
  place: z.string(),
  files: z.number().int(),
  bytes: z.number(),
  clips: z.number().int(),
  /** SHA-256 of manifest-sha256.txt. */
  manifestHash: z.string(),
});
export type BriefingReceipt = z.infer<typeof briefingReceipt>;

export const briefingCalls = {
  list: call(
    'Selections for someone new, newest first.',
    z.object({ studentId: id.nullable() }),
    z.array(briefingSummary),
  ),
  get: call(
    'One selection: its parts of the plan, what is chosen and what is offered, and how many stay out.',
    z.object({ id }),
    briefingView,
  ),
  add: call('Makes a selection, with what is proposed in it.', newBriefing, briefing),
  change: call(
    'Changes its words, its parts of the plan, or its moments and their order. Refuses what no one new may hear.',
    z.object({ id, change: briefingChange }),
    briefing,
  ),
  remove: call('Takes a selection out; undo brings it back.', z.object({ id }), z.void()),
  thread: call(
    'What else can be added under a part of the plan, newest first; null: what is tied to none.',
    z.object({ id, goalId: id.nullable() }),
    z.array(briefingEntry),
  ),
  export: call(
    'Asks where, and makes a folder of a selection there. Who gets it and why must be said. Null when the person cancels the picker. Long: reports progress.',
    z.object({ jobId: z.string(), id, share: shareNote }),
    briefingReceipt.nullable(),
  ),
  showInFolder: call(
    'Shows the newest folder for someone new in the system’s file window.',
    z.void(),
    z.void(),
  ),
};
