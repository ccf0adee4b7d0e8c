import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { alignBySound } from '../../main/alignment/index.ts';
import { createArchive, type OpenArchive } from '../../main/archive/index.ts';
import { type Ffmpeg, locateFfmpeg } from '../../main/media/index.ts';
import { addMeeting } from '../../main/meetings/index.ts';
import { realFiles, systemClock } from '../../main/platform/index.ts';
import { extract, importFiles } from '../../main/recordings/index.ts';
import { type AlignmentView, type Recording, sameMoment } from '../../shared/domain/index.ts';
import { pcmOf, SPEECH_RATE, speechLike } from '../support/speech/index.ts';
import { type Amount, inFolder, median, milliseconds, type Row, seconds, timed } from './measure.ts';

const cache = join(import.meta.dirname, '..', '..', '.cache', 'bench');
const MOST_SECONDS = 60;
const MOST_MS = 20;
const MOST_LATE_MS = 50;
/** 5 in 25,000: what "200 ppm fast" is in whole numbers that ffmpeg takes. */
const SLOW_RATE = 25_000;
const FAST_RATE = 25_005;
const SCALE = SLOW_RATE / FAST_RATE;

/** Where things are in the talk, in seconds. The second recorder starts later and is paused once. */
type Plan = { whole: number; later: number; pauseFrom: number; pauseTo: number };

/**
 * Two recordings of one talk, as two people bring them: a phone's AAC, and a recorder's 32 kbit/s MP3 that starts seven
 * minutes later, is 10 dB noisier, band-limited, softer, 200 ppm fast, and was paused for four minutes.
 */
export async function aligning({ quick, runs }: Amount): Promise<Row[]> {
  const minutes = quick ? 12 : 120;
  const plan: Plan = quick
    ? { whole: 720, later: 70, pauseFrom: 400, pauseTo: 440 }
    : { whole: 7200, later: 420, pauseFrom: 3600, pauseTo: 3840 };
  const pair = madePair(minutes, plan);
  const ffmpeg = await locateFfmpeg();
  return inFolder('disk', async (folder) => {
    const { archive, first, second } = await kept(join(folder, 'B.keptword'), ffmpeg, pair);
    const opus = await copies(archive, folder, [first, second]);
    const bare: number[] = [];
    const ours: number[] = [];
    const late = monitorEventLoopDelay({ resolution: 1 });
    let found: AlignmentView | null = null;
    for (let run = 0; run < runs; run += 1) {
      bare.push(await timed(() => Promise.all(opus.map((file) => decode(ffmpeg, file)))));
      late.enable();
      ours.push(
        await timed(async () => {
          const result = await alignBySound(archive, ffmpeg, { firstId: first.id, secondId: second.id });
          found = result.outcome === 'aligned' ? result.alignment : null;
        }),
      );
      late.disable();
    }
    await archive.close();
    return rows(
      minutes,
      { bare: median(bare), ours: median(ours), runs },
      worst(found, plan),
      late.percentile(99.9) / 1e6,
    );
  });
}

type Times = { bare: number; ours: number; runs: number };

function rows(minutes: number, times: Times, errorMs: number, lateMs: number): Row[] {
  const what = `Aligning two ${minutes} min recordings by sound`;
  const promise = (name: string, most: number, value: number, say: (n: number) => string): Row => ({
    what: `${what}: ${name}`,
    baseline: 'the promise',
    theirs: say(most),
    ours: say(value),
    ratio: value / most,
    goal: `at most ${say(most)}`,
    met: value <= most,
    runs: times.runs,
  });
  return [
    promise('time', MOST_SECONDS * 1000, times.ours, seconds),
    {
      what: `${what}: against decoding alone`,
      baseline: 'two bare ffmpegs that decode the same copies',
      theirs: seconds(times.bare),
      ours: seconds(times.ours),
      ratio: times.ours / times.bare,
      goal: 'at most 2.00x',
      met: times.ours / times.bare <= 2,
      runs: times.runs,
    },
    promise('largest error of 400 places', MOST_MS, errorMs, milliseconds),
    promise('event loop late, p99.9', MOST_LATE_MS, lateMs, milliseconds),
  ];
}

