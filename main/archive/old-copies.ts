import { KeptwordError, type OldCopy } from '../../shared/contract/index.ts';
import { inside } from '../platform/index.ts';
import { instantIn, renewBackup } from './backup.ts';
import type { OpenArchive } from './types.ts';

type Named = { name: string; kind: OldCopy['kind']; files: string[] };

/** Journals of a damaged list go with it; SQLite names them so. */
const ENDING = /-(wal|shm|journal)$/;
const KINDS: readonly [pattern: RegExp, kind: OldCopy['kind']][] = [
  [/^index\.db\.damaged-/, 'damaged'],
  [/^index\.db-wal\.set-aside/, 'damaged'],
  [/^index\.db\.v\d+$/, 'before-update'],
  [/^index\.db\.backup-[^.]+\.\d{3}Z$/, 'spare'],
  [/^index\.db\.(restoring|.*\.unfinished$)/, 'unfinished'],
];

/**
 * Copies of the list that lie beside it, newest first: spare ones, those from before an update, damaged ones that were put
 * aside, and what a crash left of making one (decision 207). What was deleted since may still be readable in them for
 * whoever has the archive's key.
 */
export async function oldCopies(archive: OpenArchive): Promise<OldCopy[]> {
  const { files, folder } = archive;
  const copies: OldCopy[] = [];
  for (const { name: whole, kind, files: names } of await named(archive)) {
    const facts = await Promise.all(names.map((name) => files.stat(inside(folder, name))));
    const bytes = facts.reduce((sum, one) => sum + (one?.bytes ?? 0), 0);
    const changed = new Date(Math.max(...facts.map((one) => one?.modifiedMs ?? 0))).toISOString();
    copies.push({ kind, madeAt: instantIn(whole) ?? changed, bytes });
  }
  return copies.sort((a, b) => b.madeAt.localeCompare(a.madeAt));
}

/**
 * Takes all old copies of the list away. First the list itself is checked, and a new spare copy of it is made: there is
 * never less than one good copy beside it. The log keeps how many went. What stays afterwards: the new one.
 * @throws KeptwordError archive-read-only, archive-index-damaged, disk-full; then none was taken away
 */
export async function removeOldCopies(archive: OpenArchive): Promise<OldCopy[]> {
  const { files, folder, index, custody } = archive;
  if (archive.readOnly) {
    throw new KeptwordError(
      'archive-read-only',
      'This archive is open for reading only. Nothing was changed. Copy it to a place you can write to.',
    );
  }
  if (index.integrity().length > 0) {
    throw new KeptwordError(
      'archive-index-damaged',
      'The list of your meetings is damaged, so its old copies may still be needed. None was removed. Lock the archive and open it again: it can put a good copy back.',
    );
  }
  const old = await named(archive);
  if (old.length === 0) return [];
  const bytes = (await oldCopies(archive)).reduce((sum, one) => sum + one.bytes, 0);
  // Before anything goes, and with the entry in it: what is left in the copies is then never newer than the log.
  index.transaction(() => custody.append('list-copies-removed', null, { copies: old.length, bytes }));
  const fresh = renewBackup(archive, index);
  for (const name of old.flatMap(({ files: names }) => names)) {
    if (name !== fresh) await files.unlink(inside(folder, name));
  }
  await files.syncFolder(folder);
  return oldCopies(archive);
}

/** The files of each copy. */
async function named({ files, folder }: OpenArchive): Promise<Named[]> {
  const copies = new Map<string, Named>();
  for (const name of await files.readdir(folder)) {
    const whole = name.startsWith('index.db.') ? name.replace(ENDING, '') : name;
    const kind = KINDS.find(([pattern]) => pattern.test(whole))?.[1];
    if (kind === undefined) continue;
    const known = copies.get(whole) ?? { name: whole, kind, files: [] };
    known.files.push(name);
    copies.set(whole, known);
  }
  return [...copies.values()];
}
