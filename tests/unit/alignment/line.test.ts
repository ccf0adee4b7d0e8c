import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineThrough } from '../../../main/alignment/by-hand.ts';
import { fromLine, lineOfTime, onLine, onlyIn, sameMoment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

/** The first began a minute before the second; half a minute was cut out of the second; the second went on longer. */
const laid = {
  driftPpm: 0,
  pieces: [
    { startMs: ms(60_000), endMs: ms(120_000), offsetMs: -60_000 },
    { startMs: ms(150_000), endMs: ms(300_000), offsetMs: -90_000 },
  ],
};
const lengths = { firstMs: 300_000, secondMs: 240_000 };

describe('one line of time', () => {
  it('says what only one of them has, and where the other lacks it', () => {
    expect(onlyIn('first', laid, lengths)).toEqual([
      { place: 'before', startMs: 0, endMs: 60_000, otherMs: 0 },
      { place: 'within', startMs: 120_000, endMs: 150_000, otherMs: 60_000 },
    ]);
    expect(onlyIn('second', laid, lengths)).toEqual([
      { place: 'after', startMs: 210_000, endMs: 240_000, otherMs: 300_000 },
    ]);
  });

  it('goes over to the same moment, and says when there is none', () => {
    expect(sameMoment(laid, 'first', 70_000)).toEqual({ atMs: 10_000, there: true });
    expect(sameMoment(laid, 'second', 10_000)).toEqual({ atMs: 70_000, there: true });
    expect(sameMoment(laid, 'first', 130_000)).toEqual({ atMs: 60_000, there: false });
    expect(sameMoment(laid, 'first', 5_000)).toEqual({ atMs: 0, there: false });
    expect(sameMoment(laid, 'second', 230_000)).toEqual({ atMs: 300_000, there: false });
  });

  it('has every millisecond of both, once', () => {
    const piece = fc.record({
      gapFirst: fc.integer({ min: 0, max: 50_000 }),
      gapSecond: fc.integer({ min: 0, max: 50_000 }),
      length: fc.integer({ min: 1_000, max: 100_000 }),
    });
    const any = fc.record({
      pieces: fc.array(piece, { minLength: 1, maxLength: 6 }),
      ppm: fc.integer({ min: -400, max: 400 }),
      tails: fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 50_000 })),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(any, ({ pieces, ppm, tails, share }) => {
        const scale = 1 + ppm / 1e6;
        let first = 0;
        let second = 0;
        const made = pieces.map(({ gapFirst, gapSecond, length }) => {
          first += gapFirst;
          second += gapSecond;
          const one = { startMs: ms(first), endMs: ms(first + length), offsetMs: second - first * scale };
          first += length;
          second += length * scale;
          return one;
        });
        const of = { pieces: made, driftPpm: ppm };
        const whole = { firstMs: first + tails[0], secondMs: second + tails[1] };
        const parts = lineOfTime(of, whole);
        const sum = (which: 'firstMs' | 'secondMs') =>
          parts.reduce((all, part) => {
            const stretch = which === 'secondMs' && part.firstMs !== null ? scale : 1;
            return part[which] === null ? all : all + part.lengthMs * stretch;
          }, 0);
        expect(sum('firstMs')).toBeCloseTo(whole.firstMs, 3);
        expect(sum('secondMs')).toBeCloseTo(whole.secondMs, 3);
        const at = share * whole.firstMs;
        const back = fromLine(parts, onLine(parts, 'first', at, ppm), ppm);
        // On an edge both sides are right.
        if (back.firstMs !== null) expect(back.firstMs).toBeCloseTo(at, 3);
        const there = sameMoment(of, 'first', at);
        const onEdge = made.some(({ startMs, endMs }) =>
          [startMs, endMs].some((edge) => Math.abs(edge - at) <= 51),
        );
        if (there.there && !onEdge) expect(sameMoment(of, 'second', there.atMs).atMs).toBeCloseTo(at, 3);
      }),
    );
  });
});

describe('by hand', () => {
  const hour = { firstMs: 3_600_000, secondMs: 3_600_000 };

  it('is a straight line through one mark', () => {
    const { pieces, driftPpm } = lineThrough([{ firstMs: 500_000, secondMs: 80_000 }], hour);
    expect(driftPpm).toBe(0);
    expect(pieces).toEqual([{ startMs: 420_000, endMs: 3_600_000, offsetMs: -420_000 }]);
  });

  it('takes the drift from two marks that lie far apart', () => {
    const marks = [
      { firstMs: 100_000, secondMs: 100_000 },
      { firstMs: 3_100_000, secondMs: 3_100_300 },
    ];
    expect(lineThrough(marks, hour).driftPpm).toBeCloseTo(100, 3);
    expect(lineThrough(marks.toReversed(), hour).driftPpm).toBeCloseTo(100, 3);
  });

  it('does not make up a drift from two marks that lie close together', () => {
    const marks = [
      { firstMs: 100_000, secondMs: 100_000 },
      { firstMs: 130_000, secondMs: 130_400 },
    ];
    expect(lineThrough(marks, hour)).toMatchObject({ driftPpm: 0, pieces: [{ offsetMs: 200 }] });
  });

  it('says when a break must lie between two marks, and when a mark lies outside', () => {
    const marks = [
      { firstMs: 100_000, secondMs: 100_000 },
      { firstMs: 3_100_000, secondMs: 3_040_000 },
    ];
    expect(() => lineThrough(marks, hour)).toThrow(expect.objectContaining({ code: 'marks-disagree' }));
    const outside = [{ firstMs: 4_000_000, secondMs: 0 }];
    expect(() => lineThrough(outside, hour)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});
