import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueClips } from '../../../renderer/features/search/queue-clips.ts';
import type { SoundHit } from '../../../shared/contract/index.ts';
import { inOrderSaid, type Placed } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const placed = (change: Partial<Placed> & { from?: number; to?: number }): Placed => {
  const { from = 0, to = 10, ...rest } = change;
  return {
    ...{ id: 'a', kind: 'moment', date: '2026-10-20', recordingId: 'r1', ordinal: 1 },
    ...{ startMs: ms(from * 1000), endMs: ms(to * 1000) },
    ...rest,
  };
};
const idsOf = (things: readonly Placed[]) => inOrderSaid(things).order.map(({ id }) => id);

describe('what is played one after the other', () => {
  it('stands in the order in which it was said: day, recording, place', () => {
    const things = [
      placed({ id: 'new', date: '2026-10-20' }),
      placed({ id: 'second recording', date: '2024-05-01', recordingId: 'r2', ordinal: 2, from: 1 }),
      placed({ id: 'late in the first', date: '2024-05-01', recordingId: 'r0', from: 50, to: 60 }),
      placed({ id: 'early in the first', date: '2024-05-01', recordingId: 'r0', from: 5 }),
    ];
    expect(idsOf(things)).toEqual(['early in the first', 'late in the first', 'second recording', 'new']);
  });

  it('leaves out a line that is heard within a moment or an earlier line, and says how many', () => {
    const moment = placed({ id: 'moment', from: 10, to: 20 });
    const within = placed({ id: 'within', kind: 'line', from: 9, to: 13 });
    const after = placed({ id: 'after', kind: 'line', from: 19, to: 24 });
    const again = placed({ id: 'again', kind: 'line', from: 20, to: 23 });
    const elsewhere = placed({ id: 'elsewhere', kind: 'line', recordingId: 'r2', ordinal: 2, from: 10 });
    const { order, twice } = inOrderSaid([again, elsewhere, after, within, moment]);
    expect(order.map(({ id }) => id)).toEqual(['moment', 'after', 'elsewhere']);
    expect(twice).toBe(2);
  });

  it('keeps every moment, whatever lies over it, and loses nothing without counting it', () => {
    const any = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('moment' as const, 'line' as const),
      recordingId: fc.constantFrom('r1', 'r2'),
      from: fc.nat(100),
      length: fc.nat(30),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (drawn) => {
        const things = drawn.map(({ from, length, ...rest }) =>
          placed({ ...rest, ordinal: Number(rest.recordingId.slice(1)), from, to: from + length }),
        );
        const { order, twice } = inOrderSaid(things);
        expect(order.length + twice).toBe(things.length);
        const moments = (of: readonly Placed[]) => of.filter(({ kind }) => kind === 'moment').length;
        expect(moments(order)).toBe(moments(things));
      }),
    );
  });

  it('begins up to five seconds before, and never repeats what was just heard', () => {
    const hit = (id: string, from: number, to: number) =>
      ({
        ...{ kind: 'moment', id },
        sound: { recordingId: 'r1', durationMs: 60_000, startMs: from * 1000, endMs: to * 1000 },
      }) as SoundHit;
    const clips = queueClips([hit('a', 20, 30), hit('b', 32, 40), hit('c', 35, 38), hit('d', 59, 60)]);
    expect(clips.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [15_000, 30_000],
      [30_000, 40_000],
      [35_000, 39_000],
      [54_000, 60_000],
    ]);
  });
});
