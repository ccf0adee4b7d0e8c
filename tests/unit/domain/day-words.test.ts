import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayWordsIn } from '../../../shared/domain/index.ts';

const OCTOBER_20 = { from: '2026-10-20', to: '2026-10-20' };
const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };
const EACH_20TH = { everyYear: '10-20' };

describe('a day among typed words', () => {
  it.each([
    ['2026-10-20', [OCTOBER_20]],
    ['10/20/2026', [OCTOBER_20]],
    ['20/10/2026', [OCTOBER_20]],
    ['10/20/26', [OCTOBER_20]],
    ['10/20', [EACH_20TH]],
    ['October 20, 2026', [OCTOBER_20]],
    ['oct 20th 2026', [OCTOBER_20]],
    ['20 de octubre de 2026', [OCTOBER_20]],
    ['Oct. 20', [EACH_20TH]],
    ['octub', [{ everyYear: '10' }]],
    ['ene', [{ everyYear: '01' }]],
    ['octubre de 2026', [OCTOBER]],
    ['October 2026', [OCTOBER]],
    ['10/2026', [OCTOBER]],
    ['2026-10', [OCTOBER]],
    ['febrero 2028', [{ from: '2028-02-01', to: '2028-02-29' }]],
    ['2/29', [{ everyYear: '02-29' }]],
    ['2026', [{ from: '2026-01-01', to: '2026-12-31' }]],
    ['2026-27', [{ from: '2026-07-01', to: '2027-06-30' }]],
    ['2026-\u206027', [{ from: '2026-07-01', to: '2027-06-30' }]],
    ['2026–2027', [{ from: '2026-07-01', to: '2027-06-30' }]],
    ['26-27', [{ from: '2026-07-01', to: '2027-06-30' }]],
  ])('%s', (typed, readings) => {
    expect(dayWordsIn(typed)).toEqual({ readings, rest: '' });
  });

  it('in figures may be one of two, and a month may be a school year', () => {
    expect(dayWordsIn('3/4/2026')?.readings).toEqual([
      { from: '2026-03-04', to: '2026-03-04' },
      { from: '2026-04-03', to: '2026-04-03' },
    ]);
    expect(dayWordsIn('2009-10')?.readings).toEqual([
      { from: '2009-07-01', to: '2010-06-30' },
      { from: '2009-10-01', to: '2009-10-31' },
    ]);
  });

  it('leaves the words that are about something else', () => {
    expect(dayWordsIn('annual review 2026-27 Lincoln')?.rest).toBe('annual review Lincoln');
    expect(dayWordsIn('IEP October 20')).toEqual({ readings: [EACH_20TH], rest: 'IEP' });
    expect(dayWordsIn('reunión 3 de mayo')).toEqual({ readings: [{ everyYear: '05-03' }], rest: 'reunión' });
  });

  it.each([
    '',
    'IEP meeting',
    'room 12',
    'ma',
    'Februaryish plan',
    '13/32',
    '2026-02-30',
    'February 30',
    '""',
  ])('%s: none', (typed) => expect(dayWordsIn(typed)).toBeNull());

  it('is read from any text, and whatever is read is a stretch or a part of a year', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        for (const one of dayWordsIn(typed)?.readings ?? []) {
          if ('everyYear' in one) expect(one.everyYear).toMatch(/^\d{2}(-\d{2})?$/);
          else expect(one.from <= one.to).toBe(true);
        }
      }),
    );
  });
});
