import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { Index } from './door.ts';
import { assertVersion, migrate } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import { repositories } from './repositories.ts';
import {
  applySettings,
  assertSettings,
  damagedIndex,
  fullDisk,
  giveKey,
  indexError,
  setStrayJournalAside,
  settingsOf,
  startJournal,
  writableDb,
} from './sqlite/index.ts';

export type OpenIndexOptions = {
  /** Absolute path of `index.db`. */
  readonly file: string;
  /** 32 bytes. Not kept and not changed; the caller overwrites it. */
  readonly key: Buffer;
  readonly readOnly?: boolean;
  /** Makes the file. Throws `archive-exists` when there is one. */
  readonly create?: boolean;
  /** Only tests give other steps than the real ones. */
  readonly migrations?: readonly Migration[];
};

/**
 * Opens the encrypted index: key, settings (asserted), migrations. Throws `archive-index-damaged` (also for a wrong
 * key: both look like noise), `archive-newer`, `archive-read-only`, `archive-in-use`, `file-system`.
 */
export function openIndex(options: OpenIndexOptions): Index {
  const { file, key, readOnly = false, create = false, migrations = MIGRATIONS } = options;
  if (!create && !existsSync(file)) throw damagedIndex('index.db is missing');
  if (create) makeEmptyFile(file);
  try {
    if (!create) setStrayJournalAside(file, key, readOnly);
    const connection = connect(file, key, readOnly);
    try {
      assertVersion(connection, { migrations, isNew: create });
      if (!readOnly) {
        refuseFullDisk(file);
        startJournal(connection);
      }
      assertSettings(connection, readOnly);
      migrate(connection, {
        migrations,
        readOnly,
        keepCopy: (version) => writeCopy(connection, `${file}.v${version}`, key),
      });
      return asIndex(connection, key, readOnly);
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    if (create) rmSync(file, { force: true });
    throw indexError(error);
  }
}

/**
 * Steps that led to a copy of an index, of this or an older version: entries of the log and changes, both of which only
 * grow, so that of two copies of one index the larger number is the newer one, whatever the clock said. Null when it does
 * not open or is damaged. Nothing is brought up to date or written: that comes when the copy is put in its place.
 */
export function stepsInCopy(file: string, key: Buffer): number | null {
  try {
    const copy = connect(file, key, true);
    try {
      assertVersion(copy, { migrations: MIGRATIONS, isNew: false });
      if (complaints(copy).length > 0) return null;
      return Number(copy.prepare(STEPS).pluck().get());
    } finally {
      copy.close();
    }
  } catch (error) {
    const ours = indexError(error);
    if (ours instanceof KeptwordError) return null;
    throw ours;
  }
}

const STEPS = `select (select count(*) from custody)
  + coalesce((select seq from sqlite_sequence where name = 'edits'), 0)`;

function connect(file: string, key: Buffer, readOnly: boolean): Database.Database {
  const connection = new Database(file, { readonly: readOnly, fileMustExist: true, timeout: 2000 });
  try {
    giveKey(connection, key);
    applySettings(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** What the journal and its index take before the first change. */
const ROOM_FOR_JOURNAL = 256 * 1024;

/**
 * A journal that is turned on and then finds no room leaves a file that cannot even be looked at until there is some.
 * Asked before, nothing has changed.
 */
function refuseFullDisk(file: string): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize < ROOM_FOR_JOURNAL) throw fullDisk('no room for the journal');
}

/** Made by us and not by SQLite, so that it is never readable for others, not even for a moment. */
function makeEmptyFile(file: string): void {
  if (existsSync(file)) {
    throw new KeptwordError(
      'archive-exists',
      'There is already an archive here. Nothing was changed. Choose another name.',
    );
  }
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw indexError(error);
  }
}

/**
 * An encrypted copy under the same key: written under another name, synced, opened and checked, and only then given
 * its name. It replaces an older copy of that name.
 */
function writeCopy(connection: Database.Database, file: string, key: Buffer): void {
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    closeSync(openSync(unfinished, 'wx', 0o600));
    connection.prepare('vacuum into ?').run(unfinished);
    sync(unfinished);
    assertOpens(unfinished, key);
    renameSync(unfinished, file);
    sync(dirname(file));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** SQLite writes such a copy without syncing it. A folder cannot be synced on Windows; its rename is durable there. */
function sync(path: string): void {
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function assertOpens(file: string, key: Buffer): void {
  const copy = connect(file, key, true);
  try {
    const complaint = copy.pragma('quick_check(1)', { simple: true });
    if (complaint !== 'ok') throw damagedIndex('the copy of the index does not pass its check');
  } finally {
    copy.close();
  }
}

function asIndex(connection: Database.Database, key: Buffer, readOnly: boolean): Index {
  const db = writableDb(connection);
  // Only for copies; overwritten when the index is closed.
  const ownKey = Buffer.from(key);
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw indexError(error);
    }
  };
  const changesAtStart = totalChanges(connection);
  return {
    ...repositories(db),
    readOnly,
    transaction: (work) => db.transaction(work),
    integrity: () => guarded(() => complaints(connection)),
    pragmas: () => guarded(() => settingsOf(connection)),
    changed: () => totalChanges(connection) > changesAtStart,
    copyTo: (file) =>
      guarded(() => {
        if (existsSync(file))
          throw new KeptwordError(
            'file-system',
            'There is already a file of this name. Nothing was changed.',
          );
        writeCopy(connection, file, ownKey);
      }),
    close() {
      if (!connection.open) return;
      ownKey.fill(0);
      guarded(() => closeWhole(connection, readOnly));
    },
  };
}

function totalChanges(connection: Database.Database): number {
  return Number(connection.prepare<[], number>('select total_changes()').pluck().get());
}

function complaints(connection: Database.Database): string[] {
  const rows = connection.prepare<[], { integrity_check: string }>('pragma integrity_check(10)').all();
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}

/**
 * Folds the journal into the file and leaves a plain file behind: a stick pulled out, a folder copied or synced then
 * holds everything in one file, and it can be opened where nothing can be written (docs/decisions/021).
 */
function closeWhole(connection: Database.Database, readOnly: boolean): void {
  try {
    if (!readOnly) {
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.pragma('journal_mode = DELETE');
    }
  } finally {
    connection.close();
  }
}
