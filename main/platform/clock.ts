import { uptime } from 'node:os';

/** Passed in wherever time matters, so that a test can jump a day, a year, or through a change of summer time. */
export type Clock = {
  /** The wall clock; may jump. For dates that are shown, never for order or duration. */
  now(): Date;
  /** Milliseconds from an arbitrary start; never goes back. For durations. Stands still while the computer sleeps. */
  monotonicMs(): number;
  /** The same, but running on while the computer sleeps, to about 10 ms. Absent where nobody asks. */
  sinceBootMs?(): number;
};

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sinceBootMs: () => uptime() * 1000,
};
