import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { HoursFigures } from './capture-hours.ts';
import type { CaptureFigures } from './capture-process.ts';
import type { Amount, Row } from './measure.ts';

const PROGRAM = join(import.meta.dirname, 'capture-process.ts');
const HOURS_PROGRAM = join(import.meta.dirname, 'capture-hours.ts');
/** Five hours is a meeting. */
const HOURS = 5;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

async function printed<T>(program: string, amount: number): Promise<T> {
  const args = ['--expose-gc', '--disable-warning=ExperimentalWarning', program, `${amount}`];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as T;
}

/**
 * A recording in real time: 30 minutes (KEPTWORD_BENCH_MINUTES for another length; a quick look takes one) of
 * KEPTWORD_BENCH_SOURCE or a made-up noise. What a promise alone says is its own baseline.
 */
export async function recording({ quick }: Amount): Promise<Row[]> {
  const minutes = Number(process.env.KEPTWORD_BENCH_MINUTES ?? (quick ? 1 : 30));
  const hours = Number(process.env.KEPTWORD_BENCH_HOURS ?? (quick ? 2 : HOURS));
  const of = await printed<CaptureFigures>(PROGRAM, minutes);
  const over = await printed<HoursFigures>(HOURS_PROGRAM, hours);
  const what = `Recording, ${minutes} min in real time`;
  const row = (name: string, theirs: string, ours: string, ratio: number): Row => ({
    what: `${what}: ${name}`,
    baseline: 'the promise',
    theirs,
    ours,
    ratio,
    goal: `at most ${theirs}`,
    met: ratio <= 1,
    runs: 1,
  });
  const share = of.main + of.encoder;
  return [
    row(
      'share of one core, with the encoder',
      '5 %',
      `${percent(share)} (main ${percent(of.main)}, encoder ${percent(of.encoder)}; microphone program ${percent(of.source)})`,
      share / 0.05,
    ),
    {
      ...row(
        'growth of memory an hour',
        '1 MB',
        `${over.held.toFixed(2)} MB held, ${over.resident.toFixed(2)} MB resident (in real time ${of.slope.toFixed(2)} MB resident)`,
        Math.max(0, over.held),
      ),
      what: `Recording, ${hours} simulated hours at ${over.speed.toFixed(0)}x: growth of memory an hour`,
    },
    row('event loop late, p99', '50 ms', `${of.lagMs.toFixed(1)} ms`, of.lagMs / 50),
    row(
      'missing stretches',
      '0',
      `${of.gaps} (clock less sound ${of.missingMs.toFixed(0)} ms)`,
      of.gaps === 0 ? 0 : 2,
    ),
    row('stop to playable', '2 s', `${(of.stopMs / 1000).toFixed(2)} s`, of.stopMs / 2000),
  ];
}
