import type { Clock } from '../platform/index.ts';

/** Two clocks that run alike while the computer is awake; one of them also counts its sleep. 10 ms is its grain. */
const SLEPT_MS = 500;

/** Time that a recording is measured by: never goes back, and counts the computer's sleep. */
export function captureTime(clock: Clock) {
  const apart = () => (clock.sinceBootMs?.() ?? clock.monotonicMs()) - clock.monotonicMs();
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
