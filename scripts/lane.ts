/** Runs one program of `npm test` beside others, and reads the report that it leaves. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { delimiter, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { memoryFolder } from './memory-folder.ts';
import { type ByFile, broken, failedFiles } from './tally.ts';

export const root = join(import.meta.dirname, '..');
export const bin = (name: string) => join(root, 'node_modules', '.bin', name);
export const reports = join(root, '.cache', 'reports');

/** `aside` gives way to all else on the processor (nice 10), so that what waits for a clock or a window is not late. */
export type Manner = 'in front' | 'aside';
/** `kept`: into a file, shown when it is over; two programs that write at once cannot be read. */
export type Output = 'shown' | 'kept';
export type Job = {
  name: string;
  file: string;
  args: string[];
  manner: Manner;
  output: Output;
  env?: Record<string, string>;
};

/** Where the tests keep their temporary files; null: where this computer usually does. */
const inMemory = memoryFolder();

const env = {
  ...process.env,
  ...(inMemory === null ? {} : { TMPDIR: inMemory }),
  PATH: `${bin('')}${delimiter}${process.env.PATH ?? ''}`,
  CI: process.env.CI ?? 'true',
  // The command line is started hundreds of times: its compiled modules are kept between the starts.
  NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
  // What is started is built once, before.
  KEPTWORD_E2E_BUILT: '1',
};

/** Runs a program in the project's folder to its end; true when it ended well. */
export async function run(job: Job): Promise<boolean> {
  const log = join(reports, `${job.name}.log`);
  const kept = job.output === 'kept' ? createWriteStream(log) : null;
  const child = spawn(job.file, job.args, {
    cwd: root,
    env: { ...env, ...job.env },
    stdio: ['ignore', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'],
  });
  if (child.pid !== undefined && job.manner === 'aside') setPriority(child.pid, 10);
  if (kept) {
    child.stdout?.pipe(kept, { end: false });
    child.stderr?.pipe(kept, { end: false });
  }
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      say(`${job.file}: ${error.message}`);
      resolve(null);
    });
  });
  if (kept) {
    kept.end();
    await finished(kept);
    process.stdout.write(readFileSync(log, 'utf8'));
  }
  return status === 0;
}

/** The tallies of a runner that leaves a JSON report; a run that ended badly and whose report says nothing of it failed. */
export function readReport<T>(name: string, file: string, ok: boolean, read: (report: T) => ByFile): ByFile {
  if (!existsSync(file)) return new Map([[name, broken(`${name}: ended without a report`)]]);
  const files = new Map(read(JSON.parse(readFileSync(file, 'utf8'))));
  if (!ok && failedFiles(files).length === 0) files.set(name, broken(`${name}: ended with an error`));
  return files;
}

export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
