import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from '../tests/support/chromium/index.ts';

/** Opens the built app in Chromium through the Electron double, for a person: where Electron cannot be had. */
const root = join(import.meta.dirname, '..');
if (await findChromium({ show: true })) {
  const { status } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=ElectronDouble',
      '--import',
      join(root, 'tests', 'support', 'electron-double', 'register.ts'),
      join(root, 'dist', 'main', 'index.js'),
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', env: { ...process.env, ELECTRON_DOUBLE_SHOW: '1' } },
  );
  process.exitCode = status ?? 1;
} else {
  process.stderr.write(
    'No Chromium, Chrome or Edge is on this computer. Install one, then run npm start again.\n',
  );
  process.exitCode = 1;
}
