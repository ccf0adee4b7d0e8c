/**
 * `npm run check`: types, style, boundaries, dead code, words and our own rules about the sources. Every check runs
 * even when an earlier one fails, two at a time. `--json FILE` also writes the outcomes for `npm test`.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './rules.ts';

type Outcome = { name: string; ok: boolean; ms: number; output: string };
type Check = { name: string; run: () => Promise<{ ok: boolean; output: string }> };

const root = join(import.meta.dirname, '..');
const bin = (name: string) =>
  join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const sources = ['main', 'shared', 'renderer', 'scripts', 'tests'];

const CHECKS: Check[] = [
  // Four checkers of one project, as is usual, look at much of it four times; the other core has other checks to do.
  { name: 'types', run: () => command(bin('tsc'), ['-b', '--pretty', 'false', '--checkers', '1']) },
  { name: 'style', run: () => command(bin('biome'), ['check', '--error-on-warnings', '--colors=off']) },
  { name: 'boundaries', run: boundaries },
  { name: 'dead code', run: () => command(bin('knip'), ['--no-progress']) },
  { name: 'words', run: () => command(process.execPath, ['scripts/words.ts']) },
  { name: 'source rules', run: sourceRules },
];

const outcomes = await runAll(CHECKS, 2);
for (const { name, ok, ms, output } of outcomes) {
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${(ms / 1000).toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${output.trim().replace(/^/gm, '        ')}\n`);
}
const failed = outcomes.filter(({ ok }) => !ok);
process.stdout.write(`${outcomes.length - failed.length} checks passed, ${failed.length} failed\n`);
const report = process.argv.indexOf('--json');
if (report > 0) writeFileSync(process.argv[report + 1] ?? 'check.json', JSON.stringify(outcomes));
process.exitCode = failed.length === 0 ? 0 : 1;

async function runAll(checks: Check[], atOnce: number): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  const queue = [...checks];
  const worker = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const begun = performance.now();
      const result = await check.run();
      outcomes.set(check.name, { name: check.name, ...result, ms: performance.now() - begun });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return checks.flatMap(({ name }) => outcomes.get(name) ?? []);
}

function command(file: string, args: string[]): Promise<{ ok: boolean; output: string }> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  return new Promise((resolve) => {
    execFile(file, args, { cwd: root, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      const cause = error && stdout === '' && stderr === '' ? error.message : '';
      resolve({ ok: error === null, output: `${stdout}${stderr}${cause}` });
    });
  });
}

/** A cruise that saw no TypeScript would find no violations either: it must have read our own sources. */
async function boundaries(): Promise<{ ok: boolean; output: string }> {
  const folders = sources.filter((folder) => existsSync(join(root, folder)));
  const args = ['--config', '.dependency-cruiser.cjs', ...folders];
  const { ok, output } = await command(bin('depcruise'), args);
  const seen = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  if (ok && seen < 50) return { ok: false, output: `only ${seen} modules were read, so nothing was proved` };
  return { ok, output };
}

async function sourceRules(): Promise<{ ok: boolean; output: string }> {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...sources], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = listed.split('\n').filter((path) => /\.(ts|tsx|mjs|cjs|js|css)$/.test(path));
  const present = paths.filter((path) => existsSync(join(root, path)));
  const found = violations(present.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })));
  const output = found.map(({ path, line, rule, text }) => `${path}:${line}  ${rule}  ${text}`).join('\n');
  return { ok: found.length === 0, output };
}
