import { describe, expect, it } from 'vitest';
import { hasTwoReadings } from '../../../shared/time/index.ts';

describe('a day in figures', () => {
  it.each([
    ['2026-10-11', true],
    ['2026-01-12', true],
    ['2026-11-11', false],
    ['2026-10-13', false],
  ])('%s may be read as two days: %s', (day, two) => {
    expect(hasTwoReadings(day)).toBe(two);
  });
});
