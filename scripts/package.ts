import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildApp } from './build.ts';

/** `npm run package [-- electron-builder's own arguments]`: builds, then packs as electron-builder.yml says. */
const root = join(import.meta.dirname, '..');
await buildApp();
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'electron-builder', 'cli.js'), '--publish', 'never', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
