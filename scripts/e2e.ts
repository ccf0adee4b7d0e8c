import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hostOf } from '../tests/support/app/index.ts';
import { buildApp } from './build.ts';

/** `npm run test:e2e [-- playwright's own arguments]`: builds what the specs start, says on which host, runs them. */
const root = join(import.meta.dirname, '..');
const arguments_ = process.argv.slice(2);
if (process.env.KEPTWORD_E2E_BUILT !== '1') await buildApp(['e2e', 'preload', 'renderer']);

const host = await hostOf();
process.stdout.write(`End-to-end tests on: ${host.name}\n`);
const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
if (!existsSync(cli)) throw new Error('Playwright is not installed');
const { status } = spawnSync(process.execPath, [cli, 'test', ...arguments_], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
});
process.exitCode = status ?? 1;
