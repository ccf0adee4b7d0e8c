import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bySchoolYear,
  nextSchoolYear,
  schoolYearMeant,
  schoolYearName,
  schoolYearOf,
} from '../../../shared/domain/index.ts';
import { addDays, daysFrom, mondayOf } from '../../../shared/time/index.ts';

describe('school years', () => {
  it.each([
    ['2026-10-20', '2026-27'],
    ['2027-06-30', '2026-27'],
    ['2027-07-01', '2027-28'],
    ['1999-09-01', '1999-00'],
  ])('%s is in %s', (day, year) => expect(schoolYearOf(day)).toBe(year));

  it('follow each other without a day between them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), (days) => {
        const day = addDays('1900-01-01', days);
        const next = nextSchoolYear(day);
        expect(next > day).toBe(true);
        expect(schoolYearOf(addDays(next, -1))).toBe(schoolYearOf(day));
        expect(schoolYearOf(next)).not.toBe(schoolYearOf(day));
      }),
    );
  });

  it.each([
    ['2026-2027', '2026-27'],
    [' SY 2026/27 ', '2026-27'],
    ['2026–27', '2026-27'],
    ['2099-00', '2099-00'],
    ['2026-28', '2026-28'],
    ['third grade', 'third grade'],
    ['', null],
    [null, null],
  ])('%s is called %s', (typed, name) => expect(schoolYearName(typed)).toBe(name));

  it.each([
    ['2025', '2025-26'],
    ['SY 2025', '2025-26'],
    ['2026-28', '2026-27'],
    ['2026-', '2026-27'],
    ['25/26', '2025-26'],
    ['25-27', null],
    ['2025-26', null],
    ['third grade', null],
    ['grade 3', null],
    ['12345', null],
    ['', null],
    [null, null],
  ])('%s may mean %s', (typed, year) => expect(schoolYearMeant(typed)).toBe(year));

  it('are in order, and what names no year comes last', () => {
    expect(['third grade', '2026-27', '1999-00', '2025-2026', 'a'].sort(bySchoolYear)).toEqual([
      '1999-00',
      '2025-2026',
      '2026-27',
      'a',
      'third grade',
    ]);
  });

  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

  it('a later day is never in an earlier year, and a name keeps its name', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [first = a, second = b] = [a, b].sort();
        expect(bySchoolYear(schoolYearOf(first), schoolYearOf(second))).toBeLessThanOrEqual(0);
        expect(schoolYearName(schoolYearOf(a))).toBe(schoolYearOf(a));
      }),
    );
  });

  it('days and weeks add up', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        expect(daysFrom(start, addDays(start, days))).toBe(days);
        const monday = mondayOf(start);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(daysFrom(monday, start)).toBeGreaterThanOrEqual(0);
        expect(daysFrom(monday, start)).toBeLessThan(7);
      }),
    );
  });
});
