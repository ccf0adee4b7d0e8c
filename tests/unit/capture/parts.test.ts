import { describe, expect, it } from 'vitest';
import { headroomOf, reserveFor } from '../../../main/capture/headroom.ts';
import { levelMeter } from '../../../main/capture/levels.ts';
import { captureTime } from '../../../main/capture/time.ts';
import { windowFeed } from '../../../main/capture/window-feed.ts';
import type { Clock } from '../../../main/platform/index.ts';
import { babble } from '../../support/capture/index.ts';

describe('the level', () => {
  it('is said in words, and counts unbroken digital silence in samples', () => {
    const meter = levelMeter();
    expect(meter.read()).toEqual({ db: -96, words: 'nothing' });
    meter.add(babble(0.1));
    expect(meter.read().words).toBe('good');
    expect(meter.silentSamples).toBe(0);
    meter.add(Buffer.alloc(9_600));
    meter.add(Buffer.alloc(9_600));
    expect(meter.silentSamples).toBe(9_600);
    const faint = Buffer.alloc(9_600);
    faint.writeInt16LE(100, 4_000);
    meter.add(faint);
    expect(meter.silentSamples).toBe(4_800 - 2_001);
    expect(meter.read().words).toBe('too-quiet');
    const loud = Buffer.alloc(200);
    loud.writeInt16LE(-32_768, 10);
    meter.add(loud);
    expect(meter.read()).toEqual({ db: 0, words: 'too-loud' });
  });
});

describe('the room on the disk', () => {
  it('warns below half an hour, stops at what sealing needs, and the reserve grows with the recording', () => {
    const mib = 2 ** 20;
    expect(headroomOf(1_000 * mib, 0, 64 * mib)).toMatchObject({ low: false, full: false });
    expect(headroomOf(15 * mib, 0, 64 * mib)).toMatchObject({ low: true, full: false });
    expect(headroomOf(2 * mib, 0, 64 * mib)).toMatchObject({ low: true, full: true, hours: 0 });
    // A long recording whose reserve has not grown yet needs the room for its second copy.
    expect(headroomOf(70 * mib, 120 * mib, 64 * mib).full).toBe(true);
    expect(reserveFor(0, 64 * mib)).toBe(64 * mib);
    expect(reserveFor(80 * mib, 64 * mib)).toBeGreaterThan(88 * mib);
  });
});

describe('the time of a recording', () => {
  it('counts a sleep, and no jump of the wall clock: a day ahead, a year back, 2038', () => {
    let wall = Date.parse('2026-11-01T08:00:00Z');
    let awake = 1_000;
    let asleep = 0;
    const clock: Clock = {
      now: () => new Date(wall),
      monotonicMs: () => awake,
      sinceBootMs: () => awake + asleep + 5_000_000,
    };
    const time = captureTime(clock);
    const began = time.nowMs();
    for (const jump of [86_400_000, -31_536_000_000, 3_600_000, Date.parse('2038-01-19T03:14:08Z') - wall]) {
      wall += jump;
      awake += 1_000;
      expect(time.slept()).toBe(false);
    }
    expect(time.nowMs() - began).toBe(4_000);
    asleep += 3 * 3_600_000;
    awake += 20;
    expect(time.slept()).toBe(true);
    expect(time.slept()).toBe(false);
    expect(time.nowMs() - began).toBe(3 * 3_600_000 + 4_020);
  });
});

describe('the window’s pieces', () => {
  it('are copied, kept in order, and a hole, a repetition or a new stream is told', async () => {
    let broken = 0;
    const feed = windowFeed(() => {
      broken += 1;
    });
    const piece = (stream: string, number: number) => ({ stream, number, pcm: new Uint8Array([number, 0]) });
    expect(feed.take(piece('a', 0))).toBe(false);
    const source = feed.open();
    const heard: number[] = [];
    const listening = (async () => {
      for await (const chunk of source.chunks) heard.push(chunk[0] ?? -1);
    })();
    const sent = piece('a', 0);
    feed.take(sent);
    sent.pcm.fill(99);
    feed.take(piece('a', 1));
    expect(broken).toBe(0);
    feed.take(piece('a', 1));
    feed.take(piece('a', 3));
    expect(broken).toBe(1);
    feed.take(piece('b', 0));
    expect(broken).toBe(2);
    await new Promise((resolve) => setImmediate(resolve));
    source.stop();
    await listening;
    expect(heard).toEqual([0, 1, 3, 0]);
    expect(feed.take(piece('b', 1))).toBe(false);
  });
});
