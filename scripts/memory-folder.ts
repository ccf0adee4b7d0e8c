import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const DISK = '/dev/shm';
/** Bytes. The tests hold some 2 GB of temporary files at once at most; what they need themselves comes on top. */
const ENOUGH = 8e9;

/**
 * A fresh folder on a disk in memory for everything temporary, or null where there is none that is large enough and lets
 * programs be started. Thousands of archives are made in a run, each change of each is written through to the disk, and
 * the tests would wait for it most of the time; what a disk does wrong is injected (SAFETY, fault tests), not waited for.
 */
export function memoryFolder(): string | null {
  if (!existsSync(DISK)) return null;
  const { bavail, bsize } = statfsSync(DISK);
  if (bavail * bsize < ENOUGH || freemem() < ENOUGH) return null;
  const folder = mkdtempSync(join(DISK, 'keptword-'));
  // As open as /tmp: a test looks at an archive with the eyes of another account.
  chmodSync(folder, 0o1777);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Whoever stops the tests by hand gets the memory back as well.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return startsPrograms(folder) ? folder : null;
}

function startsPrograms(folder: string): boolean {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\nexit 7\n', { mode: 0o700 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 7;
}
