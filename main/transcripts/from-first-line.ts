import type { ReadLine } from './reading/index.ts';

/**
 * The lines of a file as they lie in a recording that began earlier or later than the file: the first line that has a
 * time is heard at `firstLineMs`, and all others keep their distance from it. What would lie before the recording is
 * at its start. Where no line has a time, the first of all gets this one.
 */
export function fromFirstLine(lines: readonly ReadLine[], firstLineMs: number): ReadLine[] {
  const first = lines.find(({ startMs }) => startMs !== null);
  if (!first) return lines.map((line, at) => (at === 0 ? { ...line, startMs: firstLineMs } : line));
  const by = firstLineMs - (first.startMs ?? 0);
  const moved = (at: number | null) => (at === null ? null : Math.max(0, at + by));
  return lines.map((line) => ({ ...line, startMs: moved(line.startMs), endMs: moved(line.endMs) }));
}
