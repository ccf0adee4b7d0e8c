import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type Clock, type FileLayer, inside, systemCode } from '../platform/index.ts';
import { takeGuard } from './guard.ts';
import { type Around, thisProgram } from './lock-owner.ts';

/** The file that keeps a second Keptword out, also one on another computer, and says who has the archive. */
const LOCK = 'archive.lock';
const MAX_LOCK_BYTES = 4096;

const lockFile = z.object({
  pid: z.number().int().min(1),
  birth: z.string().max(100).nullable(),
  /** When it was taken. */
  at: z.iso.datetime(),
  host: z.string().max(64),
  token: z.string().max(64),
});
type LockFile = z.infer<typeof lockFile>;

export type Lock = { release(): Promise<void> };

/** Tokens that this process holds now: one of ours that is not among them was left by a disk that went away. */
const held = new Set<string>();

/** Throws `archive-in-use` when another running Keptword has the archive open. Changes nothing. */
export async function refuseIfInUse(
  files: FileLayer,
  folder: string,
  around: Around = thisProgram(),
): Promise<void> {
  const found = await readLock(files, inside(folder, LOCK));
  if (found.state === 'held' && !isDead(found.lock, around)) throw inUse(found.lock, around);
}

/**
 * Takes the archive for this program alone. The guard comes first (decision 205): only who holds it looks at the lock file,
 * takes away one whose owner is gone, and writes his own, so of any number who do this at once on a computer one is in
 * here at a time. Throws `archive-in-use`; `archive-read-only` where the folder cannot be written; then nothing was changed
 * but, at the very first time, the empty guard made.
 */
export async function takeLock(
  files: FileLayer,
  folder: string,
  clock: Clock,
  around: Around = thisProgram(),
): Promise<Lock> {
  const path = inside(folder, LOCK);
  await refuseIfInUse(files, folder, around);
  const guard = await takeGuard(files, folder, around.hold);
  if (guard === null) throw await inUseBySomebody(files, path, around);
  const mine: LockFile = { ...around.me, at: clock.now().toISOString(), token: randomUUID() };
  const letGo = async () => {
    if (!held.delete(mine.token)) return;
    try {
      const last = await readLock(files, path);
      if (last.state === 'held' && last.lock.token === mine.token) await files.unlink(path);
    } finally {
      await guard.release();
    }
  };
  held.add(mine.token);
  try {
    await clearDead(files, path, around);
    if (!(await place(files, path, mine))) throw await inUseBySomebody(files, path, around);
    // Another computer may have judged the still empty file to be a dead one's: then the place is theirs.
    const now = await readLock(files, path);
    if (now.state !== 'held' || now.lock.token !== mine.token)
      throw await inUseBySomebody(files, path, around);
  } catch (error) {
    // Best effort: what stays behind is known to be given up.
    await letGo().catch(() => undefined);
    throw error;
  }
  return { release: letGo };
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
    // The first failure is the one to report; an empty lock file left behind counts as dead.
    await file.close().catch(() => undefined);
    await files.unlink(path).catch(() => undefined);
    throw error;
  }
  return true;
}

/** Takes a dead owner's lock file away. Only with the guard in hand: what was judged is then still what is taken away. */
async function clearDead(files: FileLayer, path: string, around: Around): Promise<void> {
  let found = await readLock(files, path);
  if (found.state === 'unreadable') {
    // On this computer nobody is writing it now. On another one somebody may be, who is quick.
    await around.pause();
    found = await readLock(files, path);
  }
  if (found.state === 'none') return;
  if (found.state === 'held' && !isDead(found.lock, around)) throw inUse(found.lock, around);
  await files.unlink(path);
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
function isDead(lock: LockFile, around: Around): boolean {
  if (lock.host !== around.me.host) return false;
  return !around.runs(lock, lock.at, held.has(lock.token));
}

async function inUseBySomebody(files: FileLayer, path: string, around: Around): Promise<KeptwordError> {
  // Who has the guard may not have written the lock yet, or is about to take a dead one's away: then nobody is named.
  const found = await readLock(files, path).catch(() => null);
  return inUse(found?.state === 'held' ? found.lock : null, around);
}

function inUse(lock: LockFile | null, around: Around): KeptwordError {
  if (lock && lock.host !== around.me.host) {
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
