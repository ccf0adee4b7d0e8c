import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type Ffmpeg, locateFfmpeg, peaksBuilder, transcode } from '../../main/media/index.ts';
import { phoneRecording, streamableRecording } from './fixtures.ts';
import { type Amount, inFolder, inTurn, median, megabytes, type Row, seconds } from './measure.ts';
import { type Watched, watched } from './watched.ts';

const MEMORY_GOAL = 150e6;
const PROGRAM = join(import.meta.dirname, 'import-process.ts');

/** Import of a long phone recording against one bare ffmpeg; the memory of both; what the peaks cost. */
export async function importing({ quick, runs }: Amount): Promise<Row[]> {
  const minutes = quick ? 10 : 300;
  const file = phoneRecording(minutes);
  const ffmpeg = await locateFfmpeg();
  const bare: Watched[] = [];
  const ours: Watched[] = [];
  const times = await inTurn(
    runs,
    () =>
      inFolder('disk', async (folder) => bare.push(await bareOnce(ffmpeg, file, join(folder, 'out.opus')))),
    () => inFolder('disk', async (folder) => ours.push(await importOnce(join(folder, 'B.keptword'), file))),
    { warmUp: false },
  );
  const long = { ours: middle(ours), bare: middle(bare) };
  const all = { what: 'Its peak memory: our process and both ffmpegs', baseline: '150 MB', runs };
  return [
    {
      what: `Import of a ${minutes} min M4A`,
      baseline: 'bare ffmpeg to the same Opus',
      theirs: `${seconds(times.baseline)} (processor ${seconds(long.bare.processorMs)})`,
      ours: `${seconds(times.ours)} (processor, all three, ${seconds(long.ours.processorMs)})`,
      ratio: times.ours / times.baseline,
      goal: 'at most 1.00x',
      met: times.ours / times.baseline <= 1,
      runs,
    },
    {
      ...all,
      theirs: '150 MB',
      ours: `${megabytes(long.ours.all)}, of it our process ${megabytes(long.ours.own)}`,
      ratio: long.ours.all / MEMORY_GOAL,
      goal: 'at most 1.00x',
      met: long.ours.all <= MEMORY_GOAL,
    },
    ...(quick ? [] : await independence(ffmpeg, minutes, long)),
    await costOfPeaks(ffmpeg, quick ? 10 : 60, runs),
  ];
}

const SHORT_MINUTES = 10;

/**
 * Our process must hold no more for five hours than for ten minutes. The ffmpeg that reads the file cannot help it: it
 * keeps the file's own table of samples. So does the bare one, whose growth is therefore the measure of its growth
 * (decision 163).
 */
async function independence(
  ffmpeg: Ffmpeg,
  minutes: number,
  long: { ours: Watched; bare: Watched },
): Promise<Row[]> {
  const file = phoneRecording(SHORT_MINUTES);
  const short = await inFolder('disk', (folder) => importOnce(join(folder, 'B.keptword'), file));
  const bare = await inFolder('disk', (folder) => bareOnce(ffmpeg, file, join(folder, 'out.opus')));
  const growth = long.ours.own / short.own;
  const theirGrowth = long.bare.highest - bare.highest;
  const ourGrowth = long.ours.highestChild - short.highestChild;
  return [
    {
      what: `Peak memory of our process, ${minutes} min`,
      baseline: `the same, ${SHORT_MINUTES} min`,
      theirs: megabytes(short.own),
      ours: megabytes(long.ours.own),
      ratio: growth,
      goal: 'at most 1.25x (independent of length)',
      met: growth <= 1.25,
      runs: 1,
    },
    {
      what: `What ffmpeg needs more for ${minutes} than for ${SHORT_MINUTES} min`,
      baseline: 'the same of the bare ffmpeg',
      theirs: megabytes(theirGrowth),
      ours: megabytes(ourGrowth),
      ratio: ourGrowth / theirGrowth,
      goal: 'at most 1.25x (the table of the file)',
      met: ourGrowth / theirGrowth <= 1.25,
      runs: 1,
    },
  ];
}

function middle(runs: readonly Watched[]): Watched {
  const of = (pick: (run: Watched) => number) => median(runs.map(pick));
  return {
    own: of(({ own }) => own),
    all: of(({ all }) => all),
    highest: of(({ highest }) => highest),
    highestChild: of(({ highestChild }) => highestChild),
    processorMs: of(({ processorMs }) => processorMs),
  };
}

/** The same decoder, rate, channels and encoder settings as the import's, in one process and with nothing else. */
function bareOnce(ffmpeg: Ffmpeg, file: string, out: string): Promise<Watched> {
  const sound = ['-map', '0:a:0', '-vn', '-map_metadata', '-1', '-ac', '1', '-ar', '48000'];
  const opus = ['-c:a', 'libopus', '-b:a', '32k', '-vbr', 'on', '-application', 'audio'];
  return watched(ffmpeg.path, ['-v', 'error', '-nostdin', '-i', file, ...sound, ...opus, out]);
}

/** Imports in a process of its own: program start, a new archive, the import, and closing. */
function importOnce(archive: string, file: string): Promise<Watched> {
  return watched(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, archive, file]);
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
