/**
 * `npm start`: installs what is missing, builds, and opens the app: in Electron, else in Chromium through the double,
 * else (no display) makes the demo. Runs on Node 20 as it is; everything after the install runs on Node 24.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, node24 } from './launch/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const electron = join(root, 'node_modules', 'electron');
/** A machine that cannot reach the download must not make a person wait for long. */
const DOWNLOAD_MS = 120_000;

try {
  install();
  process.exitCode = hasDisplay() ? open() : demo();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function open() {
  if (run('scripts/build.ts') !== 0) throw new Error('The app could not be built. The lines above say why.');
  const binary = electronBinary() ?? downloadedElectron();
  if (binary) return runProgram(binary, [join(root, 'dist', 'main', 'index.js')]);
  say('Electron’s program could not be downloaded here, so Keptword opens in Chromium instead.');
  return run('scripts/chromium.ts');
}

function demo() {
  say('There is no display here, so Keptword makes its demonstration and opens no window.');
  return run('main/cli.ts', ['demo']);
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function electronBinary() {
  const note = join(electron, 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(electron, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** Electron's own installer, once; that it fails is normal where the internet is closed. */
function downloadedElectron() {
  say('Fetching Electron…');
  spawnSync(node24, [join(electron, 'install.js')], { cwd: root, stdio: 'ignore', timeout: DOWNLOAD_MS });
  return electronBinary();
}

function run(script, args = []) {
  return runProgram(node24, ['--disable-warning=ExperimentalWarning', join(root, script), ...args]);
}

function runProgram(file, args) {
  const { status, error } = spawnSync(file, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
