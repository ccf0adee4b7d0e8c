import { z } from 'zod';
import { addDays, daysFrom, type IsoDate, isoDate, milliseconds, mondayOf } from '../time/index.ts';
import { type Frequency, frequencyIn, startIn } from './frequency.ts';
import type { Moment } from './moment.ts';
import { byDay, type Delivery, delivery } from './progress.ts';
import { id, inIep, outcome } from './vocabulary.ts';

/** A stretch of sound to be heard: where something was said. */
export const soundClip = z.object({
  momentId: id,
  recordingId: id,
  startMs: milliseconds,
  endMs: milliseconds,
  /** Of the whole recording. */
  durationMs: milliseconds,
});
export type SoundClip = z.infer<typeof soundClip>;

/** A moment as it is heard. `durationMs`: of its whole recording. */
export function soundClipOf(
  { id, recordingId, startMs, endMs }: Pick<Moment, 'id' | 'recordingId' | 'startMs' | 'endMs'>,
  { durationMs }: Pick<SoundClip, 'durationMs'>,
): SoundClip {
  return { momentId: id, recordingId, startMs, endMs, durationMs };
}

/**
 * D92: what somebody is to do: a promise that was marked, or a decision. When a promise belongs to a decision, the one
 * with an owner, a day or entries of its own tells of both.
 */
export const commitment = z.object({
  kind: z.enum(['moment', 'decision']),
  id,
  text: z.string(),
  owner: z.string().nullable(),
  due: isoDate.nullable(),
  reason: z.string().nullable(),
  outcome: outcome.nullable(),
  inIep: inIep.nullable(),
  goalId: id.nullable(),
  meetingId: id,
  meetingTitle: z.string(),
  /** The day on which it was said: of the sitting for a promise, of the meeting for a decision. */
  madeOn: isoDate,
  /** "About me": shown here, and left out of everything that is copied or printed. */
  private: z.boolean(),
  disputed: z.boolean(),
  clip: soundClip.nullable(),
  /** Oldest first. */
  deliveries: z.array(delivery),
});
export type Commitment = z.infer<typeof commitment>;

/** Said aloud two weeks ahead: long enough to ask, short enough to matter. */
export const SOON_DAYS = 14;

/**
 * - `kept`: the newest entry says that it was done. - `running`: a promise for every week or month, with entries.
 * - `late`: its day is over. - `due`: within two weeks. - `later`: has a day further off. - `open`: has no day.
 */
export const COMMITMENT_STATES = ['late', 'due', 'later', 'open', 'running', 'kept'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** Where a promise or decision stands today. */
export function stateOf(
  { text, due, deliveries }: Pick<Commitment, 'text' | 'due' | 'deliveries'>,
  today: IsoDate,
): CommitmentState {
  const newest = deliveries.toSorted(byDay).at(-1);
  const isRegular = frequencyIn(text) !== null;
  if (isRegular && deliveries.some((one) => one.delivered !== 'no')) return 'running';
  if (!isRegular && newest?.delivered === 'yes') return 'kept';
  if (due === null) return 'open';
  const left = daysFrom(today, due);
  if (left < 0) return 'late';
  return left <= SOON_DAYS ? 'due' : 'later';
}

/** Nobody promised what was not agreed to. */
export function binds({ outcome: came }: Pick<Commitment, 'outcome'>): boolean {
  return came !== 'not-agreed';
}

/** Late ones first, by their day; then those with a day; then the newest. The kept ones are last. */
export function byUrgency(today: IsoDate): (a: Commitment, b: Commitment) => number {
  // Words are read once for each, not once for each comparison.
  const ranks = new Map<Commitment, number>();
  const rank = (one: Commitment) => {
    const known = ranks.get(one) ?? COMMITMENT_STATES.indexOf(stateOf(one, today));
    ranks.set(one, known);
    return known;
  };
  return (a, b) =>
    rank(a) - rank(b) ||
    compare(a.due ?? '', b.due ?? '') ||
    compare(b.madeOn, a.madeOn) ||
    compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Promised against delivered (D75), in counts and never as a judgement: no school calendar is known here, so a week
 * without an entry may be a holiday.
 */
export type Tally = {
  promised: Frequency | null;
  since: IsoDate;
  /** Weeks or months since then, and in how many of them something was written down. Null without a rhythm. */
  periods: { per: 'week' | 'month'; all: number; written: number } | null;
  yes: number;
  partly: number;
  no: number;
  /** Of all entries that say how many; null when none does. */
  minutes: number | null;
};

/** Counts what was written down about a promise up to today. */
export function tallyOf(
  { text, madeOn, deliveries }: Pick<Commitment, 'text' | 'madeOn' | 'deliveries'>,
  today: IsoDate,
): Tally {
  const promised = frequencyIn(text);
  const since = startIn(text, madeOn) ?? madeOn;
  const count = (what: Delivery['delivered']) => deliveries.filter((one) => one.delivered === what).length;
  const known = deliveries.flatMap((one) => (one.minutes === null ? [] : [one.minutes]));
  return {
    promised,
    since,
    periods: promised && periodsOf(promised.per, since, today, deliveries),
    yes: count('yes'),
    partly: count('partly'),
    no: count('no'),
    minutes: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0),
  };
}

/**
 * Whole weeks (Monday to Sunday) or calendar months that are over; the first, when it began in the middle, and the
 * running one count only when something was written down in them.
 */
function periodsOf(
  per: Frequency['per'],
  since: IsoDate,
  today: IsoDate,
  deliveries: readonly Delivery[],
): Tally['periods'] {
  if (per === 'year') return null;
  const unit = per === 'month' ? MONTHS : WEEKS;
  const first = unit.startOf(since);
  const running = unit.startOf(today);
  const written = new Set(
    deliveries.map((one) => unit.startOf(one.date)).filter((start) => start >= first && start <= running),
  );
  const over = new Set<string>();
  for (let start = first === since ? first : unit.next(first); start < running; start = unit.next(start)) {
    over.add(start);
  }
  return {
    per: per === 'month' ? 'month' : 'week',
    all: new Set([...over, ...written]).size,
    written: written.size,
  };
}

type Unit = { startOf(day: IsoDate): IsoDate; next(start: IsoDate): IsoDate };
const WEEKS: Unit = { startOf: mondayOf, next: (start) => addDays(start, 7) };
const MONTHS: Unit = {
  startOf: (day) => `${day.slice(0, 7)}-01`,
  next: (start) => `${addDays(start, 31).slice(0, 7)}-01`,
};
