import { type Milliseconds, ms } from '../../../shared/time/index.ts';

/** One untouched file of a meeting, laid behind the one before it. Nothing is ever merged (D35). */
export type Part = {
  readonly recordingId: string;
  /** R01, R02… as printed. */
  readonly code: string;
  readonly durationMs: Milliseconds;
  /** Where it begins on the timeline. */
  readonly fromMs: Milliseconds;
};

/** A whole meeting as one line of time over its files, in their order. */
export type Timeline = { readonly parts: readonly Part[]; readonly totalMs: Milliseconds };

export type Place = { readonly part: Part; readonly atMs: Milliseconds };

/** Lays recordings one behind the other, in the order given, without the time between them. */
export function layTimeline(
  recordings: readonly { recordingId: string; code: string; durationMs: Milliseconds }[],
): Timeline {
  const parts: Part[] = [];
  let fromMs = 0;
  for (const one of recordings) {
    parts.push({ ...one, fromMs: ms(fromMs) });
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

/** The recording after this one, for playing on. */
export function partAfter(timeline: Timeline, recordingId: string): Part | null {
  const index = timeline.parts.findIndex((one) => one.recordingId === recordingId);
  return index < 0 ? null : (timeline.parts[index + 1] ?? null);
}
