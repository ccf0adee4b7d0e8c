import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const run = promisify(execFile);
const made: string[] = [];

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

/** Cruises a small project of these files with our own rules and returns the names of the rules that were broken. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'keptword-boundaries-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(
    join(folder, 'package.json'),
    '{"type":"module","dependencies":{"zod":"4","electron":"4"}}',
  );
  const config = join(root, '.dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', ...new Set(Object.keys(files).map(topFolder))];
  const cruiser = join(root, 'node_modules', '.bin', 'depcruise');
  const { stdout } = await run(cruiser, args, { cwd: folder, maxBuffer: 16 << 20 }).catch(withOutput);
  const { summary } = JSON.parse(stdout);
  expect(summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(files).length);
  return summary.violations.map((violation: { rule: { name: string } }) => violation.rule.name);
}

/** The cruiser exits with the number of violations. */
function withOutput(error: { stdout?: string }): { stdout: string } {
  if (error.stdout === undefined) throw error;
  return { stdout: error.stdout };
}

function topFolder(path: string): string {
  return path.split('/')[0] ?? path;
}

const empty = 'export const x = 1;\n';
const imports = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;

describe('the direction of imports', () => {
  it('lets a use case reach down through a door', async () => {
    const files = {
      'main/review/index.ts': imports('../database/index.ts'),
      'main/database/index.ts': empty,
    };
    expect(await broken(files)).toEqual([]);
  });

  it('refuses a store that reaches up, even for a type', async () => {
    const type = "import type { X } from '../review/index.ts';\nexport type Y = X;\n";
    const files = { 'main/database/index.ts': type, 'main/review/index.ts': 'export type X = number;\n' };
    expect(await broken(files)).toContain('no-upward-from-vault');
  });

  it('refuses a use case that calls its neighbour', async () => {
    const files = {
      'main/review/index.ts': imports('../evidence/index.ts'),
      'main/evidence/index.ts': empty,
    };
    expect(await broken(files)).toEqual(['no-sideways-use-cases']);
  });

  it('refuses the way round a door, from a room and from a root', async () => {
    const inner = { 'main/vault/container.ts': empty };
    expect(await broken({ 'main/archive/index.ts': imports('../vault/container.ts'), ...inner })).toEqual([
      'one-door-main',
    ]);
    expect(await broken({ 'main/cli.ts': imports('./vault/container.ts'), ...inner })).toEqual([
      'one-door-main',
    ]);
    expect(
      await broken({ 'renderer/a.ts': imports('../shared/time/units.ts'), 'shared/time/units.ts': empty }),
    ).toEqual(['one-door-shared']);
  });

  it('keeps renderer and main apart, and Node out of both renderer and shared', async () => {
    const files = { 'renderer/a.ts': imports('../main/vault/index.ts'), 'main/vault/index.ts': empty };
    expect(await broken(files)).toEqual(['renderer-not-main']);
    const node = "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;\n";
    expect(await broken({ 'renderer/a.ts': node })).toContain('renderer-no-core');
    expect(await broken({ 'shared/time/index.ts': node })).toEqual(['shared-imports-zod-only']);
  });

  it('keeps electron in the shell, ffmpeg behind media and the database driver in database', async () => {
    const electron = "import { app } from 'electron';\nexport const y = app;\n";
    expect(await broken({ 'main/vault/index.ts': electron })).toContain('electron-in-the-shell-only');
    expect(await broken({ 'main/window/index.ts': electron })).not.toContain('electron-in-the-shell-only');
    const ffmpeg = "import ffmpeg from 'fluent-ffmpeg';\nexport const y = ffmpeg;\n";
    expect(await broken({ 'main/recordings/index.ts': ffmpeg })).toContain('ffmpeg-behind-one-door');
    const driver = "import Database from 'better-sqlite3';\nexport const y = Database;\n";
    expect(await broken({ 'main/custody/index.ts': driver })).toContain('sql-in-database');
    expect(await broken({ 'main/database/index.ts': driver })).not.toContain('sql-in-database');
  });

  it('refuses a circle', async () => {
    const files = { 'main/vault/index.ts': imports('./a.ts'), 'main/vault/a.ts': imports('./index.ts') };
    expect(await broken(files)).toContain('no-circular');
  });
});
