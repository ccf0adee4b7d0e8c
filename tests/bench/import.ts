import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ffmpeg, locateFfmpeg, peaksBuilder, transcode } from '../../main/media/index.ts';
import { phoneRecording, streamableRecording } from './fixtures.ts';
import { type Amount, inFolder, inTurn, median, megabytes, type Row, seconds } from './measure.ts';

const MEMORY_GOAL = 150e6;
const SAMPLE_EVERY_MS = 100;
const PROGRAM = join(import.meta.dirname, 'import-process.ts');

/** Import of a long phone recording against one bare ffmpeg; its memory; what the peaks cost. */
export async function importing({ quick, runs }: Amount): Promise<Row[]> {
  const minutes = quick ? 10 : 300;
  const file = phoneRecording(minutes);
  const ffmpeg = await locateFfmpeg();
  const peak: Memory[] = [];
  const times = await inTurn(
    runs,
    () => inFolder('disk', async (folder) => bareFfmpeg(ffmpeg, file, join(folder, 'out.opus'))),
    () => inFolder('disk', async (folder) => peak.push(await importOnce(join(folder, 'B.keptword'), file))),
    { warmUp: false },
  );
  const memory = { ours: median(peak.map(({ ours }) => ours)), all: median(peak.map(({ all }) => all)) };
  const short = quick ? null : await shortImport();
  return [
    {
      what: `Import of a ${minutes} min M4A`,
      baseline: 'bare ffmpeg to the same Opus',
      theirs: seconds(times.baseline),
      ours: seconds(times.ours),
      ratio: times.ours / times.baseline,
      goal: 'at most 1.00x',
      met: times.ours / times.baseline <= 1,
      runs,
    },
    {
      what: 'Its peak memory: our process and both ffmpegs',
      baseline: '150 MB',
      theirs: '150 MB',
      ours: `${megabytes(memory.all)}, of it our process ${megabytes(memory.ours)}`,
      ratio: memory.all / MEMORY_GOAL,
      goal: 'at most 1.00x',
      met: memory.all <= MEMORY_GOAL,
      runs,
    },
    ...(short === null ? [] : [independence(memory.all, short.all, minutes)]),
    await costOfPeaks(ffmpeg, quick ? 10 : 60, runs),
  ];
}

type Memory = { ours: number; all: number };

const SHORT_MINUTES = 10;
const shortImport = () =>
  inFolder('disk', (folder) => importOnce(join(folder, 'B.keptword'), phoneRecording(SHORT_MINUTES)));

function independence(long: number, short: number, minutes: number): Row {
  return {
    what: `Peak memory of ${minutes} min`,
    baseline: `peak memory of ${SHORT_MINUTES} min`,
    theirs: megabytes(short),
    ours: megabytes(long),
    ratio: long / short,
    goal: 'at most 1.25x (independent of length)',
    met: long / short <= 1.25,
    runs: 1,
  };
}

/** The same decoder, rate, channels and encoder settings as the import's, in one process and with nothing else. */
function bareFfmpeg(ffmpeg: Ffmpeg, file: string, out: string): void {
  const sound = ['-map', '0:a:0', '-vn', '-map_metadata', '-1', '-ac', '1', '-ar', '48000'];
  const opus = ['-c:a', 'libopus', '-b:a', '32k', '-vbr', 'on', '-application', 'audio'];
  execFileSync(ffmpeg.path, ['-v', 'error', '-nostdin', '-i', file, ...sound, ...opus, out]);
}

/** Imports in a process of its own and watches the memory of it and of the ffmpegs that it starts. */
function importOnce(archive: string, file: string): Promise<Memory> {
  const args = ['--disable-warning=ExperimentalWarning', PROGRAM, archive, file];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const peak: Memory = { ours: 0, all: 0 };
  const watch = setInterval(() => {
    const ours = residentBytes(child.pid ?? 0);
    const others = childrenOf(child.pid ?? 0).reduce((sum, pid) => sum + residentBytes(pid), 0);
    peak.ours = Math.max(peak.ours, ours);
    peak.all = Math.max(peak.all, ours + others);
  }, SAMPLE_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peak);
      else reject(new Error(`the import ended with ${code}`));
    });
  });
}

/** Resident memory without what is only mapped from files: programs and libraries are shared with everybody. */
function residentBytes(pid: number): number {
  try {
    const kib = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** The same transcoding twice, once with somebody who listens for peaks. */
async function costOfPeaks(ffmpeg: Ffmpeg, minutes: number, runs: number): Promise<Row> {
  const file = streamableRecording(minutes);
  const run = (onPcm: (pcm: Buffer) => void) =>
    transcode({ ffmpeg, input: createReadStream(file), onPcm, onOpus: async () => undefined });
  const times = await inTurn(
    runs,
    () => run(() => undefined),
    async () => {
      const peaks = peaksBuilder();
      await run((pcm) => peaks.add(pcm));
      peaks.finish();
    },
  );
  const ratio = times.ours / times.baseline;
  return {
    what: `Peaks of ${minutes} min`,
    baseline: 'the same transcoding without peaks',
    theirs: seconds(times.baseline),
    ours: seconds(times.ours),
    ratio,
    goal: 'at most 1.03x (no measurable extra)',
    met: ratio <= 1.03,
    runs,
  };
}
