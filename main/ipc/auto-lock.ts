import type { Clock } from '../platform/index.ts';

/** The warning comes this long before the lock. */
const WARN_SECONDS = 30;
/** While a job runs the lock waits; then it looks again after this long. */
const LOOK_AGAIN_MS = 30_000;

export type AutoLock = {
  /** Starts or restarts the count; 0 minutes turns it off. */
  start(minutes: number): void;
  /** The person is here. */
  touch(): void;
  stop(): void;
};

/**
 * Locks after so many minutes without a sign of the person. Work that runs (an import over night, an export) is not
 * cut off: the count starts again when it has ended.
 */
export function createAutoLock(options: {
  clock: Clock;
  busy: () => boolean;
  warn: (seconds: number) => void;
  lock: () => void;
}): AutoLock {
  let timer: NodeJS.Timeout | null = null;
  let limitMs = 0;
  let seenMs = 0;
  let warned = false;

  const stop = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const wait = (forMs: number) => {
    stop();
    timer = setTimeout(look, forMs);
    timer.unref();
  };
  function look() {
    if (options.busy()) {
      seenMs = options.clock.monotonicMs();
      warned = false;
      return wait(Math.min(LOOK_AGAIN_MS, limitMs));
    }
    const leftMs = seenMs + limitMs - options.clock.monotonicMs();
    if (leftMs <= 0) {
      stop();
      return options.lock();
    }
    const warnInMs = leftMs - WARN_SECONDS * 1000;
    if (warnInMs > 0) return wait(warnInMs);
    if (!warned) {
      warned = true;
      options.warn(Math.ceil(leftMs / 1000));
    }
    wait(leftMs);
  }

  return {
    start(minutes) {
      limitMs = minutes * 60_000;
      seenMs = options.clock.monotonicMs();
      warned = false;
      if (limitMs === 0) stop();
      else look();
    },
    touch() {
      seenMs = options.clock.monotonicMs();
      if (warned && timer) {
        warned = false;
        look();
      }
    },
    stop,
  };
}
