import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf } from '../../../renderer/i18n/clock.ts';

describe('A time of day as it is typed', () => {
  it.each([
    ['3:30 PM', '15:30'],
    ['3:30pm', '15:30'],
    ['2.05 p. m.', '14:05'],
    ['3 pm', '15:00'],
    ['9:05 a.m.', '09:05'],
    ['12 am', '00:00'],
    ['12:10 PM', '12:10'],
    [' 15:30 ', '15:30'],
    // As the screen itself writes it, with the space that does not break.
    ['3:30\u202fPM', '15:30'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(clockOf(typed)).toBe(kept);
  });

  it.each(['', '3:30', '3', '24:00', '15:30 pm', '0 am', '13 am', '3:60 pm', '15:3', 'after lunch', 'pm'])(
    '“%s” is not guessed',
    (typed) => {
      expect(clockOf(typed)).toBeNull();
    },
  );

  it('finds every minute of a day again that the screen writes', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(minute, fc.constantFrom('en-US', 'es-US'), (at, language) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const kept = `${two(Math.floor(at / 60))}:${two(at % 60)}`;
        const shown = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' });
        const words = shown.format(new Date(`1970-01-01T${kept}:00Z`));
        expect(clockOf(words)).toBe(kept);
      }),
    );
  });
});
