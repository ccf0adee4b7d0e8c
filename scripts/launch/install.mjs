/**
 * Puts the packages in place for `npm start` and `npm test`. Plain JavaScript that Node 20 runs as it is: the Node 24
 * that everything else needs is itself one of the packages.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';
const stamp = join(root, 'node_modules', '.keptword-installed');

/** Node 24, from the package `node`: whatever starts it, the database's binary fits. */
export const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** Installs unless the packages that are here are those of this package.json and lock file. Throws with a sentence. */
export function install() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    throw new Error(`Keptword needs Node ${OLDEST_NODE} or newer; this is ${process.version}.`);
  }
  const wanted = fingerprint();
  if (existsSync(node24) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write('Installing packages (some minutes the first time)…\n');
  // Not `npm ci`: docs/decisions/004.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  if (error || status !== 0) throw new Error('The packages could not be installed: npm said why above.');
  if (!existsSync(node24))
    throw new Error('npm did not install Node 24. Allow the install script of "node", try again.');
  writeFileSync(stamp, wanted);
}

/** Changes when what has to be installed changes. */
function fingerprint() {
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
