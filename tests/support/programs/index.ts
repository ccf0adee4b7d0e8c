import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

/**
 * Programs that tests call and that a machine may lack. scripts/debian-packages.txt names the package of each;
 * `npm test` installs them where it can and lists every test that could not run, by name.
 */
export type Program =
  | 'age'
  | 'espeak-ng'
  | 'ffmpeg'
  | 'ffprobe'
  | 'openssl'
  | 'pulseaudio'
  | 'python3'
  | 'sha256sum'
  | 'sox'
  | 'strace'
  | 'unzip';

/** What the title of a test that did not run carries; scripts/tally.ts looks for it. */
export const NOT_RUN = 'not run: needs';

/** The file of a program on PATH, or null. */
export function programPath(name: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // The next folder may have it.
    }
  }
  return null;
}

/**
 * `needs('age').it('opens with age', …)`: a test that calls these programs. Where one is missing the test stays in the
 * report under its own name with "not run: needs …", and is counted as skipped, never as passed.
 */
export function needs(...programs: Program[]) {
  const missing = programs.filter((name) => programPath(name) === null);
  const named = (title: string) =>
    missing.length === 0 ? title : `${title} (${NOT_RUN} ${missing.join(', ')})`;
  const there = missing.length === 0;
  return {
    it: (title: string, body: () => unknown, timeoutMs?: number) =>
      test.runIf(there)(named(title), body, timeoutMs),
    describe: (title: string, body: () => void) => describe.runIf(there)(named(title), body),
  };
}
