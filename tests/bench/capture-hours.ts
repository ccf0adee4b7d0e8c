/**
 * A process of its own that records simulated hours as fast as they are taken, and prints how its memory grew with
 * them. In real time a slope of 1 MB an hour drowns in the noise of half an hour; what a recording holds on to grows
 * with its sound and not with the clock, so this is the same slope, seen sooner.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createArchive } from '../../main/archive/index.ts';
import { createCapture } from '../../main/capture/index.ts';
import { locateFfmpeg } from '../../main/media/index.ts';
import { addMeeting } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { babble } from '../support/capture/index.ts';
import { slopeOf } from './measure.ts';

export type HoursFigures = {
  hours: number;
  /** MB an hour of sound: what is held after collecting, and what the system counts as ours. */
  held: number;
  resident: number;
  speed: number;
};

const hours = Number(process.argv[2] ?? 3);
const TEN_SECONDS = babble(10);
/** Of the hours, what is left out at the beginning: the program warms up. */
const WARM_UP = 0.25;
/** A look every ten minutes of sound. */
const TENS_A_LOOK = 60;

const folder = await mkdtemp(join(tmpdir(), 'keptword-bench-hours-'));
const { archive } = await createArchive({
  folder: join(folder, 'Bench.keptword'),
  files: realFiles,
  clock: systemClock,
  passphrase: 'a passphrase for measuring',
  kdf: { memoryKiB: 8 * 1024, passes: 1, lanes: 1 },
});
const meeting = addMeeting(archive, { title: 'Bench', date: '2026-01-01' });
const held: [number, number][] = [];
const resident: [number, number][] = [];
const tens = Math.round(hours * 360);

async function* sound(): AsyncGenerator<Buffer> {
  for (let ten = 0; ten < tens; ten += 1) {
    for (let at = 0; at < TEN_SECONDS.length; at += 19_200) yield TEN_SECONDS.subarray(at, at + 19_200);
    if (ten % TENS_A_LOOK !== 0) continue;
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    const atMs = ten * 10_000;
    held.push([atMs, heapUsed + external]);
    resident.push([atMs, rss]);
  }
}

const ended = Promise.withResolvers<void>();
const capture = createCapture({
  ffmpeg: locateFfmpeg,
  clock: systemClock,
  log: { info: () => undefined, warn: () => undefined },
  memory: { chosenDevice: async () => null, rememberDevice: async () => undefined },
  onState: () => undefined,
  onWarning: () => undefined,
  onEnded: (recording, error) => (recording ? ended.resolve() : ended.reject(error)),
  stdin: sound,
});
const began = performance.now();
await capture.start(archive, {
  meetingId: meeting.id,
  sessionId: null,
  deviceId: 'stdin',
  card: { announced: 'not-yet', words: '', district: null, people: [], checklist: null },
});
await ended.promise;
const late = ([at]: [number, number]) => at >= hours * 3_600_000 * WARM_UP;
const figures: HoursFigures = {
  hours,
  held: slopeOf(held.filter(late)),
  resident: slopeOf(resident.filter(late)),
  speed: (hours * 3_600_000) / (performance.now() - began),
};
await archive.close();
await rm(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify(figures));
