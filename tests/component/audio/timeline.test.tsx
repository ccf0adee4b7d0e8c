import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromTimeline,
  layTimeline,
  onTimeline,
  placeAfter,
} from '../../../renderer/audio/player/timeline.ts';
import { type DrawnRange, rangeAt, sizesFor } from '../../../renderer/audio/waveform/draw-waveform.ts';
import { layLanes } from '../../../renderer/audio/waveform/lanes.ts';
import { fitView, keepInView, ticks, wholeView, zoom } from '../../../renderer/audio/waveform/view.ts';
import { ms } from '../../../shared/time/index.ts';

const timeline = layTimeline([
  { recordingId: 'a', code: 'R01', durationMs: ms(60_000) },
  { recordingId: 'b', code: 'R02', durationMs: ms(30_000) },
]);

describe('the timeline of a meeting', () => {
  it('lays one untouched file behind the other and finds every place again', () => {
    expect(timeline.totalMs).toBe(90_000);
    fc.assert(
      fc.property(fc.nat(89_999), (atMs) => {
        const place = fromTimeline(timeline, atMs);
        expect(place && onTimeline(timeline, place.part.recordingId, place.atMs)).toBe(atMs);
      }),
    );
  });

  it('gives the edge between two files to the later one, and stops at both ends', () => {
    expect(fromTimeline(timeline, 60_000)).toMatchObject({ part: { code: 'R02' }, atMs: 0 });
    expect(fromTimeline(timeline, -5)).toMatchObject({ part: { code: 'R01' }, atMs: 0 });
    expect(fromTimeline(timeline, 1e9)).toMatchObject({ part: { code: 'R02' }, atMs: 30_000 });
    expect(fromTimeline(layTimeline([]), 0)).toBeNull();
    expect(onTimeline(timeline, 'elsewhere', 0)).toBeNull();
    expect(placeAfter(timeline, 'a')).toMatchObject({ part: { code: 'R02' }, atMs: 0 });
    expect(placeAfter(timeline, 'b')).toBeNull();
  });

  it('does not begin the meeting again with a copy: it goes on with what only the copy has, or with the next day', () => {
    const copied = (copyMs: number) =>
      layTimeline(
        [
          { recordingId: 'hers', code: 'R01', durationMs: ms(60_000) },
          { recordingId: 'district', code: 'R02', durationMs: ms(copyMs) },
          { recordingId: 'next-day', code: 'R03', durationMs: ms(5_000) },
        ],
        [
          {
            firstId: 'hers',
            secondId: 'district',
            driftPpm: 0,
            pieces: [{ startMs: ms(10_000), endMs: ms(60_000), offsetMs: -10_000 }],
          },
        ],
      );
    expect(placeAfter(copied(80_000), 'hers')).toMatchObject({ part: { code: 'R02' }, atMs: 50_000 });
    expect(placeAfter(copied(50_400), 'hers')).toMatchObject({ part: { code: 'R03' }, atMs: 0 });
    expect(placeAfter(copied(80_000), 'district')).toMatchObject({ part: { code: 'R03' }, atMs: 0 });
  });
});

describe('the view', () => {
  const five = 5 * 3_600_000;

  it('never leaves the sound, however it is zoomed and moved', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.integer({ min: -five, max: 2 * five }),
        (factor, anchor) => {
          const view = zoom(wholeView(five, 800), factor, anchor, five, 800);
          expect(view.fromMs).toBeGreaterThanOrEqual(0);
          expect(view.fromMs + 800 * view.msPerPx).toBeLessThanOrEqual(five + 1);
        },
      ),
    );
  });

  it('keeps the time under the pointer where it is', () => {
    const view = zoom({ fromMs: 1_000_000, msPerPx: 1_000 }, 4, 1_300_000, five, 800);
    expect((1_300_000 - view.fromMs) / view.msPerPx).toBeCloseTo(300);
  });

  it('turns the page only when the needle has left it', () => {
    const view = fitView({ fromMs: 100_000, msPerPx: 10 }, five, 800);
    expect(keepInView(view, 104_000, five, 800)).toBe(view);
    expect(keepInView(view, 200_000, five, 800).fromMs).toBe(200_000 - 800);
  });

  it('puts ticks at round times, far enough apart to be read', () => {
    expect(ticks(0, 180_000, 225, 96)).toEqual([0, 30_000, 60_000, 90_000, 120_000, 150_000, 180_000]);
    expect(ticks(5, 4, 10, 96)).toEqual([]);
  });
});

describe('overlapping moments', () => {
  const range = (id: string, startMs: number, endMs: number): DrawnRange => ({
    id,
    startMs,
    endMs,
    label: id,
    tone: 'plain',
  });
  const view = { fromMs: 0, toMs: 1_000 };

  it('lie in lanes, and those out of sight are not laid at all', () => {
    const laid = layLanes(
      [range('a', 0, 500), range('b', 100, 200), range('c', 600, 700), range('d', 5_000, 6_000)],
      view,
      1,
      3,
    );
    expect(laid.map((one) => [one.range.id, one.lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('of one lane never touch, as long as there are lanes enough', () => {
    const spans = fc.array(fc.tuple(fc.nat(900), fc.nat(90)), { maxLength: 12 });
    fc.assert(
      fc.property(spans, (pairs) => {
        const ranges = pairs
          .map(([start, length], index) => range(String(index), start, start + length))
          .sort((a, b) => a.startMs - b.startMs);
        const laid = layLanes(ranges, view, 1, 12);
        for (const one of laid) {
          for (const other of laid) {
            if (one === other || one.lane !== other.lane) continue;
            const [first, second] = one.range.startMs <= other.range.startMs ? [one, other] : [other, one];
            expect(first.range.endMs).toBeLessThanOrEqual(
              Math.max(second.range.startMs, first.range.startMs + 1),
            );
          }
        }
      }),
    );
  });

  it('are found under the pointer, and the wave above them is not', () => {
    const laid = layLanes([range('a', 0, 500)], view, 1, 3);
    const picture = { view: { fromMs: 0, msPerPx: 1 }, height: 140, sizes: sizesFor(18) };
    expect(rangeAt(laid, picture, 250, 130)?.id).toBe('a');
    expect(rangeAt(laid, picture, 250, 60)).toBeNull();
    expect(rangeAt(laid, picture, 700, 130)).toBeNull();
  });
});
