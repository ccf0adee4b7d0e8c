/** `npm test`: installs what is needed, then hands over to scripts/suite.ts on Node 24. Runs on Node 20 as it is. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install, node24 } from './launch/install.mjs';

try {
  install();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}
const suite = fileURLToPath(new URL('suite.ts', import.meta.url));
const { status } = spawnSync(node24, ['--disable-warning=ExperimentalWarning', suite], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exit(status ?? 1);
