import { describe, expect, it } from 'vitest';
import { captureTimeline } from '../../../main/capture/timeline.ts';
import { seeded } from '../../support/capture/index.ts';

const HOUR = 3_600_000;
const sum = (timeline: ReturnType<typeof captureTimeline>) =>
  timeline.gaps.reduce((total, gap) => total + gap.lengthMs, 0);

/** One hour of a microphone whose clock is off by `ppm`, with stalls, late bursts, known and unknown losses. */
function anHour(seed: number, ppm: number) {
  const random = seeded(seed);
  const timeline = captureTimeline();
  let now = 0;
  let lost = 0;
  let busyUntil = 0;
  let last = 0;
  let fraction = 0;
  while (now < HOUR) {
    now += 100;
    // What is missing in the last seconds cannot be told from what is still on its way.
    if (random() < 0.0003 && now < HOUR - 60_000) {
      const length = 500 + random() * 20_000;
      if (random() < 0.5) timeline.lost('unplugged');
      now += length;
      lost += length;
    }
    if (random() < 0.0005) busyUntil = now + random() * 2_500;
    last = Math.max(now + random() * 40, busyUntil, last);
    fraction += 4_800 * (1 - ppm / 1e6);
    const samples = Math.floor(fraction);
    fraction -= samples;
    timeline.heard(samples, last);
  }
  timeline.end(last);
  return { timeline, lost, wall: last - (timeline.originMs ?? 0), late: last - now };
}

