import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frequency, frequencyIn, startIn } from '../../../shared/domain/index.ts';

const of = (minutes: number | null, per: Frequency['per'], times: number | null = null) => ({
  minutes,
  times,
  per,
});

describe('how much was promised, read out of plain words', () => {
  it.each<[string, ReturnType<typeof of>]>([
    ['60 minutes of speech therapy a week from November 2, and it will be in the plan', of(60, 'week')],
    ['I recommend two sessions of thirty minutes each week.', of(60, 'week', 2)],
    ['30 min. per week, in a small group.', of(30, 'week')],
    ['forty-five minutes twice a month', of(90, 'month', 2)],
    ['2x30 min/wk', of(60, 'week', 2)],
    ['an hour a day', of(60, 'day')],
    ['Half an hour daily', of(30, 'day')],
    ['once a week', of(null, 'week', 1)],
    ['1,000 minutes a year', of(1000, 'year')],
    ['30 minutos dos veces a la semana', of(60, 'week', 2)],
    ['cuarenta y cinco minutos por semana', of(45, 'week')],
    ['media hora diaria', of(30, 'day')],
    ['1,5 horas al mes', of(90, 'month')],
  ])('%s', (text, read) => expect(frequencyIn(text)).toEqual(read));

  it.each([
    'Sends the reading schedule by Friday',
    'Quiet room and extra time for tests',
    '30 minutes in a month',
    'We meet a week later for 30 minutes',
    '',
  ])('finds none in: %s', (text) => expect(frequencyIn(text)).toBeNull());

  it.each([
    '30 to 60 minutes a week',
    '30-60 minutes a week',
    'up to 60 minutes a week',
    '60 minutes instead of 30 minutes a week',
    '30 minutes every other week',
    '30 minutes every two weeks',
    '30 minutes biweekly',
    'The plan says 30 minutes a week. We do 60 minutes a week.',
  ])('does not guess: %s', (text) => expect(frequencyIn(text)).toBeNull());

  const word = fc.constantFrom(
    'of',
    'speech',
    'therapy',
    'with',
    'Ms.',
    'Reed',
    'in',
    'Room',
    'terapia',
    'del',
    'habla',
  );
  const filler = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
  const per = fc.constantFrom<Frequency['per']>('day', 'week', 'month');

  it('reads back what was written, whatever stands between', () => {
    const eachWord = fc.constantFrom('a', 'per', 'each', 'every');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        per,
        eachWord,
        filler,
        filler,
        (minutes, rhythm, each, between, after) => {
          // "in a week" says when and not how often, so such a filler may not stand right before.
          fc.pre(!/\bin$/.test(between));
          const text = `We promise ${minutes} minutes ${between} ${each} ${rhythm} ${after}`;
          expect(frequencyIn(text)).toEqual({ minutes, times: null, per: rhythm });
        },
      ),
    );
  });

  it('never takes one of two different amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 600 }), per, (a, b, rhythm) => {
        fc.pre(a !== b);
        expect(frequencyIn(`${a} minutes, then ${b} minutes a ${rhythm}`)).toBeNull();
        expect(frequencyIn(`${a} minutes a ${rhythm}. Later ${b} minutes a ${rhythm}.`)).toBeNull();
      }),
    );
  });

  it('takes any text, and says nothing impossible of it', () => {
    const odd = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('30', 'minutes', 'a', 'week', 'twice', 'y', '/', '.', '½')),
    );
    fc.assert(
      fc.property(odd, (words) => {
        const read = frequencyIn(words.join(' '));
        if (read === null) return;
        expect(read.minutes !== null || read.times !== null).toBe(true);
        for (const figure of [read.minutes, read.times])
          if (figure !== null) expect(figure).toBeGreaterThan(0);
      }),
    );
  });
});

describe('from when it was promised', () => {
  it.each([
    ['60 minutes a week from November 2', '2026-11-02'],
    ['since Sept. 3rd, 2025', '2025-09-03'],
    ['starting on the 2nd of November', '2026-11-02'],
    ['desde el 3 de septiembre', '2026-09-03'],
    ['a partir del 5 de enero', '2027-01-05'],
    ['from February 30', null],
    ['from May 1 or from May 2', null],
    ['by November 2', null],
    ['an aide from the district', null],
  ])('%s', (text, day) => expect(startIn(text, '2026-10-20')).toBe(day));

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const day = startIn(`from ${text}`, '2026-10-20');
        if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});
