import { z } from 'zod';
import { utcInstant } from '../time/index.ts';
import { id, line } from './vocabulary.ts';

/** What a child does with one press about the moment that it hears: none of them says how it feels. */
export const CHILD_CHOICES = ['agree', 'talk', 'unclear'] as const;
/** What it writes, and what it chooses. */
export const CHILD_NOTE_KINDS = ['say', 'ask', ...CHILD_CHOICES] as const;
export const childNoteKind = z.enum(CHILD_NOTE_KINDS);
export type ChildNoteKind = z.infer<typeof childNoteKind>;
export type ChildChoice = (typeof CHILD_CHOICES)[number];

/** Notes of one list that a child may have at once; its choices are bounded by the moments of the list. */
export const MOST_CHILD_NOTES = 100;

/**
 * D44: what a child wrote or chose in its own window. They are its words: only the child's window writes them, and
 * nobody changes them afterwards. Of the parent is alone whether it is put away.
 */
export const childNote = z.object({
  id,
  playlistId: id,
  studentId: id,
  /** Its number in the list, never used twice: the child's window knows no id. */
  n: z.number().int().min(1),
  kind: childNoteKind,
  /** Empty for a choice, and for words that the child deleted again. */
  text: line,
  momentId: id.nullable(),
  /** The title under which the child heard that moment. */
  about: line.nullable(),
  putAway: z.boolean(),
  createdAt: utcInstant,
  changedAt: utcInstant,
});
export type ChildNote = z.infer<typeof childNote>;

export function isChoice(kind: ChildNoteKind): kind is ChildChoice {
  return CHILD_CHOICES.some((one) => one === kind);
}

/** A note without a word says nothing: it is one that the child has just begun, or emptied. */
export function noteSays({ kind, text }: Pick<ChildNote, 'kind' | 'text'>): boolean {
  return isChoice(kind) || text !== '';
}
