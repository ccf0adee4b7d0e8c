import type { JournalEntry } from './journal.ts';
import type { CaptureTimeline } from './timeline.ts';

/**
 * Writes down what is new or different among the gaps each time it is called; those of the last seconds may still
 * change, and one that turns out to be only lateness is taken back with a length of 0.
 */
export function gapNotes(
  timeline: CaptureTimeline,
  to: {
    write: (entry: JournalEntry) => Promise<void>;
    /** The wall clock, UTC, at a time of the monotonic clock. */
    wallAt: (atMs: number) => string;
    now: () => string;
  },
): () => void {
  const written = new Map<number, number>();
  return () => {
    for (const gap of timeline.gaps) {
      const lengthMs = Math.round(gap.lengthMs);
      if (written.get(gap.id) === lengthMs) continue;
      written.set(gap.id, lengthMs);
      const { id, atSample, cause } = gap;
      void to.write({ t: 'gap', id, atSample, lengthMs, cause, startedAt: to.wallAt(gap.beganMs) });
    }
    for (const [id, lengthMs] of written) {
      if (lengthMs === 0 || timeline.gaps.some((gap) => gap.id === id)) continue;
      written.set(id, 0);
      void to.write({ t: 'gap', id, atSample: 0, lengthMs: 0, cause: 'no-data', startedAt: to.now() });
    }
  };
}
