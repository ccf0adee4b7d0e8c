import { z } from 'zod';
import type { IsoDate } from '../time/index.ts';
import { binds, type Commitment, commitment, stateOf, tallyOf } from './commitment.ts';
import { frequencyIn } from './frequency.ts';
import { troubleOf } from './problem.ts';

/**
 * - `missing`: was due and is not written down as done. - `delivered`: was due and is. - `silent`: for every week or
 * month, a whole one is over, and nothing at all is written down. - `not-due`: not yet, or it was not agreed to.
 */
export const DUE_STANDINGS = ['missing', 'delivered', 'silent', 'not-due'] as const;
export type DueStanding = (typeof DUE_STANDINGS)[number];

/** A promise or decision as a list of what is due shows it. */
export const duePromise = z.object({
  commitment,
  /** Who said it, as the archive has the name. Who is to do it is the commitment's owner. */
  saidBy: z.string().nullable(),
  standing: z.enum(DUE_STANDINGS),
});
export type DuePromise = z.infer<typeof duePromise>;

/**
 * Whether something was due, and what is written down about it, by the counts of decision 141 and nothing else. Due is
 * what has a day that is over; what was for every week or month, when a whole one is over; and what has no day but an
 * entry that says what came of it. Delivered is what its newest entry calls done; of what was for every week or month,
 * when each one that is over has an entry, and none says "no" or "in part".
 */
export function dueStandingOf(one: Commitment, today: IsoDate): DueStanding {
  if (!binds(one)) return 'not-due';
  const isRegular = frequencyIn(one.text) !== null;
  if (!isRegular && one.due !== null && one.due >= today) return 'not-due';
  if (troubleOf(one, today) !== null) return 'missing';
  const state = stateOf(one, today);
  if (state === 'kept' || state === 'running') return 'delivered';
  const { periods } = tallyOf(one, today);
  return isRegular && periods !== null && periods.all > 0 ? 'silent' : 'not-due';
}

export type DueCounts = { due: number; delivered: number; missing: number; silent: number };

/** How many were due, and what is written down about them. */
export function dueCounts(promises: readonly Pick<DuePromise, 'standing'>[]): DueCounts {
  const count = (of: DueStanding) => promises.filter(({ standing }) => standing === of).length;
  const [delivered, missing, silent] = [count('delivered'), count('missing'), count('silent')];
  return { due: delivered + missing + silent, delivered, missing, silent };
}
