import { type Beside, goesOnAt } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';

/** One untouched file of a meeting, laid behind the one before it. Nothing is ever merged (D35). */
export type Part = {
  readonly recordingId: string;
  /** R01, R02… as printed. */
  readonly code: string;
  readonly durationMs: Milliseconds;
  /** Where it begins on the timeline. */
  readonly fromMs: Milliseconds;
  /** Where it holds what none before it does: playing on begins there, not with what was just heard in another copy. */
  readonly goesOnAtMs: Milliseconds;
};

/** A whole meeting as one line of time over its files, in their order. */
export type Timeline = { readonly parts: readonly Part[]; readonly totalMs: Milliseconds };

export type Place = { readonly part: Part; readonly atMs: Milliseconds };

/**
 * Lays recordings one behind the other, in the order given, without the time between them. `laid` are the comparisons
 * of those that hold the same meeting.
 */
export function layTimeline(
  recordings: readonly { recordingId: string; code: string; durationMs: Milliseconds }[],
  laid: readonly Beside[] = [],
): Timeline {
  const parts: Part[] = [];
  let fromMs = 0;
  for (const one of recordings) {
    parts.push({ ...one, fromMs: ms(fromMs), goesOnAtMs: goesOnAt(one, parts, laid) });
    fromMs += one.durationMs;
  }
  return { parts, totalMs: ms(fromMs) };
}

/** Where a place in a recording lies on the timeline; null when the recording is not part of it. */
export function onTimeline(timeline: Timeline, recordingId: string, atMs: number): Milliseconds | null {
  const part = timeline.parts.find((one) => one.recordingId === recordingId);
  return part ? ms(part.fromMs + Math.min(Math.max(0, atMs), part.durationMs)) : null;
}

/** Which recording is at a place of the timeline. A place between two files belongs to the later one. */
export function fromTimeline(timeline: Timeline, atMs: number): Place | null {
  const clamped = Math.min(Math.max(0, atMs), timeline.totalMs);
  const part = timeline.parts.findLast((one) => one.fromMs <= clamped) ?? timeline.parts[0];
  return part ? { part, atMs: ms(Math.min(clamped - part.fromMs, part.durationMs)) } : null;
}

/** What is left of a copy behind the end of the other is a chair and a door, not worth playing on for. */
const SHORTEST_REST_MS = 1_000;

/** Where playing goes on when this recording has ended; a copy that has nothing more to tell is passed over. */
export function placeAfter(timeline: Timeline, recordingId: string): Place | null {
  const index = timeline.parts.findIndex((one) => one.recordingId === recordingId);
  if (index < 0) return null;
  const next = timeline.parts
    .slice(index + 1)
    .find((one) => one.goesOnAtMs === 0 || one.durationMs - one.goesOnAtMs >= SHORTEST_REST_MS);
  return next ? { part: next, atMs: next.goesOnAtMs } : null;
}
