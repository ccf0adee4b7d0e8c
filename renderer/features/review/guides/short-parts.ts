import type { Moment } from '../../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../../shared/time/index.ts';
import type { Timeline } from '../../../audio/index.ts';

/** Long enough to hear something, short enough to bear (D33). */
export const SHORT_PART_MS = 5 * 60_000;

export type ShortPart = {
  readonly recordingId: string;
  readonly code: string;
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
  /** Moments that begin in it. */
  readonly moments: number;
};

/** A meeting in parts of five minutes, each file for itself. A rest shorter than a minute belongs to the part before. */
export function shortParts(timeline: Timeline, moments: readonly Moment[]): ShortPart[] {
  return timeline.parts.flatMap(({ recordingId, code, durationMs }) => {
    const whole = Math.max(1, Math.floor((durationMs + SHORT_PART_MS - 60_000) / SHORT_PART_MS));
    const starts = Array.from({ length: whole }, (_, at) => at * SHORT_PART_MS);
    const counts = starts.map(() => 0);
    for (const one of moments) {
      if (one.recordingId !== recordingId) continue;
      const at = Math.min(whole - 1, Math.floor(one.startMs / SHORT_PART_MS));
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return starts.map((start, at) => ({
      recordingId,
      code,
      startMs: ms(start),
      endMs: ms(at === whole - 1 ? durationMs : start + SHORT_PART_MS),
      moments: counts[at] ?? 0,
    }));
  });
}
