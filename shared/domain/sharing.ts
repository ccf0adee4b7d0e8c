import { z } from 'zod';
import { utcInstant } from '../time/index.ts';
import type { CustodyEntry, CustodyEvent } from './custody.ts';
import type { Attendee, Person } from './meeting.ts';
import { id, line } from './vocabulary.ts';

/** Why something leaves the archive (D65, D68). Her own keeping comes first: it needs no other answer. */
export const SHARE_WHYS = ['own', 'attorney', 'advocate', 'hearing', 'district', 'other'] as const;
export const shareWhy = z.enum(SHARE_WHYS);
export type ShareWhy = z.infer<typeof shareWhy>;

/** To whom, by name or role in her own words, and why. */
export const shareNote = z.object({
  to: line
    .nullable()
    .default(null)
    .transform((words) => words || null),
  why: shareWhy.default('own'),
});
export type ShareNote = z.infer<typeof shareNote>;

/** The same as it is kept: about which entry of the custody log, and when it was written down. Never changes. */
export const shareRecord = z.object({
  at: utcInstant,
  seq: z.number().int().min(1),
  to: z.string().nullable(),
  why: shareWhy,
});
export type ShareRecord = z.infer<typeof shareRecord>;

/** What somebody who was recorded says to passing it on (D67). "Said yes" is told apart: policies ask for writing. */
export const CONSENT_ANSWERS = ['written', 'said-yes', 'refused', 'not-asked'] as const;
export const consentAnswer = z.enum(CONSENT_ANSWERS);
export type ConsentAnswer = z.infer<typeof consentAnswer>;

export const consentRecord = z.object({ at: utcInstant, meetingId: id, personId: id, answer: consentAnswer });
export type ConsentRecord = z.infer<typeof consentRecord>;

/** The custody log's events by which something readable leaves this computer's archive. */
export const LEAVING_EVENTS = [
  'bundle-exported',
  'briefing-exported',
  'transcript-exported',
  'document-extracted',
  'sound-extracted',
] as const satisfies readonly CustodyEvent[];
export const leavingEvent = z.enum(LEAVING_EVENTS);
export type LeavingEvent = z.infer<typeof leavingEvent>;

/** One thing that left: what it was, by the custody log, and every note of to whom it went, oldest first. */
export const leftThing = z.object({
  seq: z.number().int(),
  at: utcInstant,
  what: leavingEvent,
  /** The bundle's name, the file's own name, or `R01`. */
  name: z.string().nullable(),
  /** Hex SHA-256 of the file, of a bundle that of its list of files. */
  hash: z.string().nullable(),
  notes: z.array(shareRecord),
});
export type LeftThing = z.infer<typeof leftThing>;

/** What an entry of the log and the notes about it say of one thing that left; null: the entry is of something else. */
export function leftThingOf(entry: CustodyEntry, notes: readonly ShareRecord[]): LeftThing | null {
  const event = leavingEvent.safeParse(entry.event);
  if (!event.success) return null;
  const { name, originalName, code, manifestHash, sha256 } = entry.facts;
  return {
    seq: entry.seq,
    at: entry.at,
    what: event.data,
    name: firstText(name, originalName, code),
    hash: firstText(manifestHash, sha256),
    notes: notes.filter(({ seq }) => seq === entry.seq),
  };
}

function firstText(...values: unknown[]): string | null {
  return values.filter((value) => typeof value === 'string').find((value) => value !== '') ?? null;
}

/**
 * Whose consent to passing a recording on may be asked for: who was there or invited (D89). Not the parent, whose
 * recording it is, and not the child, for whom the parent speaks.
 */
export function isAskedForConsent(
  { role }: Pick<Person, 'role'>,
  { attendance }: Pick<Attendee, 'attendance'>,
): boolean {
  const wasThere = attendance === 'present' || attendance === 'invited';
  return wasThere && role !== 'parents' && role !== 'student';
}

/** How many gave which answer. */
export function consentCounts(answers: readonly ConsentAnswer[]): Record<ConsentAnswer, number> {
  const counts = { written: 0, 'said-yes': 0, refused: 0, 'not-asked': 0 };
  for (const answer of answers) counts[answer] += 1;
  return counts;
}

/** The names she wrote down before, with why it was last, newest first and each once: to be offered again. */
export function knownRecipients(left: readonly Pick<LeftThing, 'notes'>[]): ShareNote[] {
  const notes = left.flatMap((one) => one.notes).toSorted((a, b) => b.at.localeCompare(a.at));
  const newest = new Map<string, ShareNote>();
  for (const { to, why } of notes) if (to !== null && !newest.has(to)) newest.set(to, { to, why });
  return [...newest.values()];
}

/**
 * States whose statute says that such a recording is the parent's property. Mo. Rev. Stat. § 162.686, by
 * shared/reference/data/recording-consent.json (seen, checked 2026-11-22). Whether a district may all the same limit
 * the sharing was not established (the brief of letters, §7): a question for the attorney.
 */
const RECORDING_IS_PARENTS: ReadonlySet<string> = new Set(['MO']);

export function isRecordingParents(state: string | null): boolean {
  return state !== null && RECORDING_IS_PARENTS.has(state);
}
