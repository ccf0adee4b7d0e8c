/** A process of its own that records a made-up sound in real time, and prints what that cost. */

import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createArchive } from '../../main/archive/index.ts';
import { createCapture, gapsOf } from '../../main/capture/index.ts';
import { locateFfmpeg } from '../../main/media/index.ts';
import { addMeeting } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { openMedia } from '../../main/recordings/index.ts';
import { slopeOf } from './measure.ts';

export type CaptureFigures = {
  seconds: number;
  /** Share of one core: this process, its encoder, and the program that makes or hears the sound. */
  main: number;
  encoder: number;
  source: number;
  /** MB an hour, by least squares over the second half and more of the run. */
  slope: number;
  lagMs: number;
  gaps: number;
  /** Elapsed time less kept sound, ms. */
  missingMs: number;
  stopMs: number;
};

const [minutes = '1'] = process.argv.slice(2);
const seconds = Number(minutes) * 60;
const TICK_HZ = 100;
const WARM_UP = 0.4;
/** Rare, because the collecting before each look holds the loop up itself. */
const SAMPLE_MS = Math.max(5_000, (seconds / 60) * 1000);

const folder = await mkdtemp(join(tmpdir(), 'keptword-bench-capture-'));
const { archive } = await createArchive({
  folder: join(folder, 'Bench.keptword'),
  files: realFiles,
  clock: systemClock,
  passphrase: 'a passphrase for measuring',
  kdf: { memoryKiB: 8 * 1024, passes: 1, lanes: 1 },
});
const ffmpeg = await locateFfmpeg();
const meeting = addMeeting(archive, { title: 'Bench', date: '2026-01-01' });
const capture = createCapture({
  ffmpeg: async () => ffmpeg,
  clock: systemClock,
  log: { info: () => undefined, warn: () => undefined },
  memory: { chosenDevice: async () => null, rememberDevice: async () => undefined },
  onState: () => undefined,
  onWarning: ({ kind, active }) => process.stderr.write(`${kind} ${active}\n`),
});
await capture.start(archive, {
  meetingId: meeting.id,
  sessionId: null,
  deviceId: process.env.KEPTWORD_BENCH_SOURCE ?? 'lavfi:anoisesrc=c=pink:a=0.3:r=48000',
  card: { announced: 'not-yet', words: '', district: null, people: [], checklist: null },
});
const children = childrenOf(process.pid);
const before = {
  cpu: process.cpuUsage(),
  children: children.map(({ pid }) => ticksOf(pid)),
  at: performance.now(),
};
const lag = monitorEventLoopDelay({ resolution: 10 });
lag.enable();
const memory: [number, number][] = [];
const sampling = setInterval(() => {
  globalThis.gc?.();
  memory.push([performance.now() - before.at, process.memoryUsage().rss]);
}, SAMPLE_MS);
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
clearInterval(sampling);
lag.disable();
const spentMs = performance.now() - before.at;
const cpu = process.cpuUsage(before.cpu);
const shares = children.map(
  ({ pid }, at) => ((ticksOf(pid) - (before.children[at] ?? 0)) * 1000) / TICK_HZ / spentMs,
);
const running = capture.state().running;
const stopping = performance.now();
const recording = await capture.stop();
const media = await openMedia(archive, recording.id);
await media.read(0, 65_536);
const figures: CaptureFigures = {
  seconds: spentMs / 1000,
  main: (cpu.user + cpu.system) / 1000 / spentMs,
  encoder: shares[children.findIndex(({ packs }) => packs)] ?? 0,
  source: shares[children.findIndex(({ packs }) => !packs)] ?? 0,
  slope: slopeOf(memory.filter(([at]) => at > spentMs * WARM_UP)),
  lagMs: lag.percentile(99) / 1e6 - 10,
  gaps: gapsOf(archive, recording.id).length,
  missingMs: (running?.elapsedMs ?? 0) - (running?.keptMs ?? 0),
  stopMs: performance.now() - stopping,
};
await media.close();
await archive.close();
await rm(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify(figures));

function childrenOf(parent: number): { pid: number; packs: boolean }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        if (!readFileSync(`/proc/${name}/status`, 'utf8').includes(`\nPPid:\t${parent}\n`)) return [];
        return [
          { pid: Number(name), packs: readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('libopus') },
        ];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

/** User and system time of a process, in ticks: fields 14 and 15 of /proc/PID/stat, behind the name in brackets. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
