import type Database from 'better-sqlite3';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { Migration } from './migrations/index.ts';
import { damagedIndex } from './sqlite/index.ts';

export type MigrateOptions = {
  readonly migrations: readonly Migration[];
  readonly readOnly: boolean;
  /** Called once, before the first pending step on a file that already holds something. */
  readonly keepCopy: (version: number) => void;
};

/**
 * Refuses a file that this program must not touch, before anything is written to it. `isNew`: it was just made; an
 * empty file that was not is a damaged one. Throws `archive-newer`, `archive-index-damaged`.
 */
export function assertVersion(
  connection: Database.Database,
  { migrations, isNew }: { migrations: readonly Migration[]; isNew: boolean },
): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const version = versionOf(connection);
  if (version > newest) throw newerArchive(version, newest);
  if (version === 0 && !isNew) throw damagedIndex('the index is empty');
}

function versionOf(connection: Database.Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/**
 * Brings the file to the newest version, one step and one transaction at a time: after a crash in between, the file is
 * at a whole step. Throws `archive-read-only` when there is a step to make and the file cannot be written.
 */
export function migrate(connection: Database.Database, options: MigrateOptions): void {
  const { migrations, readOnly, keepCopy } = options;
  assertOrder(migrations);
  const newest = migrations.at(-1)?.version ?? 0;
  const version = versionOf(connection);
  const pending = migrations.filter((step) => step.version > version);
  if (pending.length === 0) return;
  if (readOnly) {
    throw new KeptwordError(
      'archive-read-only',
      'This archive was made by an older Keptword and must be brought up to date once. Its folder cannot be written. Nothing was changed. Copy the folder to your computer and open it there.',
      { details: `index version ${version}, this program needs ${newest}` },
    );
  }
  if (version > 0) keepCopy(version);
  for (const step of pending) apply(connection, step);
}

function apply(connection: Database.Database, step: Migration): void {
  connection
    .transaction(() => {
      connection.exec(step.sql);
      connection.pragma(`user_version = ${step.version}`);
      const broken = connection.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) {
        throw damagedIndex(`step ${step.version} ${step.name} leaves ${broken.length} broken references`);
      }
    })
    .exclusive();
}

function assertOrder(migrations: readonly Migration[]): void {
  migrations.forEach((step, at) => {
    const before = migrations[at - 1]?.version ?? 0;
    if (step.version <= before || !Number.isInteger(step.version)) {
      throw new TypeError(`migration ${step.version} ${step.name} is out of order`);
    }
  });
}

function newerArchive(version: number, newest: number): KeptwordError {
  return new KeptwordError(
    'archive-newer',
    'A newer Keptword made this archive. Nothing was changed. Install the newest Keptword to open it.',
    { details: `index version ${version}, this program knows up to ${newest}` },
  );
}
