import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAutoLock } from '../../../main/ipc/auto-lock.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function bench() {
  const seen = { locked: 0, warned: [] as number[], busy: false };
  const started = Date.now();
  const lock = createAutoLock({
    clock: { now: () => new Date(), monotonicMs: () => Date.now() - started },
    busy: () => seen.busy,
    warn: (seconds) => seen.warned.push(seconds),
    lock: () => {
      seen.locked += 1;
    },
  });
  return { seen, lock };
}
const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);

describe('auto-lock', () => {
  test('warns half a minute before, then locks once', () => {
    const { seen, lock } = bench();
    lock.start(15);
    minutes(14.4);
    expect(seen).toMatchObject({ warned: [], locked: 0 });
    minutes(0.2);
    expect(seen).toMatchObject({ warned: [30], locked: 0 });
    minutes(1);
    expect(seen).toMatchObject({ warned: [30], locked: 1 });
    minutes(60);
    expect(seen.locked).toBe(1);
  });

  test('a sign of the person starts the count again, also after the warning', () => {
    const { seen, lock } = bench();
    lock.start(15);
    minutes(10);
    lock.touch();
    minutes(14);
    expect(seen.warned).toEqual([]);
    minutes(0.6);
    expect(seen.warned).toEqual([30]);
    lock.touch();
    minutes(14);
    expect(seen.locked).toBe(0);
    minutes(2);
    expect(seen).toMatchObject({ warned: [30, 30], locked: 1 });
  });

  test('waits while a job runs, and counts anew when it has ended', () => {
    const { seen, lock } = bench();
    lock.start(1);
    seen.busy = true;
    minutes(300);
    expect(seen.locked).toBe(0);
    seen.busy = false;
    minutes(0.9);
    expect(seen.locked).toBe(0);
    minutes(1);
    expect(seen.locked).toBe(1);
  });

  test('never, when the person chose never; and not after it was stopped', () => {
    const { seen, lock } = bench();
    lock.start(0);
    minutes(10_000);
    lock.start(5);
    lock.stop();
    minutes(10_000);
    expect(seen.locked).toBe(0);
  });
});
