import type { Meeting, Student } from '../../../shared/domain/index.ts';
import { daysBetween } from './next-step.ts';

/** A date that the law sets and a family plans by. */
export type KeyDate = { what: 'yearly-review' | 'age-sixteen'; on: string; days: number };

/**
 * The dates that follow from what is known.
 * - The plan is looked at again at least once a year: 34 CFR 300.324(b)(1)(i). Counted from the newest first or yearly
 *   IEP meeting.
 * - The plan in force at the sixteenth birthday speaks about life after school: 34 CFR 300.320(b).
 */
export function keyDates(today: string, child: Student | null, meetings: readonly Meeting[]): KeyDate[] {
  const dates: KeyDate[] = [];
  const review = meetings
    .filter((one) => one.kind === 'iep' && (one.purpose === 'annual' || one.purpose === 'first'))
    .map((one) => one.date)
    .filter((date) => date <= today)
    .sort()
    .at(-1);
  if (review) dates.push(keyDate('yearly-review', today, yearsAfter(review, 1)));
  if (child?.birthDate) {
    const sixteen = keyDate('age-sixteen', today, yearsAfter(child.birthDate, 16));
    if (sixteen.days >= 0 && sixteen.days <= 2 * 366) dates.push(sixteen);
  }
  return dates.sort((a, b) => a.days - b.days);
}

function keyDate(what: KeyDate['what'], today: string, on: string): KeyDate {
  return { what, on, days: daysBetween(today, on) };
}

/** The same day some years later; 29 February becomes 28 February where there is none. */
function yearsAfter(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years);
  const day = `${year}${date.slice(4)}`;
  const isLeapDay = date.endsWith('-02-29');
  return isLeapDay && new Date(`${day}T00:00:00Z`).getUTCMonth() !== 1 ? `${year}-02-28` : day;
}
