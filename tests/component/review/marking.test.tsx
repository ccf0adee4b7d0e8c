import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedMoment, spanAround } from '../../../renderer/features/review/marks/marking.ts';
import { newMoment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const MARKS = ['agreed', 'not-agreed', 'promised', 'did-not-understand', 'disputed'] as const;

describe('a moment marked with one key', () => {
  it('lies inside the recording, wherever the needle is and whatever was set by hand', () => {
    const place = fc.tuple(fc.nat(100_000), fc.nat(100_000), fc.option(fc.nat(200_000)), fc.nat(200_000));
    fc.assert(
      fc.property(place, ([durationMs, at, start, end]) => {
        const atMs = Math.min(at, durationMs);
        const pending =
          start === null ? null : { recordingId: 'r', startMs: start, endMs: end % 2 ? end : null };
        const span = spanAround({ recordingId: 'r', atMs, durationMs }, pending);
        expect(span.startMs).toBeGreaterThanOrEqual(0);
        expect(span.endMs).toBeLessThanOrEqual(durationMs);
        expect(span.endMs).toBeGreaterThanOrEqual(span.startMs);
      }),
    );
  });

  it('reaches back to the sentence that was just heard', () => {
    expect(spanAround({ recordingId: 'r', atMs: 60_000, durationMs: 300_000 }, null)).toEqual({
      startMs: 50_000,
      endMs: 65_000,
    });
  });

  it('takes the span that was set by hand, but not one of another recording', () => {
    const now = { recordingId: 'r', atMs: 60_000, durationMs: 300_000 };
    expect(spanAround(now, { recordingId: 'r', startMs: 20_000, endMs: null })).toEqual({
      startMs: 20_000,
      endMs: 60_000,
    });
    expect(spanAround(now, { recordingId: 'other', startMs: 20_000, endMs: null }).startMs).toBe(50_000);
  });

  it('is one that main accepts, for each of the five marks', () => {
    for (const mark of MARKS) {
      const made = markedMoment('r', { startMs: ms(1), endMs: ms(2) }, mark);
      expect(newMoment.safeParse(made).success, mark).toBe(true);
    }
    expect(markedMoment('r', { startMs: ms(1), endMs: ms(2) }, 'disputed').dispute).toEqual({ claim: '' });
    expect(markedMoment('r', { startMs: ms(1), endMs: ms(2) }, 'promised').type).toBe('promise');
  });
});