/** Against what the sound was made from. Infinite when a place that both have is not found. */
function worst(found: AlignmentView | null, plan: Plan): number {
  if (!found) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i <= 400; i += 1) {
    const at = plan.later + ((plan.whole - plan.later) * i) / 400;
    const paused = at > plan.pauseFrom - 1 && at < plan.pauseTo + 1;
    if (paused || at < plan.later + 1 || at > plan.whole - 1) continue;
    const heard = at - plan.later - (at > plan.pauseFrom ? plan.pauseTo - plan.pauseFrom : 0);
    const there = sameMoment(found, 'first', at * 1000);
    most = Math.max(
      most,
      there.there ? Math.abs(there.atMs - heard * 1000 * SCALE) : Number.POSITIVE_INFINITY,
    );
  }
  return most;
}

async function kept(folder: string, ffmpeg: Ffmpeg, pair: readonly string[]) {
  const kdf = { memoryKiB: 8 * 1024, passes: 1, lanes: 1 };
  const place = { folder, files: realFiles, clock: systemClock };
  const { archive } = await createArchive({ ...place, passphrase: 'a passphrase for measuring', kdf });
  const meeting = addMeeting(archive, { title: 'Bench', date: '2026-01-01' });
  const files = pair.map((path, i) => ({ fileId: `${i}`, path, name: `${i}.audio` }));
  const results = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files });
  const [first, second] = results.map((one) => (one.outcome === 'imported' ? one.recording : null));
  if (!first || !second) throw new Error('the pair was not imported');
  return { archive, first, second };
}

/** The playback copies as plain files, for those who decode them without a seal. */
async function copies(
  archive: OpenArchive,
  folder: string,
  recordings: readonly Recording[],
): Promise<string[]> {
  const files = recordings.map((_, i) => join(folder, `${i}.opus`));
  for (const [i, recording] of recordings.entries()) {
    await extract(archive, null, recording.id, { as: 'playback' }, files[i] as string);
  }
  return files;
}

function decode(ffmpeg: Ffmpeg, file: string): Promise<void> {
  const args = ['-v', 'error', '-nostdin', '-threads', '1', '-i', file, '-ac', '1', '-ar', '8000'];
  const child = spawn(ffmpeg.path, [...args, '-f', 's16le', '-y', '/dev/null'], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))));
  });
}

const BLOCK_SECONDS = 300;

function madePair(minutes: number, plan: Plan): [string, string] {
  const pair: [string, string] = [
    join(cache, `${minutes}min-hers.m4a`),
    join(cache, `${minutes}min-theirs.mp3`),
  ];
  if (pair.every((file) => existsSync(file))) return pair;
  mkdirSync(cache, { recursive: true });
  const talk = join(cache, 'unfinished-talk.raw');
  // The second goes on for a little after the first has ended.
  const power = writeTalk(talk, plan.whole + BLOCK_SECONDS);
  const raw = ['-f', 's16le', '-ar', `${SPEECH_RATE}`, '-ac', '1', '-i', talk];
  make(pair[0], [...raw, '-t', `${plan.whole}`, '-ar', '44100', '-c:a', 'aac', '-b:a', '64k']);
  const noise = Math.sqrt(3 * power * 10 ** (-10 / 10));
  const sound = [
    `[0]atrim=${plan.later}:${plan.pauseFrom},asetpts=N/SR/TB[a]`,
    `[0]atrim=start=${plan.pauseTo},asetpts=N/SR/TB[b]`,
    `[a][b]concat=n=2:v=0:a=1,aresample=${SLOW_RATE},asetrate=${FAST_RATE},aresample=16000[talk]`,
    `anoisesrc=r=${SPEECH_RATE}:a=${noise.toFixed(5)}:seed=5,aresample=16000[noise]`,
    '[talk][noise]amix=inputs=2:duration=first:normalize=0,lowpass=f=3000,volume=0.3',
  ];
  make(pair[1], [...raw, '-filter_complex', sound.join(';'), '-c:a', 'libmp3lame', '-b:a', '32k']);
  rmSync(talk);
  return pair;
}

/** Returns the power of the sound. */
function writeTalk(file: string, length: number): number {
  writeFileSync(file, '');
  let power = 0;
  for (let at = 0, seed = 1; at < length; at += BLOCK_SECONDS, seed += 1) {
    const block = speechLike(BLOCK_SECONDS, seed);
    power += block.reduce((sum, value) => sum + value * value, 0);
    appendFileSync(file, pcmOf(block));
  }
  return power / (length * SPEECH_RATE);
}

function make(file: string, args: readonly string[]): void {
  const unfinished = file.replace(/([^/\\]+)$/, 'unfinished-$1');
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, unfinished]);
  renameSync(unfinished, file);
}
