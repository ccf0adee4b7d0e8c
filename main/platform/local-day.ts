import type { IsoDate } from '../../shared/time/index.ts';

/** The calendar day of an instant where this computer is. */
export function localDay(at: Date): IsoDate {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
