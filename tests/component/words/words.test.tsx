import { describe, expect, it } from 'vitest';
import {
  problemsOf,
  readSources,
  readWords,
  sentencesOf,
  syllablesEn,
  syllablesEs,
} from '../../../scripts/words.ts';

const renderer = `${process.cwd()}/renderer`;
const one = (en: Record<string, string>, es: Record<string, string>) => ({
  en: { home: en },
  es: { home: es },
});

describe('the words of the app', () => {
  it('are in order', () => {
    expect(problemsOf(readWords(`${renderer}/i18n`), readSources(renderer))).toEqual([]);
  });
});

describe('the check of words', () => {
  it('finds a key that one language lacks, in either direction', () => {
    expect(problemsOf(one({ a: 'Yes' }, {}), `t('a')`)).toEqual(['es/home: “a” is missing']);
    expect(problemsOf(one({}, { a: 'Sí' }), `t('a')`)).toEqual(['en/home: “a” is missing']);
  });

  it('finds another blank in the translation', () => {
    expect(problemsOf(one({ a: 'On {{day}}' }, { a: 'El {{dia}}' }), `t('a')`)).toEqual([
      'es/home: “a” has other blanks',
      'en/home: “a” has other blanks',
    ]);
  });

  it('finds a key that nothing shows, and knows keys with a part to fill in', () => {
    const words = one(
      { 'kind.a': 'A', 'kind.b': 'B', lost: 'Lost' },
      { 'kind.a': 'A', 'kind.b': 'B', lost: 'Perdido' },
    );
    expect(problemsOf(words, ['t(`kind.$', '{kind}`)'].join(''))).toEqual(['en/home: nothing shows “lost”']);
    expect(problemsOf(words, ['t(`home:kind.$', '{kind}`); t(`$', '{x}`)'].join(''))).toEqual([
      'en/home: nothing shows “lost”',
    ]);
  });

  it('takes plural forms as one key', () => {
    const words = one(
      { n_one: 'One', n_other: '{{count}}' },
      { n_one: 'Uno', n_many: '{{count}} de', n_other: '{{count}}' },
    );
    expect(problemsOf(words, `t('n', { count })`)).toEqual([]);
  });

  it('finds a sentence of 21 words and lets 20 pass', () => {
    const twenty = `${'so '.repeat(19)}so.`;
    expect(problemsOf(one({ a: twenty }, { a: 'Sí.' }), `t('a')`)).toEqual([]);
    expect(problemsOf(one({ a: `so ${twenty}` }, { a: 'Sí.' }), `t('a')`)).toEqual([
      'en/home: “a” has 21 words in one sentence',
    ]);
  });

  it('finds text that is too hard', () => {
    const hard =
      'Confidentiality obligations necessitate appropriate organizational accountability considerations. ';
    expect(problemsOf(one({ a: hard.repeat(10) }, { a: 'Sí.' }), `t('a')`)).toEqual([
      expect.stringMatching(/^en\/home: reads like grade \d+/),
    ]);
  });

  it('splits sentences and counts syllables', () => {
    expect(sentencesOf('One. Two {{count}} three! Four')).toHaveLength(3);
    expect(['keep', 'archive', 'passphrase', 'recording', 'made'].map(syllablesEn)).toEqual([1, 2, 2, 3, 1]);
    expect(['reunión', 'día', 'grabación', 'buena'].map(syllablesEs)).toEqual([2, 2, 3, 2]);
  });
});
