import { KeptwordError } from '../../shared/contract/index.ts';
import { type Index, openIndex } from '../database/index.ts';
import { inside } from '../platform/index.ts';
import type { ArchivePlace } from './types.ts';

const PREFIX = 'index.db.backup-';
/** SAFETY §2.5: three, here of three different days, so that a damage that goes unnoticed does not fill them all. */
const DAYS_KEPT = 3;
const EVERY_MS = 3_600_000;
/** When the newest copy was made, or why it could not be. */
const MADE = 'backup-made';
const FAILED = 'backup-failed';

/**
 * At locking, at most once an hour and only when something changed: an encrypted copy of the index in the archive's
 * folder. A damaged index then costs an hour of notes and not the list of years; the recordings are apart from it anyway.
 * A copy that fails does not keep the archive from locking; it is remembered, and the next check says so.
 */
export async function keepBackup({ folder, files, clock }: ArchivePlace, index: Index): Promise<void> {
  if (!index.changed() || index.meetings.count() === 0) return;
  const now = clock.now();
  const made = Date.parse(index.meta.get(MADE) ?? '');
  // A clock that was set back must not stop the copies.
  if (Math.abs(now.getTime() - made) < EVERY_MS) return;
  const name = `${PREFIX}${now.toISOString().replaceAll(':', '-')}`;
  try {
    index.meta.set(MADE, now.toISOString());
    index.copyTo(inside(folder, name));
    index.meta.set(FAILED, '');
    for (const old of tooMany(await backupNames({ folder, files, clock }))) {
      await files.unlink(inside(folder, old));
    }
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
    rememberFailure(index, error);
  }
}

/** Of names, newest first: all but the newest of each of the three newest days. */
function tooMany(names: readonly string[]): string[] {
  const days = [...new Set(names.map(dayOf))].slice(0, DAYS_KEPT);
  const kept = new Set(days.map((day) => names.find((name) => dayOf(name) === day)));
  return names.filter((name) => !kept.has(name));
}

function dayOf(name: string): string {
  return name.slice(PREFIX.length, PREFIX.length + 10);
}

function rememberFailure(index: Index, error: KeptwordError): void {
  try {
    index.meta.set(MADE, '');
    index.meta.set(FAILED, error.code);
  } catch (second) {
    // The disk is full or gone: what is closing now cannot be helped by saying it twice.
    if (!(second instanceof KeptwordError)) throw second;
  }
}

/** The code of the failure when the newest attempt at a copy failed, else null. */
export function backupFailure(index: Index): string | null {
  return index.meta.get(FAILED) || null;
}

/** Newest first. */
async function backupNames({ folder, files }: ArchivePlace): Promise<string[]> {
  const names = await files.readdir(folder);
  return names
    .filter((name) => name.startsWith(PREFIX) && !name.endsWith('.unfinished'))
    .sort()
    .reverse();
}

/**
 * The error for a damaged index, with the newest copy that opens and is whole, if there is one. The copy is not put in
 * place by itself: a parent decides that, and the damaged file may still be needed.
 */
export async function damagedWithAdvice(
  place: ArchivePlace,
  key: Buffer,
  error: KeptwordError,
): Promise<KeptwordError> {
  const name = await newestWhole(place, key);
  if (name !== null) {
    return new KeptwordError(
      'archive-index-damaged',
      `The list of your meetings is damaged. Your recordings are stored apart from it and were not touched. A good copy of the list from ${dayOf(name)} is in the archive’s folder. First copy the whole folder. Then rename "${name}" to "index.db" and open the archive again.`,
      { details: error.details ?? 'unknown', cause: error },
    );
  }
  return error;
}

/** The newest copy of the list that opens and passes its own check; null when there is none. */
export async function newestWhole(place: ArchivePlace, key: Buffer): Promise<string | null> {
  for (const name of await backupNames(place)) if (isWhole(inside(place.folder, name), key)) return name;
  return null;
}

/** When a copy was made, as its name says it: `2026-11-22T02-10-00.000Z`. */
export const madeAt = (name: string) => name.slice(PREFIX.length);

function isWhole(file: string, key: Buffer): boolean {
  try {
    const copy = openIndex({ file, key, readOnly: true });
    try {
      return copy.integrity().length === 0;
    } finally {
      copy.close();
    }
  } catch (error) {
    if (error instanceof KeptwordError) return false;
    throw error;
  }
}
