import { z } from 'zod';
import { addDays, type IsoDate } from '../time/index.ts';
import { binds, byUrgency, type Commitment, commitment, stateOf, tallyOf } from './commitment.ts';
import type { Concern } from './concern.ts';
import { type Incident, incident } from './incident.ts';
import { byDay } from './progress.ts';

/** Why a promise is worth raising: its day is over, it was not done or only in part, or weeks have no entry. */
export const TROUBLES = ['late', 'not-done', 'gaps'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** D91: something that the archive knows and that a meeting about a problem may be about. */
export const problem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promise'), trouble: z.enum(TROUBLES), commitment }),
  z.object({ kind: z.literal('incident'), incident }),
]);
export type Problem = z.infer<typeof problem>;

/** What happened longer ago than a school year is no longer what a problem meeting is called for. */
const DAYS_OF_NOTES = 366;
/** More would not be read before a meeting. */
const MOST_NOTES = 20;

/** What is wrong with a promise or decision by what was written down about it; null: nothing. Counts, no judgement. */
export function troubleOf(one: Commitment, today: IsoDate): Trouble | null {
  if (!binds(one)) return null;
  const state = stateOf(one, today);
  if (state === 'kept') return null;
  if (state === 'late') return 'late';
  const newest = one.deliveries.toSorted(byDay).at(-1);
  if (newest && newest.delivered !== 'yes') return 'not-done';
  if (state !== 'running') return null;
  const { periods, partly, no } = tallyOf(one, today);
  return partly + no > 0 || (periods !== null && periods.written < periods.all) ? 'gaps' : null;
}

/** The day of the first entry that says "no" or "in part"; else the day that is over; else nobody knows. */
export function troubleSince({ deliveries, due }: Commitment, today: IsoDate): IsoDate | null {
  const missed = deliveries.toSorted(byDay).find((one) => one.delivered !== 'yes');
  if (missed) return missed.date;
  return due !== null && due < today ? due : null;
}

/**
 * Promises first, the most urgent ones at the top, then notes, the newest first. What a concern of the meeting is about
 * already is left out, and so is what is private: the sheet is made to lie on a table.
 */
export function problemsOf(
  known: { commitments: readonly Commitment[]; incidents: readonly Incident[] },
  concerns: readonly Concern[],
  today: IsoDate,
): Problem[] {
  const taken = new Set(
    concerns.flatMap((one) => [one.aboutMomentId, one.aboutDecisionId, one.aboutIncidentId]),
  );
  const promises = known.commitments
    .filter((one) => !one.private && !taken.has(one.id))
    .sort(byUrgency(today))
    .flatMap((one): Problem[] => {
      const trouble = troubleOf(one, today);
      return trouble === null ? [] : [{ kind: 'promise', trouble, commitment: one }];
    });
  const notes = known.incidents
    .filter((one) => !one.private && !taken.has(one.id) && one.date >= addDays(today, -DAYS_OF_NOTES))
    .slice(0, MOST_NOTES)
    .map((one): Problem => ({ kind: 'incident', incident: one }));
  return [...promises, ...notes];
}

/** True when something of the problem template is filled in. */
export function isProblem(concern: Concern): boolean {
  const { problem: kind, since, promised, promisedBy, due, soFar } = concern;
  return [kind, since, promised, promisedBy, due, soFar].some((field) => field !== null);
}

/** A concern was heard when a moment names it, or when she wrote down what was answered. */
export function wasHeard({
  concern,
  raised,
}: {
  concern: Pick<Concern, 'answer'>;
  raised: readonly unknown[];
}): boolean {
  return raised.length > 0 || concern.answer !== null;
}
