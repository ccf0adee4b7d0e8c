import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIn, placeOf, trimmed } from '../../../renderer/features/documents/places.ts';

describe('a place in a page', () => {
  it('is found by what can be seen, whatever the spaces', () => {
    const text = 'Services\n\nSpeech therapy\t30 minutes\na week.';
    const place = placeOf(text, 'therapy 30 minutes a');
    expect(place && text.slice(place.startAt, place.endAt)).toBe('therapy\t30 minutes\na');
    expect(placeOf(text, 'not there')).toBeNull();
    expect(placeOf(text, '  ')).toBeNull();
  });

  it('is the nearest of several', () => {
    const text = 'yes no yes no yes';
    expect(placeOf(text, 'yes', 0)).toEqual({ startAt: 0, endAt: 3 });
    expect(placeOf(text, 'yes', 5)).toEqual({ startAt: 7, endAt: 10 });
    expect(placeOf(text, 'yes', 99)).toEqual({ startAt: 14, endAt: 17 });
  });

  it('holds every stretch of a text', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (text, a, b) => {
        const span = trimmed(text, { startAt: a % (text.length + 1), endAt: b % (text.length + 1) });
        if (span === null || span.endAt <= span.startAt) return;
        const words = text.slice(span.startAt, span.endAt);
        const before = text.slice(0, span.startAt).replaceAll(/\s/g, '').length;
        expect(placeOf(text, words, before)).toEqual(span);
      }),
    );
  });

  it('is found without case and accents, over line breaks', () => {
    const pages = [
      { page: 1, text: 'Reunión\nanual del IEP' },
      { page: 2, text: 'la reunion  anual, otra vez' },
    ];
    const hits = findIn(pages, 'REUNION anual');
    expect(hits.map(({ page, startAt, endAt }) => pages[page - 1]?.text.slice(startAt, endAt))).toEqual([
      'Reunión\nanual',
      'reunion  anual',
    ]);
    expect(findIn(pages, ' ')).toEqual([]);
  });
});
