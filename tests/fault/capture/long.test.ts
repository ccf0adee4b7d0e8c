import { afterEach, beforeEach, expect } from 'vitest';
import { checkArchive } from '../../../main/archive/index.ts';
import { gapsOf } from '../../../main/capture/index.ts';
import { openMedia } from '../../../main/recordings/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { babble, CARD, type Desk, makeCapture, makeDesk } from '../../support/capture/index.ts';
import { needs } from '../../support/programs/index.ts';

/** Simulated hours; KEPTWORD_HOURS=5 for the whole promise, about four minutes of work. */
const HOURS = Number(process.env.KEPTWORD_HOURS ?? 0.5);
const TEN_SECONDS = babble(10);
const MIB = 2 ** 20;

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
});
afterEach(() => desk.clear());

needs('ffmpeg').it(
  `${HOURS} hours, fed as fast as they are taken: every sample is there, memory stays, it plays at once`,
  async () => {
    const tens = Math.round(HOURS * 360);
    const rss: number[] = [];
    let lastMs = 0;
    async function* hours(): AsyncGenerator<Buffer> {
      for (let ten = 0; ten < tens; ten += 1) {
        for (let at = 0; at < TEN_SECONDS.length; at += 19_200) yield TEN_SECONDS.subarray(at, at + 19_200);
        rss.push(process.memoryUsage().rss);
      }
      lastMs = performance.now();
    }
    const ended = Promise.withResolvers<Recording | null>();
    const capture = makeCapture(desk, { stdin: hours, onEnded: ended.resolve });
    const began = performance.now();
    const request = { meetingId: desk.meetingId, sessionId: null, deviceId: 'stdin', card: CARD };
    await capture.start(desk.archive, request);
    const recording = await ended.promise;
    if (!recording) throw new Error('it was not sealed');
    const media = await openMedia(desk.archive, recording.id);
    const head = await media.read(0, 4);
    const stopMs = performance.now() - lastMs;
    await media.close();
    const speed = (tens * 10_000) / (lastMs - began);
    const half = rss.slice(rss.length >> 1);
    const grown = (Math.max(...half) - Math.max(...rss.slice(0, rss.length >> 1))) / MIB;
    console.info(
      `${HOURS} h at ${speed.toFixed(0)}x real time; stop to playable ${stopMs.toFixed(0)} ms; second half ${grown.toFixed(1)} MiB above the first`,
    );
    expect(head.toString('latin1')).toBe('OggS');
    expect(recording.samples).toBe(tens * 480_000);
    expect(gapsOf(desk.archive, recording.id)).toEqual([]);
    expect(capture.warnings).toEqual([]);
    expect(speed).toBeGreaterThan(20);
    expect(stopMs).toBeLessThan(2_000);
    expect(grown).toBeLessThan(24);
    expect((await checkArchive(desk.archive)).ok).toBe(true);
  },
  60_000 + HOURS * 120_000,
);
