import { z } from 'zod';
import { milliseconds, ms } from '../time/index.ts';
import type { Moment } from './moment.ts';
import { id } from './vocabulary.ts';

/** A stretch of a recording that the parent marked as hard to hear again (D33, D37), and nothing of what is in it. */
export const hardPart = z.object({
  recordingId: id,
  startMs: milliseconds,
  endMs: milliseconds,
});
export type HardPart = z.infer<typeof hardPart>;

/** How long before a hard part it is said that it comes, in the time of the person who listens. */
export const HARD_PART_WARN_MS = 5_000;

type Marked = Pick<Moment, 'recordingId' | 'startMs' | 'endMs' | 'mark'>;

/**
 * The hard parts, by recording and place. Two that are nearer than a warning are one, so that nobody is warned twice in
 * a breath.
 */
export function hardParts(moments: readonly Marked[]): HardPart[] {
  const parts: HardPart[] = [];
  const marked = moments
    .filter((one) => one.mark === 'hard-part' && one.endMs > one.startMs)
    .toSorted((a, b) =>
      a.recordingId < b.recordingId ? -1 : a.recordingId > b.recordingId ? 1 : a.startMs - b.startMs,
    );
  for (const { recordingId, startMs, endMs } of marked) {
    const last = parts.at(-1);
    if (last?.recordingId === recordingId && startMs <= last.endMs + HARD_PART_WARN_MS) {
      parts[parts.length - 1] = { ...last, endMs: ms(Math.max(last.endMs, endMs)) };
    } else {
      parts.push({ recordingId, startMs, endMs });
    }
  }
  return parts;
}
