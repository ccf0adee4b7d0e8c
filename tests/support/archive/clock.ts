import type { Clock } from '../../../main/platform/index.ts';

/** A clock that stands still until it is moved. */
export type SettableClock = Clock & { set(instant: string): void; advance(milliseconds: number): void };

export function settableClock(start = '2026-10-20T15:30:00.000Z'): SettableClock {
  let now = Date.parse(start);
  let monotonic = 0;
  return {
    now: () => new Date(now),
    monotonicMs: () => monotonic,
    set(instant) {
      now = Date.parse(instant);
    },
    advance(milliseconds) {
      now += milliseconds;
      monotonic += milliseconds;
    },
  };
}
