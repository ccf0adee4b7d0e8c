import { z } from 'zod';
import { hardPart, id, moment, momentChange, momentSaved, newMoment } from '../domain/index.ts';
import { milliseconds } from '../time/index.ts';
import { call } from './call.ts';

/** What undo or redo did, for the sentence on the screen. */
export const undoStep = z.object({
  action: z.enum(['added', 'changed', 'deleted']),
  what: z.enum([
    'moment',
    'goal',
    'decision',
    'meeting',
    'person',
    'student',
    'progress',
    'delivery',
    'document',
    'page',
    'passage',
    'dispute-request',
    'statement-pair',
    'concern',
    'incident',
    'ask',
    'evaluation',
    'need',
    'level',
    'transcript',
    'line',
    'lines',
    'voice-note',
    'playlist',
    'briefing',
  ]),
  subject: id,
  label: z.string(),
});
export type UndoStep = z.infer<typeof undoStep>;

export const reviewCalls = {
  moments: call('Moments of a recording, by time.', z.object({ recordingId: id }), z.array(moment)),
  momentsOfMeeting: call(
    'Moments of all recordings of a meeting, by recording and time.',
    z.object({ meetingId: id }),
    z.array(moment),
  ),
  momentsOfGoal: call(
    'Every time a goal was discussed, oldest first.',
    z.object({ goalId: id }),
    z.array(moment),
  ),
  hardParts: call(
    'Every part that the parent marked as hard to hear again, by recording and place; nothing of what is in it.',
    z.void(),
    z.array(hardPart),
  ),
  add: call('Marks a moment.', newMoment, moment),
  change: call('Changes some fields of a moment.', z.object({ id, change: momentChange }), moment),
  remove: call('Takes a moment out; undo brings it back.', z.object({ id }), z.void()),
  saveDraft: call(
    'Keeps what is being typed, at each pause, before it is saved as a change. Null forgets it.',
    z.object({
      momentId: id,
      field: z.enum(['text', 'claim', 'reason']),
      text: z.string().max(20_000).nullable(),
    }),
    z.void(),
  ),
  drafts: call(
    'Typed but not yet saved texts of a recording’s moments.',
    z.object({ recordingId: id }),
    z.array(z.object({ momentId: id, field: z.string(), text: z.string() })),
  ),
  history: call(
    'Every saved version of a moment, newest first, and whether undo or redo made it.',
    z.object({ id }),
    z.array(momentSaved),
  ),
  talkingTime: call(
    'How long each person is heard in a meeting, longest first, from what has a name on it. Two at once count for both.',
    z.object({ meetingId: id }),
    z.object({
      people: z.array(z.object({ personId: id, ms: milliseconds })),
      /** Sound in which at least one voice is named. */
      labelledMs: milliseconds,
      totalMs: milliseconds,
    }),
  ),
  undo: call('Takes the last change back; works across restarts.', z.void(), undoStep),
  redo: call('Makes it again.', z.void(), undoStep),
  undoState: call(
    'What undo and redo would do.',
    z.void(),
    z.object({ undo: undoStep.nullable(), redo: undoStep.nullable() }),
  ),
};
