/** A stretch of a transcript; `placed`: it has no time of its own. Whole milliseconds. */
export type TimedLine = { startMs: number; endMs: number; placed: boolean };

/**
 * Puts the lines that have no time evenly between the lines before and after them that have one, in the order of the
 * file; before the first from 0 on, after the last up to the end of the recording. Lines with a time are not touched.
 * Where there is no room, as when a time was set too early, the lines share the place where the room ends.
 */
export function placedEvenly<T extends TimedLine>(lines: readonly T[], durationMs: number): T[] {
  const placed = [...lines];
  let from = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    if (!line.placed) {
      // A cue without an end ends where the next one begins; what follows it begins where it ends.
      from = Math.max(from, line.endMs);
      at += 1;
      continue;
    }
    let after = at;
    while (lines[after]?.placed) after += 1;
    const to = Math.max(from, lines[after]?.startMs ?? durationMs);
    fill(placed, at, after, from, to);
    from = to;
    at = after;
  }
  return placed;
}

function fill<T extends TimedLine>(lines: T[], first: number, end: number, from: number, to: number): void {
  const step = (to - from) / (end - first);
  for (let at = first; at < end; at += 1) {
    const line = lines[at];
    if (!line) continue;
    const startMs = Math.round(from + step * (at - first));
    const endMs = Math.round(from + step * (at - first + 1));
    lines[at] = { ...line, startMs, endMs };
  }
}
