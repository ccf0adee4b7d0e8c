import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/vault/index.ts';

const MARKER = 'MARKERxWORDSxOFxAxCHILD';
const SPILL = new URL('../../support/archive/spill.ts', import.meta.url).pathname;

let at: ReturnType<typeof temporaryFolder>;
let child: ChildProcess | undefined;
beforeEach(() => {
  at = temporaryFolder();
});
afterEach(() => {
  child?.kill('SIGKILL');
  at.remove();
});

/** Files below the folder that hold the marker, and files that the process has open, also nameless ones. */
async function leaks(how: 'ours' | 'careless'): Promise<string[]> {
  const temporary = join(at.folder, 'tmp');
  const archive = join(at.folder, 'archive');
  mkdirSync(temporary);
  mkdirSync(archive);
  const started = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', SPILL, join(archive, 'index.db'), MARKER, how],
    {
      env: { ...process.env, TMPDIR: temporary, SQLITE_TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  child = started;
  await new Promise<void>((resolve, reject) => {
    started.stdout.once('data', () => resolve());
    started.once('exit', (code) => reject(new Error(`the sort ended with ${code}`)));
  });
  const named = readdirSync(at.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(MARKER));
  return [...named, ...nameless(started.pid ?? 0)];
}

/** SQLite unlinks its temporary files at once; they are still on the disk, and only the process can be asked. */
function nameless(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((fd) => {
    const target = readlinkSync(join(folder, fd));
    if (!target.startsWith(at.folder)) return [];
    return holdsMarker(join(folder, fd)) ? [target] : [];
  });
}

function holdsMarker(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(1 << 20);
    for (let position = 0; ; position += piece.length - MARKER.length) {
      const length = readSync(handle, piece, 0, piece.length, position);
      if (piece.subarray(0, length).includes(MARKER)) return true;
      if (length < piece.length) return false;
    }
  } finally {
    closeSync(handle);
  }
}

describe.runIf(platform() === 'linux')('a sort of 200,000 rows', () => {
  it('leaves nothing readable on the disk, not even in a file without a name', async () => {
    expect(await leaks('ours')).toEqual([]);
  });

  it('would leave it without our settings: the test can see a leak', async () => {
    expect(await leaks('careless')).not.toEqual([]);
  });
});
