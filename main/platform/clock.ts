/** Passed in wherever time matters, so that a test can jump a day, a year, or through a change of summer time. */
export type Clock = {
  /** The wall clock; may jump. For dates that are shown, never for order or duration. */
  now(): Date;
  /** Milliseconds from an arbitrary start; never goes back. For durations. */
  monotonicMs(): number;
};

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};
