import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { z } from 'zod';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type Clock, type FileLayer, inside, systemCode } from '../platform/index.ts';

/** The file that keeps a second Keptword out. */
const LOCK = 'archive.lock';
const MAX_LOCK_BYTES = 4096;

const lockFile = z.object({
  pid: z.number().int().min(1),
  /** Boot and start tick of that process where the system tells (Linux), else null: process numbers are used again. */
  birth: z.string().max(100).nullable(),
  /** When it was taken. */
  at: z.iso.datetime(),
  /** The computer, as a hash: its name may be a person's. */
  host: z.string().max(64),
  token: z.string().max(64),
});
type LockFile = z.infer<typeof lockFile>;

export type Lock = { release(): Promise<void> };

/** Tokens that this process holds now: one of ours that is not among them was left by a disk that went away. */
const held = new Set<string>();

/** Throws `archive-in-use` when another running Keptword has the archive open. Changes nothing. */
export async function refuseIfInUse(files: FileLayer, folder: string): Promise<void> {
  const found = await readLock(files, inside(folder, LOCK));
  if (found.state === 'held' && !isStale(found.lock)) throw inUse(found.lock);
}

/**
 * Takes the lock file, or takes over one whose owner is gone. Throws `archive-in-use`; `archive-read-only` where the
 * folder cannot be written; then nothing was changed.
 */
export async function takeLock(files: FileLayer, folder: string, clock: Clock): Promise<Lock> {
  const path = inside(folder, LOCK);
  const mine: LockFile = {
    pid: process.pid,
    birth: birthOf(process.pid),
    at: clock.now().toISOString(),
    host: hostHash(),
    token: randomUUID(),
  };
  const release = async () => {
    if (!held.delete(mine.token)) return;
    const last = await readLock(files, path);
    if (last.state === 'held' && last.lock.token === mine.token) await files.unlink(path);
  };
  held.add(mine.token);
  try {
    if (!(await place(files, path, mine))) {
      await moveAside(files, path);
      if (!(await place(files, path, mine))) throw inUse(null);
    }
    // Somebody may have judged the still empty file to be a dead one's: then the place is theirs.
    const now = await readLock(files, path);
    if (now.state !== 'held' || now.lock.token !== mine.token) throw inUse(null);
  } catch (error) {
    // Best effort: what stays behind is known to be given up.
    await release().catch(() => undefined);
    throw error;
  }
  return { release };
}

/** Writes the lock file if there is none; false when there is one. */
async function place(files: FileLayer, path: string, lock: LockFile): Promise<boolean> {
  let file: Awaited<ReturnType<FileLayer['open']>>;
  try {
    file = await files.open(path, 'create');
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await file.write(Buffer.from(`${JSON.stringify(lock)}\n`, 'utf8'), 0);
    await file.sync();
    await file.close();
  } catch (error) {
    // The first failure is the one to report; an empty lock file left behind counts as stale.
    await file.close().catch(() => undefined);
    await files.unlink(path).catch(() => undefined);
    throw error;
  }
  return true;
}

/** Takes a dead owner's lock file away. Two who try at once: only one rename finds what both have judged. */
async function moveAside(files: FileLayer, path: string): Promise<void> {
  const judged = await readLock(files, path);
  if (judged.state === 'none') return;
  if (judged.state === 'held' && !isStale(judged.lock)) throw inUse(judged.lock);
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await files.rename(path, aside);
  } catch (error) {
    // Somebody else who judged the same was quicker: who takes the place now is decided by who writes there first.
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readLock(files, aside);
  const same = judged.state === 'held' ? judged.lock.token : null;
  if (moved.state === 'held' && moved.lock.token !== same) {
    await files.rename(aside, path);
    throw inUse(moved.lock);
  }
  await files.unlink(aside);
}

type Found = { state: 'none' } | { state: 'unreadable' } | { state: 'held'; lock: LockFile };

async function readLock(files: FileLayer, path: string): Promise<Found> {
  let text: string;
  try {
    text = (await files.readWhole(path, MAX_LOCK_BYTES)).toString('utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'none' };
    throw error;
  }
  try {
    return { state: 'held', lock: lockFile.parse(JSON.parse(text)) };
  } catch {
    // Torn by a crash while it was written: no running Keptword leaves it so.
    return { state: 'unreadable' };
  }
}

/**
 * True when the owner is surely gone: same computer, and no such process, or another one that has taken its number, or
 * this very one that has given it up. A lock of another computer is never judged from here.
 */
function isStale(lock: LockFile): boolean {
  if (lock.host !== hostHash()) return false;
  if (!isRunning(lock.pid)) return true;
  const birth = birthOf(lock.pid);
  if (lock.pid === process.pid && lock.birth === birth) return !held.has(lock.token);
  if (lock.birth !== null && birth !== null) return lock.birth !== birth;
  return Date.parse(lock.at) < Date.now() - uptime() * 1000 - 60_000;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Boot id and start tick of a process (proc(5), field 22 of stat); null where there is no /proc. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19] ?? ''}`;
  } catch {
    return null;
  }
}

/** The first part of the name only: macOS changes the rest with the network. */
function hostHash(): string {
  const label = hostname().split('.')[0]?.toLowerCase() ?? '';
  return createHash('sha256').update(`keptword lock ${label}`).digest('hex').slice(0, 16);
}

function inUse(lock: LockFile | null): KeptwordError {
  if (lock && lock.host !== hostHash()) {
    return new KeptwordError(
      'archive-in-use',
      'This archive is open on another computer. Nothing was changed. Lock it there first. If that computer is off for good, delete the file archive.lock in the archive folder.',
      { details: `locked at ${lock.at} by another computer` },
    );
  }
  return new KeptwordError(
    'archive-in-use',
    'This archive is already open in another Keptword window. Nothing was changed. Use that window, or close it first.',
    lock ? { details: `locked at ${lock.at} by process ${lock.pid}` } : {},
  );
}
