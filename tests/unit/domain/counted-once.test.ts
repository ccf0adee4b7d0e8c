import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Beside, byEarliestClock, covered, goesOnAt } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const ORDER = ['hers', 'district', 'phone'];
/** Without drift every millisecond of one is a millisecond of the other, so that it can be counted one by one. */
const beside = (firstId: string, secondId: string) =>
  fc
    .tuple(
      fc.nat(40),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(30),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(30),
    )
    .map(([start, length, later, more, offset]): Beside => {
      const second = start + length + later;
      return {
        firstId,
        secondId,
        driftPpm: 0,
        pieces: [
          { startMs: ms(start), endMs: ms(start + length), offsetMs: offset },
          // The second one did not hold what lies between: it goes on sooner by as much.
          { startMs: ms(second), endMs: ms(second + more), offsetMs: offset - later },
        ],
      };
    });
const stretch = fc
  .record({
    recordingId: fc.constantFrom(...ORDER),
    startMs: fc.nat(200),
    length: fc.integer({ min: 1, max: 80 }),
  })
  .map(({ length, ...rest }) => ({ ...rest, endMs: rest.startMs + length }));

/** The slow and obvious way: every millisecond is looked up in the comparison, by itself. */
function counted(
  stretches: readonly { recordingId: string; startMs: number; endMs: number }[],
  laid: Beside[],
) {
  const heard = new Set<string>();
  for (const { recordingId, startMs, endMs } of stretches) {
    for (let at = startMs; at < endMs; at += 1) {
      const [one] = laid;
      const piece =
        recordingId === one?.secondId
          ? one.pieces.find((p) => at >= p.startMs + p.offsetMs && at < p.endMs + p.offsetMs)
          : undefined;
      heard.add(piece && one ? `${one.firstId}/${at - piece.offsetMs}` : `${recordingId}/${at}`);
    }
  }
  return heard.size;
}

describe('sound that two recordings of one meeting hold', () => {
  it('counts once, to the millisecond, however the comparison was laid', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), beside('hers', 'district'), (stretches, one) => {
        expect(covered(byEarliestClock(stretches, ORDER, [one]))).toBe(counted(stretches, [one]));
      }),
    );
  });

  it('is told by the earlier recording also when that one was the second of the comparison', () => {
    const turned: Beside = {
      firstId: 'district',
      secondId: 'hers',
      driftPpm: 0,
      pieces: [{ startMs: ms(0), endMs: ms(50), offsetMs: 10 }],
    };
    expect(byEarliestClock([{ recordingId: 'district', startMs: 40, endMs: 70 }], ORDER, [turned])).toEqual([
      { recordingId: 'hers', startMs: 50, endMs: 60 },
      { recordingId: 'district', startMs: 50, endMs: 70 },
    ]);
  });

  it('goes on from one comparison to the next, and no stretch is longer or lost', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 8 }),
        beside('hers', 'district'),
        beside('district', 'phone'),
        beside('hers', 'phone'),
        (stretches, ...laid) => {
          const told = byEarliestClock(stretches, ORDER, laid);
          const length = (of: typeof stretches) => of.reduce((sum, one) => sum + one.endMs - one.startMs, 0);
          expect(length(told)).toBe(length(stretches));
        },
      ),
    );
  });

  it('is passed over when playing goes on', () => {
    const copy: Beside = {
      firstId: 'hers',
      secondId: 'district',
      driftPpm: 200,
      pieces: [{ startMs: ms(2_000), endMs: ms(60_000), offsetMs: -2_000 }],
    };
    const hers = { recordingId: 'hers', durationMs: 60_000 };
    expect(goesOnAt({ recordingId: 'district', durationMs: 90_000 }, [hers], [copy])).toBe(58_012);
    expect(goesOnAt({ recordingId: 'phone', durationMs: 90_000 }, [hers], [copy])).toBe(0);
  });
});
