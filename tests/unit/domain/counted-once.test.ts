import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Beside,
  byEarliestClock,
  covered,
  goesOnAt,
  heardWith,
  whereverHeard,
} from '../../../shared/domain/index.ts';
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

  const same = (firstId: string, secondId: string, offsetMs: number): Beside => ({
    ...{ firstId, secondId, driftPpm: 0 },
    pieces: [{ startMs: ms(1_000), endMs: ms(60_000), offsetMs }],
  });

  /** One millisecond of the second recording in the first, and the other way round; null: it is not there. */
  const back = ({ pieces }: Beside, atMs: number) => {
    const piece = pieces.find((p) => atMs >= p.startMs + p.offsetMs && atMs < p.endMs + p.offsetMs);
    return piece ? atMs - piece.offsetMs : null;
  };
  const ahead = ({ pieces }: Beside, atMs: number) => {
    const piece = pieces.find((p) => atMs >= p.startMs && atMs < p.endMs);
    return piece ? atMs + piece.offsetMs : null;
  };

  it('counts once where two were laid beside a third alone', () => {
    const laid = [same('phone', 'hers', 500), same('district', 'phone', 2_000)];
    const [startMs, endMs] = [5_000, 9_000];
    expect(byEarliestClock([{ recordingId: 'district', startMs, endMs }], ORDER, laid)).toEqual([
      { recordingId: 'hers', startMs: 7_500, endMs: 11_500 },
    ]);
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 8 }),
        beside('hers', 'phone'),
        beside('phone', 'district'),
        (stretches, one, other) => {
          const at = (id: string, atMs: number): [string, number] => {
            if (id === 'hers') return [id, atMs];
            const inPhone = id === 'phone' ? atMs : back(other, atMs);
            const inHers = inPhone === null ? null : back(one, inPhone);
            if (inHers !== null) return ['hers', inHers];
            const inDistrict = id === 'phone' ? ahead(other, atMs) : null;
            return inDistrict === null ? [id, atMs] : ['district', inDistrict];
          };
          const heard = new Set<string>();
          for (const { recordingId, startMs: from, endMs: to } of stretches) {
            for (let ms = from; ms < to; ms += 1) heard.add(at(recordingId, ms).join('/'));
          }
          expect(covered(byEarliestClock(stretches, ORDER, [one, other]))).toBe(heard.size);
        },
      ),
    );
  });

  it('is found in every recording that holds it, by way of another too, from its beginning to its end', () => {
    const laid = [same('hers', 'phone', 500), same('district', 'phone', 2_000)];
    expect(whereverHeard([{ recordingId: 'hers', startMs: 5_000, endMs: 9_000 }], laid)).toEqual([
      { recordingId: 'hers', startMs: 5_000, endMs: 9_000 },
      { recordingId: 'phone', startMs: 5_500, endMs: 9_500 },
      { recordingId: 'district', startMs: 3_500, endMs: 7_500 },
    ]);
    expect(heardWith('district', laid).toSorted()).toEqual(['district', 'hers', 'phone']);
    expect(heardWith('district', [])).toEqual(['district']);
    // What only hers holds is heard nowhere else; what the phone held meanwhile belongs to the same minutes.
    expect(whereverHeard([{ recordingId: 'hers', startMs: 0, endMs: 900 }], laid)).toHaveLength(1);
    const paused: Beside = {
      ...{ firstId: 'hers', secondId: 'phone', driftPpm: 0 },
      pieces: [
        { startMs: ms(0), endMs: ms(10_000), offsetMs: 0 },
        { startMs: ms(10_000), endMs: ms(20_000), offsetMs: 30_000 },
      ],
    };
    expect(whereverHeard([{ recordingId: 'hers', startMs: 9_000, endMs: 11_000 }], [paused])[1]).toEqual({
      ...{ recordingId: 'phone', startMs: 9_000, endMs: 41_000 },
    });
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
