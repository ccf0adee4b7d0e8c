import { describe, expect, it } from 'vitest';
import { hardInBoth } from '../../../renderer/features/together/hard-in-both.ts';
import type { AlignmentView } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

/** The second began ten seconds after the first and ends after its first minute. */
const alignment: AlignmentView = {
  id: 'a',
  firstId: 'one',
  secondId: 'two',
  method: 'by-sound',
  confidence: 0.9,
  driftPpm: 0,
  pieces: [{ startMs: ms(10_000), endMs: ms(60_000), offsetMs: -10_000 }],
  onlyFirst: [],
  onlySecond: [],
  createdAt: '2026-11-22T02:10:00.000Z',
};
const part = (recordingId: string, startMs: number, endMs: number) => ({
  recordingId,
  startMs: ms(startMs),
  endMs: ms(endMs),
});

describe('what is hard to hear in one of two recordings', () => {
  it('is so in the other, at the same minutes, whoever marked it where', () => {
    expect(hardInBoth(alignment, [part('one', 20_000, 30_000)])).toEqual([
      part('one', 20_000, 30_000),
      part('two', 10_000, 20_000),
    ]);
    expect(hardInBoth(alignment, [part('two', 10_000, 20_000)])).toContainEqual(part('one', 20_000, 30_000));
  });

  it('is added as far as the other has it, and not at all where it has nothing', () => {
    expect(hardInBoth(alignment, [part('one', 0, 20_000)])).toContainEqual(part('two', 0, 10_000));
    const others = [part('one', 70_000, 80_000), part('elsewhere', 20_000, 30_000)];
    expect(hardInBoth(alignment, others)).toEqual(others);
  });
});
