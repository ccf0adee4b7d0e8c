import Database from 'better-sqlite3';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type FileLayer, inside, systemCode } from '../platform/index.ts';

/** The empty file that the operating system locks for the program that has the archive open (decision 205). */
export const GUARD = 'archive.guard';

/** A file that is held. The file itself stays: one that is taken away could be held twice, by name and without one. */
export type Guard = { release(): Promise<void> };

/** Holds a file by a lock of the operating system; null when it is held already, by whomever. */
export type HoldFile = (path: string) => Promise<Guard | null>;

/**
 * Holds the archive for this program alone until it lets go or ends; null when another one, or this one, holds it. The
 * system lets go for a program that ends, whatever ended it: such a lock is never a dead one's, and nothing has to be
 * judged. Throws what the disk says; then at most the empty file is there.
 */
export async function takeGuard(files: FileLayer, folder: string, hold: HoldFile): Promise<Guard | null> {
  const path = inside(folder, GUARD);
  // Opened here only where it is made: POSIX lets go of a program's lock when it closes any other opening of the file.
  if ((await files.stat(path)) === null) {
    try {
      await (await files.open(path, 'create')).close();
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
  return hold(path);
}

/**
 * SQLite's locks, the same that keep the index: `fcntl` on Linux and macOS, `LockFileEx` on Windows. An exclusive
 * transaction that never writes, and its journal in memory: nothing but the empty file is ever on the disk.
 */
export const holdBySystem: HoldFile = async (path) => {
  let connection: Database.Database | null = null;
  try {
    connection = new Database(path, { fileMustExist: true, timeout: 0 });
    const held = connection;
    held.pragma('journal_mode = memory');
    held.exec('begin exclusive');
    return { release: async () => void held.close() };
  } catch (error) {
    connection?.close();
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code.startsWith('SQLITE_BUSY')) return null;
    throw cannotHold(error);
  }
};

function cannotHold(error: InstanceType<typeof Database.SqliteError>): KeptwordError {
  const of = { details: `${GUARD}: ${error.code}`, cause: error };
  if (error.code.startsWith('SQLITE_READONLY')) {
    return new KeptwordError(
      'archive-read-only',
      'Keptword may not change this folder. Nothing was changed or lost. Copy it to a place you can write to.',
      of,
    );
  }
  if (error.code.startsWith('SQLITE_NOTADB')) {
    return new KeptwordError(
      'file-system',
      'A small file of this archive is damaged. Nothing was lost. Close Keptword everywhere, delete the file archive.guard in the archive folder, and open the archive again.',
      of,
    );
  }
  return new KeptwordError(
    'file-system',
    'The computer could not make sure that only one Keptword has this archive. Nothing was changed. Try again, or copy the archive to another disk.',
    of,
  );
}