describe('the time line of a recording', () => {
  const seed = Number(process.env.KEPTWORD_SEED ?? Date.now() % 1_000_000);

  it.each([0, 50, -50, 90, -100])('adds up to 50 ms an hour at %d ppm (property)', (ppm) => {
    let worst = 0;
    let worstLoss = 0;
    for (let run = 0; run < 12; run += 1) {
      const { timeline, lost, wall, late } = anHour(seed + run * 977, ppm);
      worst = Math.max(
        worst,
        Math.abs(wall - timeline.samples / 48 - sum(timeline) - timeline.driftMs) - late,
      );
      worstLoss = Math.max(worstLoss, Math.abs(sum(timeline) - lost) - late);
    }
    console.info(
      `seed ${seed}, ${ppm} ppm: worst ${worst.toFixed(1)} ms, of the gaps alone ${worstLoss.toFixed(1)} ms`,
    );
    expect(worst).toBeLessThanOrEqual(50);
    // The gaps are what was lost, and not the microphone's slow clock.
    expect(worstLoss).toBeLessThanOrEqual(250);
  });

  /** Even arrivals of 100 ms from `fromMs` on. */
  function quiet(timeline: ReturnType<typeof captureTimeline>, fromMs: number, count: number): number {
    for (let i = 1; i <= count; i += 1) timeline.heard(4_800, fromMs + i * 100);
    return fromMs + count * 100;
  }

  it('finds nothing in quiet running, nor in a delivery that is two seconds late', () => {
    const timeline = captureTimeline();
    let now = quiet(timeline, 0, 200);
    for (let i = 1; i <= 20; i += 1) timeline.heard(4_800, now + 2_000);
    now = quiet(timeline, now + 2_000, 100);
    timeline.end(now);
    expect(timeline.gaps).toEqual([]);
    expect(timeline.samples).toBe(320 * 4_800);
  });

  it('measures an unexplained loss, and says where it lies', () => {
    const timeline = captureTimeline();
    const now = quiet(timeline, 0, 100);
    timeline.end(quiet(timeline, now + 730, 100));
    expect(timeline.gaps).toHaveLength(1);
    expect(timeline.gaps[0]).toMatchObject({ atSample: 100 * 4_800, cause: 'no-data' });
    expect(timeline.gaps[0]?.lengthMs).toBeCloseTo(730, 0);
  });

  it('takes no lateness of a busy computer for a loss, even when every piece comes late for 15 s', () => {
    const random = seeded(seed);
    const timeline = captureTimeline();
    let now = quiet(timeline, 0, 200);
    for (let i = 1; i <= 150; i += 1) timeline.heard(4_800, now + i * 100 + 60 + random() * 400);
    now = quiet(timeline, now + 15_000, 50);
    timeline.end(now);
    expect(timeline.gaps).toEqual([]);
    // The same, and the recording is ended while the computer is still busy.
    const cut = captureTimeline();
    now = quiet(cut, 0, 200);
    for (let i = 1; i <= 80; i += 1) cut.heard(4_800, now + i * 100 + 60 + random() * 400);
    cut.end(now + 8_400);
    expect(cut.gaps).toEqual([]);
  });

  it('does not call the jitter before a known loss a gap of its own', () => {
    const timeline = captureTimeline();
    let now = quiet(timeline, 0, 200);
    for (let i = 1; i <= 10; i += 1) timeline.heard(4_800, now + i * 100 + 90);
    now += 1_000;
    timeline.lost('unplugged');
    timeline.end(quiet(timeline, now + 2_500, 100));
    expect(timeline.gaps.map(({ cause }) => cause)).toEqual(['unplugged']);
    expect(timeline.gaps[0]?.lengthMs).toBeCloseTo(2_500, 0);
  });

  it('gives a stretch back bit by bit when the computer only slowly becomes free', () => {
    const timeline = captureTimeline();
    let now = quiet(timeline, 0, 200);
    for (let i = 1; i <= 250; i += 1) timeline.heard(4_800, now + i * 100 + 300);
    expect(timeline.gaps).toHaveLength(1);
    now += 25_000;
    for (let i = 1; i <= 100; i += 1) timeline.heard(4_800, now + i * 100 + 300 - i * 3);
    timeline.end(now + 10_000);
    expect(timeline.gaps).toEqual([]);
    expect(Math.abs(timeline.driftMs)).toBeLessThan(5);
  });

  it('keeps a real loss of a third of a second, however short it is beside the jitter', () => {
    const random = seeded(seed);
    const timeline = captureTimeline();
    let now = quiet(timeline, 0, 200);
    now += 350;
    for (let i = 1; i <= 400; i += 1) timeline.heard(4_800, now + i * 100 + random() * 40);
    timeline.end(now + 40_000);
    expect(timeline.gaps).toHaveLength(1);
    expect(timeline.gaps[0]?.lengthMs).toBeGreaterThan(330);
    expect(timeline.gaps[0]?.lengthMs).toBeLessThan(360);
  });

  it('gives a known loss its cause, and the first cause counts', () => {
    const timeline = captureTimeline();
    const now = quiet(timeline, 0, 100);
    timeline.lost('suspended');
    timeline.lost('unplugged');
    timeline.end(quiet(timeline, now + 10_800_000, 100));
    expect(timeline.gaps).toHaveLength(1);
    expect(timeline.gaps[0]).toMatchObject({ cause: 'suspended' });
    expect(timeline.gaps[0]?.lengthMs).toBeCloseTo(10_800_000, 0);
  });

  it('takes a gap back when the sound comes after all', () => {
    const timeline = captureTimeline();
    let now = quiet(timeline, 0, 200);
    // Six seconds of slow trickling, one second behind: it looks like a loss, until the second comes in one go.
    now = quiet(timeline, now + 1_000, 60);
    expect(timeline.gaps).toHaveLength(1);
    for (let i = 1; i <= 10; i += 1) timeline.heard(4_800, now);
    timeline.end(quiet(timeline, now, 100));
    expect(timeline.gaps).toEqual([]);
  });

  it('counts dropped sound exactly and ends with what was still missing', () => {
    const timeline = captureTimeline();
    const now = quiet(timeline, 0, 100);
    timeline.dropped(9_600, 'disk', now);
    timeline.lost('unplugged');
    timeline.end(now + 5_000);
    expect(
      timeline.gaps.map(({ cause, lengthMs, atSample }) => [cause, Math.round(lengthMs), atSample]),
    ).toEqual([
      ['disk', 200, 98 * 4_800],
      ['unplugged', 5_000, 98 * 4_800],
    ]);
    expect(timeline.samples).toBe(98 * 4_800);
  });
});
