import { z } from 'zod';
import { utcInstant } from '../time/index.ts';
import { PAGE_TEXT_LIMIT } from './document.ts';
import { shortLine } from './short-line.ts';
import { id } from './vocabulary.ts';

/**
 * What a parent was typing into a form and did not save. A new form adds its name here, its words to
 * renderer/i18n/{en,es}/drafts.json (`form`), and asks `useFormDraft` to keep it.
 */
export const FORMS = [
  'goal',
  'need',
  'evaluation',
  'level',
  'progress',
  'delivery',
  'decision',
  'meeting',
  'person',
  'concern',
  'incident',
  'ask',
  'dispute-request',
  'statement-pair',
  'recording',
  'document',
  'page-text',
  'transcript',
  'playlist',
  'playlist-item',
  'briefing',
  'removal',
  'moment-line',
  'import',
  'letter',
] as const;
export const formName = z.enum(FORMS);
export type FormName = z.infer<typeof formName>;

/**
 * What a form can be about: the thing that it changes, or the thing that a new one will hang on. A new kind adds its
 * name here and its table to main/database/edits/form-drafts.ts.
 */
export const FORM_OWNERS = [
  'student',
  'person',
  'meeting',
  'goal',
  'need',
  'evaluation',
  'level',
  'progress',
  'decision',
  'delivery',
  'concern',
  'incident',
  'ask',
  'recording',
  'moment',
  'dispute-request',
  'statement-pair',
  'document',
  'transcript',
  'playlist',
  'briefing',
] as const;
export const formOwner = z.object({ kind: z.enum(FORM_OWNERS), id });
export type FormOwner = z.infer<typeof formOwner>;

/** Which form. `of` null: a new thing that hangs on nothing. `part` tells apart several forms of one owner. */
export const formKey = z.object({
  form: formName,
  of: formOwner.nullable().default(null),
  part: z
    .string()
    .regex(/^[a-zA-Z0-9-]{0,40}$/)
    .default(''),
});
export type FormKey = z.input<typeof formKey>;

/** One answer in a form: typed words, a tick, a number, a choice or several. */
export const formValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(200),
]);
export type FormValue = z.infer<typeof formValue>;

/** The longest text that any form takes is a page of a document; the rest is room for its other answers. */
export const FORM_LIMIT = PAGE_TEXT_LIMIT + 50_000;

/** Only the answers that are other than when the form was opened, by the names that the form gives them. */
export const formFields = z
  .record(z.string().min(1).max(40), formValue)
  .refine((fields) => Object.keys(fields).length <= 60, 'too many fields')
  .refine((fields) => lettersOf(fields) <= FORM_LIMIT, 'too long');
export type FormFields = z.infer<typeof formFields>;

/** A form that was begun and not saved, as it is kept. */
export const begunForm = z.object({ key: formKey, fields: formFields, at: utcInstant });
export type BegunForm = z.infer<typeof begunForm>;

/** So many forms, and so many letters in all of them, wait for the parent at most; then a new one is refused, aloud. */
export const MOST_FORMS = 200;
export const MOST_FORM_LETTERS = 4_000_000;

function lettersOf(fields: Record<string, FormValue>): number {
  return Object.values(fields).reduce<number>((all, value) => all + String(value).length, 0);
}

/** How choices and ids look, which nobody typed. */
const CODE = /^[a-z0-9-]+$/;

/** The words of a begun form as a person would know it again: the longest first, in one line, without choices. */
export function wordsOfForm(fields: FormFields, atMost = 200): string {
  const texts = Object.values(fields)
    .filter((value) => typeof value === 'string')
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => /\p{L}/u.test(text));
  const typed = texts.filter((text) => !CODE.test(text));
  const words = (typed.length > 0 ? typed : texts.filter((text) => text.length < 36))
    .toSorted((a, b) => b.length - a.length)
    .join(' · ');
  return shortLine(words, atMost);
}
