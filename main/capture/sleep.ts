import type { Log } from '../platform/index.ts';
import type { Standing } from './session-types.ts';
import type { captureTime } from './time.ts';
import type { CaptureTimeline } from './timeline.ts';
import type { RaisedWarnings } from './warnings.ts';

/** A pause between two pieces, near a sleep, from which on it is the sleep and not jitter. */
const HOLE_MS = 500;
/** Sound that goes on for so long after the news of a sleep: the computer did not sleep after all. */
const AWAKE_MS = 10_000;

/**
 * Whether the computer has slept. Two witnesses, because neither is always there: the clock that runs on during sleep
 * (not on Windows), and the system's own news (not on the command line, and sometimes late).
 */
export function sleepWatch(time: ReturnType<typeof captureTime>) {
  /** Set from the news that it goes to sleep until sound flows again. */
  let toldMs: number | null = null;
  return {
    /** The system says that it goes to sleep. */
    told(): void {
      toldMs = time.nowMs();
    },
    /** True once after each sleep. `heardMs`: when the newest sound came. */
    slept(heardMs: number): boolean {
      // Asked first: it also moves the clock.
      if (time.slept()) {
        toldMs = null;
        return true;
      }
      if (toldMs === null) return false;
      const now = time.nowMs();
      if (now - heardMs >= HOLE_MS) {
        toldMs = null;
        return true;
      }
      if (now - toldMs >= AWAKE_MS) toldMs = null;
      return false;
    },
  };
}

/** Asked before each look at the clock: notes a sleep as a gap, and tells of it unless a break goes on anyway. */
export function sleepNotes(
  sleep: ReturnType<typeof sleepWatch>,
  of: { standing: Standing; timeline: CaptureTimeline; warnings: RaisedWarnings; log: Log },
): () => void {
  return () => {
    if (!sleep.slept(of.standing.heardMs)) return;
    of.log.warn('capture-slept');
    of.timeline.lost('suspended');
    if (of.standing.paused) return;
    of.warnings.raise('slept');
    of.warnings.clear('slept');
  };
}
