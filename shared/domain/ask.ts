import { z } from 'zod';
import { addDays, type IsoDate, isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { SOON_DAYS } from './commitment.ts';
import { requestWay } from './dispute.ts';
import { id, line, prose } from './vocabulary.ts';

/** What the school is asked for: the district's own recording (D18), records, help to take part (D22), a plain explanation (D7). */
export const ASK_ABOUT = ['recording-copy', 'records', 'accommodation', 'explanation', 'other'] as const;
export const askAbout = z.enum(ASK_ABOUT);
export type AskAbout = z.infer<typeof askAbout>;

/** What came back. A reason without the thing ("too big to send") is an answer of its own; so is silence. */
export const ASK_ANSWERS = ['given', 'partly', 'refused', 'reason-only', 'no-answer'] as const;
export const askAnswer = z.enum(ASK_ANSWERS);
export type AskAnswer = z.infer<typeof askAnswer>;

/** How a large file can change hands, so that its size is no reason. */
export const HAND_OVERS = ['usb', 'pick-up', 'parts', 'disc', 'mail'] as const;
export const handOver = z.enum(HAND_OVERS);
export type HandOver = z.infer<typeof handOver>;

/** One time that the school was asked: when, how, whom, for what; and what came back. */
export const askFields = z.object({
  about: askAbout,
  /** What exactly, in one line. */
  what: line.min(1),
  /** The first ask that this one repeats; null: it is the first. */
  repeatsId: id.nullable().default(null),
  meetingId: id.nullable().default(null),
  studentId: id.nullable().default(null),
  askedOn: isoDate,
  how: requestWay,
  askedOf: line.nullable().default(null),
  /** The words of the ask. */
  text: prose.default(''),
  handOvers: z.array(handOver).max(HAND_OVERS.length).default([]),
  /** The day by which she wants an answer; null: she named none. */
  answerBy: isoDate.nullable().default(null),
  answer: askAnswer.nullable().default(null),
  /** The words of the answer, or the reason given. */
  answerText: prose.nullable().default(null),
  answeredOn: isoDate.nullable().default(null),
});
export const askChange = changeOf(askFields.omit({ repeatsId: true }));
export type AskChange = z.input<typeof askChange>;
export type AskFields = z.input<typeof askFields>;
export const ask = askFields.extend({
  id,
  /** When it was written down, by this computer's clock. Never changes. */
  createdAt: utcInstant,
});
export type Ask = z.infer<typeof ask>;

/**
 * The longest that a school may take to let a parent see the education records that she asked for, which the district's
 * recording is (D14): 34 CFR 300.613(a), 99.10(b). It is the latest day, not the right day: the rule says "without
 * unnecessary delay and before any meeting regarding an IEP".
 */
export const RECORDS_DAYS = 45;

/** The latest day by that rule, counted from the first time; null where the rule does not speak of it. */
export function latestDay({ about, askedOn }: Pick<Ask, 'about' | 'askedOn'>): string | null {
  return about === 'recording-copy' || about === 'records' ? addDays(askedOn, RECORDS_DAYS) : null;
}

/** The day on which an answer is due: by the rule on records, or because she asked for it by then. */
export type AskDue = { on: string; by: 'rule' | 'own' };

/** What is no end of waiting: a reason without the thing leaves the thing out, and the rule's day comes all the same. */
const STILL_OPEN: readonly (AskAnswer | null)[] = [null, 'no-answer', 'reason-only'];

/**
 * Of the two days of a thread, oldest ask first, the one to be told `today`: the earlier; once that is over and the
 * later one is near, the later. Null: the thing was given, the newest ask was refused or answered in part, or no day is
 * known.
 */
export function askDue(asks: readonly Ask[], today: IsoDate): AskDue | null {
  const [first] = asks;
  const last = asks.at(-1);
  if (!first || !last || !STILL_OPEN.includes(last.answer)) return null;
  if (newestAskAnswer(asks)?.answer === 'given') return null;
  const rule = latestDay(first);
  const own = asks.findLast(({ answerBy }) => answerBy !== null)?.answerBy ?? null;
  const byOwn: AskDue | null = own === null ? null : { on: own, by: 'own' };
  const byRule: AskDue | null = rule === null ? null : { on: rule, by: 'rule' };
  if (byOwn === null || byRule === null) return byOwn ?? byRule;
  const [earlier, later] = byOwn.on <= byRule.on ? [byOwn, byRule] : [byRule, byOwn];
  return earlier.on < today && later.on <= addDays(today, SOON_DAYS) ? later : earlier;
}

/** All asks for one thing, oldest first; the first of them says what it is. */
export type AskThread = { first: Ask; asks: Ask[] };

/** Asks put together with what they repeat; the thread that was asked last comes first. What repeats nothing known stands alone. */
export function askThreads(asks: readonly Ask[]): AskThread[] {
  const firsts = new Set(asks.filter(({ repeatsId }) => repeatsId === null).map(({ id }) => id));
  const headOf = (one: Ask) => (one.repeatsId !== null && firsts.has(one.repeatsId) ? one.repeatsId : one.id);
  const threads = new Map<string, Ask[]>();
  for (const one of asks) threads.set(headOf(one), [...(threads.get(headOf(one)) ?? []), one]);
  return [...threads]
    .flatMap(([head, some]) => {
      const first = some.find(({ id }) => id === head);
      return first ? [{ first, asks: some.toSorted(byAskDay) }] : [];
    })
    .toSorted((a, b) => lastDay(b).localeCompare(lastDay(a)) || a.first.id.localeCompare(b.first.id));
}

/** What came back last; of two answers on one day, the one to the later ask. Null: nothing yet. */
export function newestAskAnswer(asks: readonly Ask[]): Ask | null {
  const dayOf = (one: Ask) => one.answeredOn ?? one.askedOn;
  return (
    asks
      .filter(({ answer }) => answer !== null && answer !== 'no-answer')
      .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)) || byAskDay(a, b))
      .at(-1) ?? null
  );
}

function byAskDay(a: Ask, b: Ask): number {
  return (
    a.askedOn.localeCompare(b.askedOn) ||
    // A clock may have been set back between the first and its repetition.
    Number(a.repeatsId !== null) - Number(b.repeatsId !== null) ||
    a.createdAt.localeCompare(b.createdAt) ||
    a.id.localeCompare(b.id)
  );
}

function lastDay({ asks }: AskThread): string {
  return asks.at(-1)?.askedOn ?? '';
}
