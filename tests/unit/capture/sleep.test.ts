import { describe, expect, it } from 'vitest';
import { sleepWatch } from '../../../main/capture/sleep.ts';
import { captureTime } from '../../../main/capture/time.ts';
import type { Clock } from '../../../main/platform/index.ts';

/** A computer whose sleep one of its clocks counts, or (as on Windows) none tells apart. */
function computer({ tellsSleep }: { tellsSleep: boolean }) {
  let awake = 1_000;
  let asleep = 0;
  const clock: Clock = {
    now: () => new Date(0),
    monotonicMs: () => (tellsSleep ? awake : awake + asleep),
    sinceBootMs: () => awake + asleep + 7_000_000,
  };
  const time = captureTime(clock);
  return {
    time,
    sleep: sleepWatch(time),
    runs: (ms: number) => {
      awake += ms;
    },
    sleeps: (ms: number) => {
      asleep += ms;
    },
  };
}

describe('a computer that sleeps', () => {
  it('is found by the clock alone, once', () => {
    const { time, sleep, runs, sleeps } = computer({ tellsSleep: true });
    const heard = time.nowMs();
    sleeps(60_000);
    runs(100);
    expect(sleep.slept(heard)).toBe(true);
    expect(sleep.slept(heard)).toBe(false);
    expect(time.nowMs() - heard).toBe(60_100);
  });

  it('is found by the news where the clocks do not tell, when sound is missing with it', () => {
    const { time, sleep, runs, sleeps } = computer({ tellsSleep: false });
    sleep.told();
    runs(100);
    expect(sleep.slept(time.nowMs())).toBe(false);
    const heard = time.nowMs();
    sleeps(45_000);
    expect(sleep.slept(heard)).toBe(true);
    expect(sleep.slept(heard)).toBe(false);
  });

  it('is not believed to have slept when sound went on all the time', () => {
    const { time, sleep, runs } = computer({ tellsSleep: false });
    sleep.told();
    for (let piece = 0; piece < 120; piece += 1) {
      runs(100);
      expect(sleep.slept(time.nowMs())).toBe(false);
    }
    // The news is too old by now: this stretch has another cause.
    const heard = time.nowMs();
    runs(3_000);
    expect(sleep.slept(heard)).toBe(false);
  });

  it('did not sleep when this program was put aside between two readings of the clocks', () => {
    let looks = 0;
    let now = 1_000;
    const clock: Clock = {
      now: () => new Date(0),
      monotonicMs: () => now,
      sinceBootMs() {
        looks += 1;
        if (looks === 5) now += 2_000;
        return now + 9_000;
      },
    };
    const time = captureTime(clock);
    for (let look = 0; look < 10; look += 1) expect(time.slept()).toBe(false);
    expect(time.nowMs()).toBe(3_000);
  });
});
