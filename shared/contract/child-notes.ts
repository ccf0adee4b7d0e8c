import { z } from 'zod';
import { childNote, childNoteKind, id, line, MOST_IN_A_PLAYLIST, soundClip } from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** The child's own notes as its window gets them: words and numbers of its list. No id of anything in the archive. */
export const ownNotes = z.object({
  notes: z.array(
    childNote.pick({ n: true, kind: true, text: true, about: true }).extend({
      /** Which of its clips it is about; null: of none of them. */
      at: z.number().int().nullable(),
      /** The parent took it over for a meeting. */
      onAgenda: z.boolean(),
    }),
  ),
  /** How many more it may write. */
  left: z.number().int().min(0),
  /** What it raises itself at its next meeting, in order: the agenda that it leads. */
  points: z.array(z.string()),
});
export type OwnNotes = z.infer<typeof ownNotes>;

/** A note as the parent sees it. */
export const childNoteView = z.object({
  note: childNote,
  initials: z.string(),
  /** The list in which it was written; null when that was taken out. */
  listTitle: z.string().nullable(),
  /** The moment that it is about. `code` as `R01`. */
  clip: soundClip.extend({ code: z.string() }).nullable(),
  /** The meetings whose agenda it is on. */
  meetings: z.array(z.object({ id, title: z.string(), date: isoDate })),
});
export type ChildNoteView = z.infer<typeof childNoteView>;

const number = z.number().int().min(1);

export const childNoteCalls = {
  mine: call(
    'What the child wrote in the list that it has before it, and its points for the next meeting.',
    z.void(),
    ownNotes,
  ),
  write: call(
    'Writes a note of the child, or changes one of its own in that list. Of a moment it has one choice. Answers only while a child has the window and may write.',
    z.object({
      /** Null: a new one. */
      n: number.nullable(),
      kind: childNoteKind,
      text: line.default(''),
      /** Which clip it is about; null: none; left out: as it was. */
      at: z.number().int().min(0).max(MOST_IN_A_PLAYLIST).nullable().optional(),
    }),
    z.object({ n: number }),
  ),
  takeBack: call(
    'The child takes back one of its own notes: the words are gone. What the parent made of it stays.',
    z.object({ n: number }),
    z.void(),
  ),
  list: call(
    'What the children wrote, oldest first. Of a meeting: what is about its children, on no agenda yet and not put away.',
    z.object({ meetingId: id.nullable() }),
    z.array(childNoteView),
  ),
  putAway: call(
    'Puts a note of the child away, or brings it back. Its words stay as they are.',
    z.object({ id, away: z.boolean() }),
    z.void(),
  ),
};
