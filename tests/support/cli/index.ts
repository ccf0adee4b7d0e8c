import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createArchive, type OpenArchive } from '../../../main/archive/index.ts';
import { runCommand } from '../../../main/commands/index.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';
import { OLD_FFMPEG } from '../media/index.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const cli = join(root, 'main', 'cli.ts');

export const PASSPHRASE = 'correct horse battery staple';
/** The passphrase's cost is not what these tests are about; the one that runs `create` pays the real one. */
const CHEAP = { memoryKiB: 8 * 1024, passes: 1, lanes: 1 };

export type Ran = {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
  /** The one document on stdout. Throws when stdout is anything else. */
  json(): unknown;
};

export type RunOptions = {
  env?: Record<string, string>;
  cwd?: string;
  /** Called with everything said on stderr so far, to stop the program at the right moment: Ctrl-C if not told else. */
  onWords?: (said: string, stop: (signal?: NodeJS.Signals) => void) => void;
};

/** Runs the real program as a process of its own, with nothing on stdin. */
export function keptword(line: string[], { env = {}, cwd = root, onWords }: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...line], {
    cwd,
    env: clean(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    onWords?.(err, (signal = 'SIGINT') => child.kill(signal));
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err, json: () => JSON.parse(out) }));
  });
}

/**
 * The same line without a process of its own: what `main/cli.ts` hands it to. For all that is not about a process: its
 * start, its end, its signals, its streams.
 */
export async function command(line: string[], { env = {}, cwd = root }: RunOptions = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCommand(line, {
    env: clean(env),
    folder: cwd,
    clock: systemClock,
    files: realFiles,
    signal: new AbortController().signal,
    stdin: () => Readable.from([]),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    terminal: false,
    askSecret: null,
  });
  return { code, signal: null, out, err, json: () => JSON.parse(out) };
}

/** This machine's environment, without what would decide for a test. */
function clean(env: Record<string, string>): NodeJS.ProcessEnv {
  const all: NodeJS.ProcessEnv = { ...process.env, ...env };
  for (const name of ['npm_lifecycle_event', 'KEPTWORD_PASSPHRASE_FILE'])
    if (!(name in env)) delete all[name];
  return { ...all, KEPTWORD_FFMPEG: env.KEPTWORD_FFMPEG ?? OLD_FFMPEG };
}

/** Says that the program is to look for ffmpeg itself, as it does for a person; else it is given the one that starts soon. */
export const OWN_FFMPEG = { KEPTWORD_FFMPEG: '' };

/** Commands of this test file that have run as a process of their own. */
const started = new Set<string>();

export type Desk = {
  folder: string;
  archive: string;
  passphraseFile: string;
  /** A path in the desk's folder. */
  at(name: string): string;
  /**
   * Runs a command on the desk's archive, with its passphrase and --json: the first time in a file as a process of its
   * own, which must end by itself, then through the same door in here.
   */
  run(command: string, ...rest: string[]): Promise<Ran>;
  clear(): Promise<void>;
};

/** A folder with an archive and the file with its passphrase: what somebody who scripts Keptword has before them. */
export async function makeDesk(
  fill: (archive: OpenArchive) => Promise<void> | void = () => undefined,
  env: Record<string, string> = {},
): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'keptword-cli-'));
  const archive = join(folder, 'Desk.keptword');
  const passphraseFile = join(folder, 'passphrase.txt');
  await writeFile(passphraseFile, `${PASSPHRASE}\n`);
  const place = { folder: archive, files: realFiles, clock: systemClock };
  const made = await createArchive({ ...place, passphrase: PASSPHRASE, kdf: CHEAP });
  await fill(made.archive);
  await made.archive.close();
  return {
    folder,
    archive,
    passphraseFile,
    at: (name) => join(folder, name),
    run(name, ...rest) {
      const line = [name, archive, ...rest, '--passphrase-file', passphraseFile, '--json'];
      if (started.has(name)) return command(line, { env });
      started.add(name);
      return keptword(line, { env });
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

export type Row = { id: string; [key: string]: unknown };

/** The list on stdout: an array of objects with `id`, with nothing on stderr. */
export function rowsOf(ran: Ran): Row[] {
  if (ran.code !== 0 || ran.err !== '') throw new Error(`exit ${ran.code}: ${ran.err}`);
  const value = ran.json();
  if (!Array.isArray(value)) throw new Error('a list is an array');
  for (const row of value) if (typeof row.id !== 'string') throw new Error('a row of a list has an id');
  return value;
}

/** The error on stdout of a work that failed and said so on stderr. */
export function errorOf(ran: Ran): { code: string; message: string; details?: string } {
  if (ran.code !== 1 || ran.err.trim() === '') throw new Error(`exit ${ran.code}: ${ran.err}`);
  return (ran.json() as { error: { code: string; message: string; details?: string } }).error;
}
