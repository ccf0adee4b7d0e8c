import { expect, it } from 'vitest';
import { makeWords } from '../../../renderer/i18n/setup.ts';
import { readWords } from '../../../scripts/words.ts';

/** CLDR gives Spanish a form of its own for whole millions, `_many`; many sentences here have none of their own. */
it.each(['en', 'es'] as const)(
  'every plural in %s has its words for none, one, two and a million',
  (language) => {
    const words = makeWords(language);
    const plurals = Object.entries(readWords('renderer/i18n')[language] ?? {}).flatMap(([feature, texts]) =>
      Object.keys(texts)
        .filter((key) => key.endsWith('_other'))
        .map((key) => `${feature}:${key.replace(/_other$/, '')}`),
    );
    expect(plurals.length).toBeGreaterThan(100);
    for (const key of plurals)
      for (const count of [0, 1, 2, 1_000_000])
        expect(words.exists(key, { count }), `${key}, ${count}`).toBe(true);
  },
);
