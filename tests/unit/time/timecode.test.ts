import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatTimecode,
  milliseconds,
  ms,
  msToSamples,
  parseTimecode,
  SAMPLE_RATE,
  samplesToMs,
  spokenTime,
} from '../../../shared/time/index.ts';

describe('reading a time', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    ['90', 90_000],
    ['1:30', 90_000],
    ['75:00', 4_500_000],
    ['1:02:03', 3_723_000],
    ['1:02:03.4', 3_723_400],
    ['0:00:07.250', 7_250],
    ['7.05', 7_050],
    [' 12:05 ', 725_000],
  ])('reads %s', (text, expected) => {
    expect(parseTimecode(text)).toBe(expected);
  });

  it.each(['', 'abc', '1:60', '1:75:00', '1:2:3:4', '-5', '1.', '.5', '1.2345', '1:00:61', '1,5', '1e3'])(
    'refuses %j',
    (text) => {
      expect(parseTimecode(text)).toBeNull();
    },
  );

  it('reads back whatever it prints, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 * 3_600_000 }), (value) => {
        expect(parseTimecode(formatTimecode(ms(value), { millis: true }))).toBe(value);
      }),
    );
  });
});

describe('printing a time', () => {
  it('always has hours, so that columns line up', () => {
    expect(formatTimecode(ms(7_250))).toBe('0:00:07');
    expect(formatTimecode(ms(7_250), { millis: true })).toBe('0:00:07.250');
    expect(formatTimecode(ms(18_000_000))).toBe('5:00:00');
  });

  it('gives the parts that a person says aloud', () => {
    expect(spokenTime(ms(3_725_999))).toEqual({ hours: 1, minutes: 2, seconds: 5 });
  });
});

describe('milliseconds and samples', () => {
  it('are exact in one direction and never claim sound that is not there in the other', () => {
    expect(msToSamples(ms(1000))).toBe(SAMPLE_RATE);
    expect(samplesToMs(48)).toBe(1);
    expect(samplesToMs(95)).toBe(1);
    fc.assert(fc.property(fc.nat(604_800_000), (value) => samplesToMs(msToSamples(ms(value))) === value));
  });

  it('refuse what is no duration', () => {
    expect(() => ms(-1)).toThrow(RangeError);
    expect(() => ms(Number.NaN)).toThrow(RangeError);
    expect(milliseconds.safeParse(1.5).success).toBe(false);
    expect(milliseconds.safeParse(604_800_001).success).toBe(false);
  });
});
