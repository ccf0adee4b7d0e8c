import { describe, expect, it } from 'vitest';
import { finderAmong } from '../../../renderer/components/finding.ts';

const LABELS = [
  'R01 12:34 · Ms. Núñez: We will write the speech hours down',
  'R01 13:02 · Dr. O’Brien: No more than thirty minutes',
  'D07 · Plan «speech and language» · March 3, 2026',
  '🙂',
];
const find = finderAmong(LABELS.map((label) => ({ label })));
const found = (typed: string) => find(typed).map(({ label }) => LABELS.indexOf(label));

describe('finding among what is at hand', () => {
  it('takes the beginnings of words, in any order, without accents and capitals', () => {
    expect(found('HOUR nunez')).toEqual([0]);
    expect(found('Núñez')).toEqual([0]);
    expect(found('spe')).toEqual([0, 2]);
    expect(found('peech')).toEqual([]);
    expect(found('speech minutes')).toEqual([]);
  });

  it('takes what stands together side by side: a time, a name, words in quotes', () => {
    expect(found('12:3')).toEqual([0]);
    expect(found('34:12')).toEqual([]);
    expect(found("o'bri")).toEqual([1]);
    expect(found('"speech and lang')).toEqual([2]);
    expect(found('"language speech"')).toEqual([]);
    expect(found('d07 speech')).toEqual([2]);
  });

  it('finds all where no word was typed', () => {
    for (const typed of ['', '  ', '·', '""']) expect(found(typed)).toEqual([0, 1, 2, 3]);
  });
});
