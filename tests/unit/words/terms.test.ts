import { describe, expect, it } from 'vitest';
import { TERMS, termsIn } from '../../../renderer/features/glossary/terms.ts';
import en from '../../../renderer/i18n/en/glossary.json' with { type: 'json' };
import es from '../../../renderer/i18n/es/glossary.json' with { type: 'json' };

describe('terms of plans and meetings (D36)', () => {
  it('are found as letters and as words in a row, over a line break, each once', () => {
    expect(termsIn('The LRE and the LRE; a Free Appropriate\nPublic Education.')).toEqual(['fape', 'lre']);
    expect(termsIn('Prior Written Notice (PWN) for the 504')).toEqual(['section-504', 'pwn']);
  });

  it('are found in the Spanish papers of a district too, also in capitals', () => {
    expect(termsIn('AVISO PREVIO POR ESCRITO sobre la educación\npública gratuita y apropiada')).toEqual([
      'fape',
      'pwn',
    ]);
    expect(termsIn('Metas, adaptaciones y SERVICIOS RELACIONADOS del año escolar extendido')).toEqual([
      'related-services',
      'accommodation',
      'esy',
    ]);
    expect(termsIn('readaptaciones, niveles, servicios')).toEqual([]);
  });

  it('are not found inside other words or in other letters', () => {
    expect(termsIn('an idea, a pt, REPLIED, 1504, slept, kiep')).toEqual([]);
    expect(termsIn('')).toEqual([]);
  });

  it('have their words in both languages', () => {
    for (const words of [en, es]) expect(Object.keys(words.terms).toSorted()).toEqual([...TERMS].toSorted());
  });
});
