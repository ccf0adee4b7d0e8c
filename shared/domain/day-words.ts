import { type IsoDate, isoDate } from '../time/index.ts';
import { daysOfSchoolYear } from './said-and-written.ts';
import { schoolYearMeant, schoolYearName } from './school-year.ts';
import { foldWord } from './search.ts';

/** From a day to a day, both included; or the same month or day of every year: `10`, `10-20`. */
export type DayReading = { readonly from: IsoDate; readonly to: IsoDate } | { readonly everyYear: string };
/** `readings`: what the days that were typed may mean, at least one. `rest`: the words that are about no day. */
export type DayWords = { readonly readings: readonly DayReading[]; readonly rest: string };

/** English and Spanish, whatever the window speaks: a parent types a day as it stands in the paper before her. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'enero'],
  ['february', 'febrero'],
  ['march', 'marzo'],
  ['april', 'abril'],
  ['may', 'mayo'],
  ['june', 'junio'],
  ['july', 'julio'],
  ['august', 'agosto'],
  ['september', 'septiembre', 'setiembre'],
  ['october', 'octubre'],
  ['november', 'noviembre'],
  ['december', 'diciembre'],
];
/** As short as a month is written: `oct`, `ene`. */
const SHORTEST = 3;
/** What stands between the parts of a day: "20 de octubre de 2026", "the 20th of October". */
const JOINTS = new Set(['de', 'del', 'of']);
/** February 29 is a day of some year. */
const LEAP_YEAR = 2024;

/**
 * What of the typed words is about days: `2026-10-20`, `10/20/2026`, `Oct 20`, `20 de octubre`, `October 2026`, `2026`,
 * `2026-27`. Days written in figures are read as both countries write them. Null when there is nothing of the kind.
 * A name may look like a month: who looks for something looks for the words as they stand, too.
 */
export function dayWordsIn(typed: string): DayWords | null {
  const parts = typed
    .normalize('NFC')
    .replaceAll('\u2060', '')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
  for (const [at, part] of parts.entries()) {
    const readings = readingsOf(part);
    if (readings.length > 0) return { readings, rest: without(parts, [at]) };
  }
  return namedDay(parts) ?? wholeYear(parts);
}

function without(parts: readonly string[], used: readonly number[]): string {
  return parts.filter((_, at) => !used.includes(at)).join(' ');
}

/** A day, a month or a school year that is one word of figures. */
function readingsOf(part: string): DayReading[] {
  const [, year = '', month = '', day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(part) ?? [];
  const [, first = '', second = '', ofYear] =
    /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2}|\d{4}))?$/.exec(part) ?? [];
  const [, alone = '', yearAfter = ''] = /^(\d{1,2})[-/.](\d{4})$/.exec(part) ?? [];
  const whole = ofYear?.length === 2 ? `20${ofYear}` : ofYear;
  return [
    ...schoolYear(part),
    ...(year === '' ? [] : day === undefined ? monthOf(year, month) : dayOf(year, month, day)),
    ...(yearAfter === '' ? [] : monthOf(yearAfter, alone)),
    ...(first === '' ? [] : dayOf(whole, first, second)),
    ...(first === '' || first === second ? [] : dayOf(whole, second, first)),
  ];
}

function schoolYear(part: string): DayReading[] {
  const name = /^\d{2}[-–—]\d{2}$/.test(part) ? schoolYearMeant(part) : schoolYearName(part);
  const days = name === null ? null : daysOfSchoolYear(name);
  return days === null ? [] : [days];
}

/** A month by its name, with a day and a year where they were typed. */
function namedDay(parts: readonly string[]): DayWords | null {
  const at = parts.findIndex((part, place) => monthNamed(part, place === parts.length - 1) !== null);
  const month = monthNamed(parts[at] ?? '', true);
  if (month === null) return null;
  const dayAt = parts.findIndex((part) => dayNumber(part) !== null);
  const yearAt = parts.findIndex(isYear);
  const [day, year] = [dayNumber(parts[dayAt] ?? ''), parts[yearAt]];
  const readings = day === null ? monthOf(year, String(month)) : dayOf(year, String(month), day);
  const joints = parts.flatMap((part, place) => (JOINTS.has(foldWord(part)) ? [place] : []));
  return readings.length === 0 ? null : { readings, rest: without(parts, [at, dayAt, yearAt, ...joints]) };
}

function wholeYear(parts: readonly string[]): DayWords | null {
  const at = parts.findIndex(isYear);
  const year = parts[at];
  if (year === undefined) return null;
  return { readings: [{ from: `${year}-01-01`, to: `${year}-12-31` }], rest: without(parts, [at]) };
}

function isYear(part: string): boolean {
  return /^(?:19|20)\d{2}$/.test(part);
}

/** `20`, `20th`, `1º` → `20`, `20`, `1`. */
function dayNumber(part: string): string | null {
  return /^(\d{1,2})(?:st|nd|rd|th|º|°)?$/i.exec(part)?.[1] ?? null;
}

/** 1 to 12. The last word may be the beginning of one that is still being typed. */
function monthNamed(part: string, isLast: boolean): number | null {
  const word = foldWord(part).replace(/\.$/, '');
  if (word.length < SHORTEST) return null;
  const at = MONTHS.findIndex((names) =>
    names.some((name) => name === word || (name.startsWith(word) && (isLast || word.length <= SHORTEST + 1))),
  );
  return at === -1 ? null : at + 1;
}

function monthOf(year: string | undefined, month: string): DayReading[] {
  const two = month.padStart(2, '0');
  if (year === undefined) return [{ everyYear: two }];
  const from = isoDate.safeParse(`${year}-${two}-01`);
  if (!from.success) return [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return [{ from: from.data, to: `${year}-${two}-${last}` }];
}

/** Without a year: of every year. A day that there is not is none. */
function dayOf(year: string | undefined, month: string, day: string): DayReading[] {
  const inYear = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const there = isoDate.safeParse(`${year ?? LEAP_YEAR}-${inYear}`);
  if (!there.success) return [];
  return [year === undefined ? { everyYear: inYear } : { from: there.data, to: there.data }];
}
