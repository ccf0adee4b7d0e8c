import { describe, expect, it } from 'vitest';
import { fromFirstLine } from '../../../main/transcripts/from-first-line.ts';

const line = (startMs: number | null, endMs: number | null = null) => ({
  startMs,
  endMs,
  speaker: null,
  text: 'a',
});
const times = (lines: ReturnType<typeof fromFirstLine>) =>
  lines.map(({ startMs, endMs }) => [startMs, endMs]);

describe('a file that began earlier or later than the recording', () => {
  it('moves as a whole; what would lie before the sound is at its start', () => {
    expect(times(fromFirstLine([line(null), line(5_000, 6_000), line(1_000), line(9_000)], 2_000))).toEqual([
      [null, null],
      [2_000, 3_000],
      [0, null],
      [6_000, null],
    ]);
    expect(times(fromFirstLine([line(5_000, 6_000)], 60_000))).toEqual([[60_000, 61_000]]);
  });

  it('gives its first line the time where it has none', () => {
    expect(times(fromFirstLine([line(null), line(null)], 1_000))).toEqual([
      [1_000, null],
      [null, null],
    ]);
    expect(fromFirstLine([], 1_000)).toEqual([]);
  });
});
