/**
 * Everything that `npm test` runs once the packages are there (scripts/test.mjs installs them, then hands over to
 * this): Debian packages, build, check, the vitest projects, the end-to-end suite. Every stage runs even when an
 * earlier one failed; the last line is the sum.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installMissing, parsePackages } from './packages.ts';
import {
  add,
  nothing,
  type PlaywrightReport,
  summary,
  type Tally,
  tallyPlaywright,
  tallyVitest,
  type VitestReport,
} from './tally.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');
const reports = join(root, '.cache', 'reports');
const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  CI: process.env.CI ?? 'true',
  // The command line is started hundreds of times: its compiled modules are kept between the starts.
  NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
};

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const packages = parsePackages(readFileSync(join(root, 'scripts', 'debian-packages.txt'), 'utf8'));
const missing = installMissing(packages, say);
let total = [build, check, vitest].map(timed).reduce(add, nothing);
total = add(total, await faultsBesideSpecs());

if (missing.length > 0)
  say(`Programs that are not here: ${missing.flatMap(({ programs }) => programs).join(', ')}.`);
for (const name of total.notRun) process.stdout.write(`not run  ${name}\n`);
for (const name of total.failed) process.stdout.write(`FAILED   ${name}\n`);
process.stdout.write(`${summary(total)}\n`);
process.exitCode = total.failed.length === 0 ? 0 : 1;

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function timed(stage: () => Tally): Tally {
  const begun = performance.now();
  const tally = stage();
  say(`-- ${stage.name}: ${summary(tally)} (${Math.round((performance.now() - begun) / 1000)} s)\n`);
  return tally;
}

/** Runs a program in the project's folder with its output shown; true when it ended well. */
function run(file: string, args: string[], extra: Record<string, string> = {}): boolean {
  const options = { cwd: root, env: { ...env, ...extra }, stdio: ['ignore', 'inherit', 'inherit'] as const };
  const { status, error } = spawnSync(file, args, { ...options, stdio: [...options.stdio] });
  if (error) say(`${file}: ${error.message}`);
  return status === 0;
}

/** Runs a runner that leaves a JSON report; a run that failed and whose report says nothing of it is a failure. */
function reported<T>(name: string, ran: (file: string) => boolean, read: (report: T) => Tally): Tally {
  const file = join(reports, `${name}.json`);
  const ok = ran(file);
  if (!existsSync(file)) return { ...nothing, failed: [`${name}: ended without a report`] };
  const tally = read(JSON.parse(readFileSync(file, 'utf8')));
  if (!ok && tally.failed.length === 0)
    return add(tally, { ...nothing, failed: [`${name}: ended with an error`] });
  return tally;
}

function build(): Tally {
  return run(process.execPath, ['scripts/build.ts']) ? nothing : { ...nothing, failed: ['build'] };
}

function check(): Tally {
  const ran = (file: string) => run(process.execPath, ['scripts/check.ts', '--json', file]);
  return reported<{ name: string; ok: boolean }[]>('check', ran, (outcomes) => ({
    passed: outcomes.filter(({ ok }) => ok).length,
    failed: outcomes.filter(({ ok }) => !ok).map(({ name }) => `check: ${name}`),
    notRun: [],
  }));
}

function vitestArguments(file: string, projects: string[]): string[] {
  const which = projects.flatMap((project) => ['--project', project]);
  return ['run', ...which, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
}

function vitest(): Tally {
  const ran = (file: string) =>
    run(join(bin, 'vitest'), vitestArguments(file, ['unit', 'component', 'integration']));
  return reported('vitest', ran, (report: VitestReport) => tallyVitest(report, root));
}

/**
 * The fault tests mostly wait (for a kill, for a gap, for real time to pass), so they run beside the end-to-end specs;
 * what they print comes after them.
 */
async function faultsBesideSpecs(): Promise<Tally> {
  const began = performance.now();
  const printed = createWriteStream(join(reports, 'fault.log'));
  await once(printed, 'open');
  const file = join(reports, 'fault.json');
  const child = spawn(join(bin, 'vitest'), vitestArguments(file, ['fault']), {
    cwd: root,
    env,
    stdio: ['ignore', printed, printed],
  });
  const status = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
    child.on('error', () => resolve(null));
  });
  const specs = await endToEnd();
  const ok = (await status) === 0;
  printed.close();
  process.stdout.write(readFileSync(join(reports, 'fault.log'), 'utf8'));
  const faults = reported(
    'fault',
    () => ok,
    (report: VitestReport) => tallyVitest(report, root),
  );
  const seconds = Math.round((performance.now() - began) / 1000);
  say(`-- endToEnd: ${summary(specs)}; faults: ${summary(faults)} (${seconds} s)\n`);
  return add(specs, faults);
}

async function endToEnd(): Promise<Tally> {
  const file = join(reports, 'e2e.json');
  const child = spawn(process.execPath, ['scripts/e2e.ts'], {
    cwd: root,
    env: { ...env, KEPTWORD_E2E_REPORT: file },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = await once(child, 'close');
  return reported(
    'e2e',
    () => status === 0,
    (report: PlaywrightReport) => tallyPlaywright(report),
  );
}
