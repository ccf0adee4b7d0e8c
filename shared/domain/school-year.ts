import type { IsoDate } from '../time/index.ts';

/** July: school years run from July 1 to June 30 (for example California Education Code § 37200). */
const FIRST_MONTH = 7;

/** The school year of a day: `2026-10-20` is in `2026-27`, `2027-06-30` too, `2027-07-01` in `2027-28`. */
export function schoolYearOf(day: IsoDate): string {
  return nameOf(startOfYearWith(day));
}

/** The first day of the school year that follows the one of a day: after `2026-10-20` comes `2027-07-01`. */
export function nextSchoolYear(day: IsoDate): IsoDate {
  return `${String(startOfYearWith(day) + 1).padStart(4, '0')}-${String(FIRST_MONTH).padStart(2, '0')}-01`;
}

function startOfYearWith(day: IsoDate): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= FIRST_MONTH ? year : year - 1;
}

/**
 * One name for one year, however it was typed: `2026-2027`, `2026/27` and `SY 2026–27` are `2026-27`. Words that name
 * no year ("third grade") stay as they are; nothing at all is null.
 */
export function schoolYearName(typed: string | null): string | null {
  const plain = typed?.trim() ?? '';
  if (plain === '') return null;
  const start = startOf(plain);
  return start === null ? plain : nameOf(start);
}

/**
 * What is meant by a year that is not a whole one: `2025` and `25-26` may be `2025-26`, to be offered and not to be put
 * in its place. Null for a school year, and for words that are about none.
 */
export function schoolYearMeant(typed: string | null): string | null {
  const plain = typed?.trim() ?? '';
  if (startOf(plain) !== null) return null;
  const [, alone] = /^\D*((?:19|20)\d{2})(?:\D+\d{0,4})?\D*$/.exec(plain) ?? [];
  if (alone !== undefined) return nameOf(Number(alone));
  const [, first, second] = /^(\d{2})\s*[-–—/]\s*(\d{2})$/.exec(plain) ?? [];
  const follows = first !== undefined && Number(second) === (Number(first) + 1) % 100;
  return follows ? nameOf(2000 + Number(first)) : null;
}

/** Oldest first; words that name no year come last, by the alphabet. */
export function bySchoolYear(a: string, b: string): number {
  const [first, second] = [startOf(a), startOf(b)];
  if (first !== null && second !== null) return first - second;
  if (first === null && second === null) return a < b ? -1 : Number(a > b);
  return first === null ? 1 : -1;
}

/** The calendar year in which it begins, or null. */
function startOf(text: string): number | null {
  const found = /^\D*(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})\D*$/.exec(text);
  const [, first = '', second = ''] = found ?? [];
  const start = Number(first);
  const follows = second.length === 4 ? Number(second) === start + 1 : Number(second) === (start + 1) % 100;
  return found && follows ? start : null;
}

function nameOf(start: number): string {
  return `${String(start).padStart(4, '0')}-${String((start + 1) % 100).padStart(2, '0')}`;
}
