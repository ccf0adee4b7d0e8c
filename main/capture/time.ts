import type { Clock } from '../platform/index.ts';

/** Two clocks that run alike while the computer is awake; one of them also counts its sleep. 10 ms is its grain. */
const SLEPT_MS = 500;
/** Longer than this, two readings of a clock are not of the same moment. */
const READ_MS = 50;

/** Time that a recording is measured by: never goes back, and counts the computer's sleep. */
export function captureTime(clock: Clock) {
  /** A busy computer may put this program aside between the two readings; that is no sleep, so it is read again. */
  const apart = (tries = 5): number => {
    const before = clock.monotonicMs();
    const sinceBoot = clock.sinceBootMs?.() ?? before;
    const after = clock.monotonicMs();
    return after - before > READ_MS && tries > 1 ? apart(tries - 1) : sinceBoot - before;
  };
  let known = apart();
  let asleepMs = 0;
  return {
    nowMs: () => clock.monotonicMs() + asleepMs,
    /** True once after each sleep, which then counts. */
    slept(): boolean {
      const now = apart();
      const more = now - known;
      // What creeps is the two clocks' own difference; only a leap is a sleep.
      known = now;
      if (more < SLEPT_MS) return false;
      asleepMs += more;
      return true;
    },
  };
}
