/**
 * Everything that `npm test` runs once the packages are there (scripts/test.mjs installs them, then hands over to
 * this): Debian packages, build, then three lanes at once: the end-to-end specs, the fault tests with the checks behind
 * them, and all other tests. Every lane runs to its end even when another failed; the last line is the sum.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, type Manner, type Output, readReport, reports, root, run, say } from './lane.ts';
import { installMissing, parsePackages } from './packages.ts';
import {
  add,
  afterSecondLook,
  type ByFile,
  broken,
  failedFiles,
  nothing,
  type PlaywrightReport,
  sum,
  summary,
  type Tally,
  tallyPlaywright,
  tallyVitest,
  type VitestReport,
} from './tally.ts';

/** How a test file is run: beside the others at first, alone when it is looked at again. */
type Way = { manner: Manner; output: Output; only?: string[] };
type Runner = { name: string; run: (way: Way) => Promise<ByFile> };

/** A handful of files may have suffered from a busy computer. When more failed, something is broken. */
const MOST_SECOND_LOOKS = 4;
const ASIDE: Way = { manner: 'aside', output: 'kept' };

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const packages = parsePackages(readFileSync(join(root, 'scripts', 'debian-packages.txt'), 'utf8'));
const missing = installMissing(packages, say);
const built = await build();
const endToEnd: Runner = { name: 'endToEnd', run: playwright };
const faults: Runner = { name: 'faults', run: vitest(['fault']) };
const tests: Runner = { name: 'tests', run: vitest(['unit', 'component', 'integration']) };
const lanes = await Promise.all([
  lane([{ runner: endToEnd, way: { manner: 'in front', output: 'shown' } }]),
  lane([
    { runner: faults, way: { manner: 'in front', output: 'kept' } },
    { runner: { name: 'check', run: check }, way: ASIDE },
  ]),
  lane([{ runner: tests, way: ASIDE }]),
]);
const looked = [];
for (const { runner, files } of lanes.flat()) looked.push(await secondLook(runner, files));
report([built, ...looked.map(sum)].reduce(add, nothing));

function report(total: Tally): void {
  if (missing.length > 0)
    say(`Programs that are not here: ${missing.flatMap(({ programs }) => programs).join(', ')}.`);
  for (const name of total.notRun) say(`not run   ${name}`);
  for (const { name, why } of total.unsteady) say(`unsteady  ${name}\n${indented(why)}`);
  for (const { name, why } of total.failed) say(`FAILED    ${name}\n${indented(why)}`);
  say(summary(total));
  process.exitCode = total.failed.length === 0 ? 0 : 1;
}

function indented(text: string): string {
  return text.replace(/^/gm, '          ');
}

/** Runs one after the other, and says how long each took. */
async function lane(turns: { runner: Runner; way: Way }[]): Promise<{ runner: Runner; files: ByFile }[]> {
  const done = [];
  for (const { runner, way } of turns) {
    const begun = performance.now();
    const files = await runner.run(way);
    say(`-- ${runner.name}: ${summary(sum(files))} (${Math.round((performance.now() - begun) / 1000)} s)\n`);
    done.push({ runner, files });
  }
  return done;
}

/**
 * What failed beside everything else is run again by itself. What holds then is told as unsteady, by name and with
 * its first error; it did not fail, because a test that fails only when the computer is busy says little (decision 173).
 */
async function secondLook(runner: Runner, files: ByFile): Promise<ByFile> {
  const only = failedFiles(files).filter((file) => file.startsWith('tests/'));
  if (only.length === 0 || only.length > MOST_SECOND_LOOKS) return files;
  say(`-- ${runner.name}: once more, alone: ${only.join(', ')}`);
  return afterSecondLook(files, await runner.run({ manner: 'in front', output: 'shown', only }));
}

async function build(): Promise<Tally> {
  const args = [join('scripts', 'build.ts'), '--all'];
  const ok = await run({ name: 'build', file: process.execPath, args, manner: 'in front', output: 'shown' });
  return ok ? nothing : broken('build');
}

async function check(way: Way): Promise<ByFile> {
  const file = join(reports, 'check.json');
  const args = [join('scripts', 'check.ts'), '--json', file];
  const ok = await run({ name: 'check', file: process.execPath, args, ...way });
  return readReport('check', file, ok, (outcomes: { name: string; ok: boolean; output: string }[]) => {
    const tally = (one: (typeof outcomes)[number]): Tally =>
      one.ok ? { ...nothing, passed: 1 } : broken(`check: ${one.name}`, one.output);
    return new Map(outcomes.map((one) => [`check: ${one.name}`, tally(one)]));
  });
}

function vitest(projects: string[]): Runner['run'] {
  return async ({ only = [], ...way }) => {
    const name = `${projects.join('-')}${only.length === 0 ? '' : '-again'}`;
    const file = join(reports, `${name}.json`);
    const which = projects.flatMap((project) => ['--project', project]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = ['run', ...which, ...reporters, ...only];
    const ok = await run({ name, file: bin('vitest'), args, ...way });
    return readReport(name, file, ok, (seen: VitestReport) => tallyVitest(seen, root));
  };
}

async function playwright({ only = [], ...way }: Way): Promise<ByFile> {
  const name = only.length === 0 ? 'e2e' : 'e2e-again';
  const file = join(reports, `${name}.json`);
  const args = [join('scripts', 'e2e.ts'), ...only];
  const env = { KEPTWORD_E2E_REPORT: file };
  const ok = await run({ name, file: process.execPath, args, env, ...way });
  return readReport(name, file, ok, (seen: PlaywrightReport) => tallyPlaywright(seen));
}
