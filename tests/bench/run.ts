/**
 * `npm run bench [-- --quick] [-- --runs N] [-- name…]`: each figure of the promises as a ratio against a baseline that runs beside
 * it in the same call. The whole run (about an hour on two cores, half of it a recording in real time) writes docs/benchmarks.md; a quick one or a
 * part only prints. Exit 1 when a goal is missed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { aligning } from './align.ts';
import { recording } from './capture.ts';
import { container } from './container.ts';
import { documents } from './documents.ts';
import { importing } from './import.ts';
import type { Amount, Row } from './measure.ts';
import { pages } from './pages.ts';
import { reviewing } from './review.ts';
import { searching } from './search.ts';
import { transcripts } from './transcript.ts';
import { unlock } from './unlock.ts';
import { verify } from './verify.ts';
import { written } from './written.ts';

const SECTIONS: Record<string, (amount: Amount) => Promise<Row[]>> = {
  container,
  unlock,
  import: importing,
  verify,
  align: aligning,
  capture: recording,
  review: reviewing,
  pages,
  search: searching,
  documents,
  transcript: transcripts,
  written,
};

const BEGIN = '<!-- written by npm run bench: begin -->';
const END = '<!-- written by npm run bench: end -->';

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
  allowPositionals: true,
});
const amount: Amount = values.quick ? { quick: true, runs: 1 } : { quick: false, runs: Number(values.runs) };
const chosen = positionals.length === 0 ? Object.keys(SECTIONS) : positionals;

const loadBefore = loadavg()[0] ?? 0;
const rows: Row[] = [];
for (const name of chosen) {
  const section = SECTIONS[name];
  if (!section) throw new Error(`no part "${name}"; there are ${Object.keys(SECTIONS).join(', ')}`);
  process.stderr.write(`Measuring: ${name}…\n`);
  rows.push(...(await section(amount)));
}
process.stdout.write(`${table(rows)}\n`);
const whole = !values.quick && positionals.length === 0;
const file = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md');
if (whole) writeFileSync(file, page(rows, readFileSync(file, 'utf8')));
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;

function table(of: Row[]): string {
  const head = ['What', 'Baseline', 'Baseline took', 'Keptword', 'Ratio', 'Goal', 'Met', 'Runs'];
  const lines = of.map((row) => [
    row.what,
    row.baseline,
    row.theirs,
    row.ours,
    `${row.ratio.toFixed(2)}x`,
    row.goal,
    row.met ? 'yes' : 'no',
    `${row.runs}`,
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The page with this run's table in the place of the last one; what people wrote below it stays. */
function page(of: Row[], before: string): string {
  const [head, rest] = before.split(BEGIN);
  const tail = rest?.split(END)[1];
  if (head === undefined || tail === undefined) throw new Error('docs/benchmarks.md has lost its two marks');
  return `${head}${BEGIN}\n\n${table(of)}\n\n${circumstances()}\n${END}${tail}`;
}

function circumstances(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `- Machine: ${machine}, ${process.platform}, Node ${process.version}, ffmpeg ${ffmpegVersion()}.
- Commit ${commit}, ${new Date().toISOString().slice(0, 10)}. Load of the machine when it began: ${loadBefore.toFixed(1)} (0 is idle; a busy machine widens every ratio).
`;
}

function ffmpegVersion(): string {
  const text = execFileSync('ffmpeg', ['-version'], { encoding: 'utf8' });
  return /^ffmpeg version (\S+)/.exec(text)?.[1] ?? 'unknown';
}
