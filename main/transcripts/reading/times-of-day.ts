import type { ReadTranscript } from './read-line.ts';

const HOUR_MS = 3_600_000;

/**
 * Zoom's saved captions have times of the day (`[Ann] 10:02:15`). Where the first time of a text lies an hour or more in,
 * none lies in the recording, and all would fit into it, they count from the first one. That is a guess by as much as
 * the recording began earlier, and it is told (`isShifted`); the order and the time between lines are the file's.
 */
export function fromTheFirst(read: ReadTranscript, durationMs: number): ReadTranscript {
  const room = durationMs * 1.1 + 10_000;
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { startMs } of read.lines) {
    if (startMs === null) continue;
    first = Math.min(first, startMs);
    last = Math.max(last, startMs);
  }
  if (!Number.isFinite(first) || first < HOUR_MS || first <= room || last - first > room) return read;
  const shifted = (at: number | null) => (at === null ? null : at - first);
  return {
    ...read,
    isShifted: true,
    lines: read.lines.map((line) => ({
      ...line,
      startMs: shifted(line.startMs),
      endMs: shifted(line.endMs),
    })),
  };
}
