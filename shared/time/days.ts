import type { IsoDate } from './units.ts';

const DAY_MS = 86_400_000;

function at(day: IsoDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Whole days from one calendar day to another; negative when the second is earlier. No time zone touches them. */
export function daysFrom(from: IsoDate, to: IsoDate): number {
  return Math.round((at(to) - at(from)) / DAY_MS);
}

/** The calendar day so many days later (or earlier, when negative). */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week (ISO 8601 weeks). */
export function mondayOf(day: IsoDate): IsoDate {
  const sinceMonday = (new Date(at(day)).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** True where `10/11/2026` could be meant: whoever writes the day before the month reads another day in these figures. */
export function hasTwoReadings(day: IsoDate): boolean {
  const [, month, ofMonth] = day.split('-').map(Number);
  return ofMonth !== undefined && ofMonth <= 12 && ofMonth !== month;
}
