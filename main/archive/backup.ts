import { KeptwordError } from '../../shared/contract/index.ts';
import { type Index, stepsInCopy } from '../database/index.ts';
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
  try {
    const name = renewBackup({ folder, clock }, index);
    for (const old of tooMany(await backupNames({ folder, files, clock }), name)) {
      await files.unlink(inside(folder, old));
    }
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
    rememberFailure(index, error);
  }
}

/** A spare copy of the list as it is now, whenever the last one was made. Returns its file's name. Throws what the disk says. */
export function renewBackup({ folder, clock }: Pick<ArchivePlace, 'folder' | 'clock'>, index: Index): string {
  const now = clock.now().toISOString();
  const name = `${PREFIX}${now.replaceAll(':', '-')}`;
  index.copyTo(inside(folder, name));
  index.meta.set(MADE, now);
  index.meta.set(FAILED, '');
  return name;
}

/**
 * Of names, newest first: all but the newest of each of the three newest days. Names of days that are still to come were
 * made by a clock that was wrong: they count last, or they would push out the copies of today.
 */
function tooMany(names: readonly string[], made: string): string[] {
  const past = names.filter((name) => name <= made);
  const order = [...past, ...names.filter((name) => name > made)];
  const days = [...new Set(order.map(dayOf))].slice(0, DAYS_KEPT);
  const kept = new Set(days.map((day) => order.find((name) => dayOf(name) === day)));
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
  const copy = await newestWhole(place, key);
  if (copy === null) return error;
  return new KeptwordError(
    'archive-index-damaged',
    `The list of your meetings is damaged. Your recordings are stored apart from it and were not touched. A good copy of the list from ${copy.madeAt.slice(0, 10)} is in the archive’s folder. First copy the whole folder. Then rename "${copy.name}" to "index.db" and open the archive again.`,
    { details: error.details ?? 'unknown', cause: error },
  );
}

export type ListCopy = { name: string /** UTC. */; madeAt: string };

/**
 * The newest copy of the list that opens and passes its own check, also one that an older program made; null when there
 * is none. Newest is the one that the most steps led to: the clock that named it may have been wrong.
 */
export async function newestWhole(place: ArchivePlace, key: Buffer): Promise<ListCopy | null> {
  const { folder, files } = place;
  const beforeUpdates = (await files.readdir(folder)).filter((name) => /^index\.db\.v\d+$/.test(name));
  let newest: { name: string; steps: number } | null = null;
  for (const name of [...(await backupNames(place)), ...beforeUpdates.reverse()]) {
    const steps = stepsInCopy(inside(folder, name), key);
    if (steps !== null && (newest === null || steps > newest.steps)) newest = { name, steps };
  }
  if (newest === null) return null;
  const { modifiedMs } = (await files.stat(inside(folder, newest.name))) ?? { modifiedMs: 0 };
  return { name: newest.name, madeAt: instantIn(newest.name) ?? new Date(modifiedMs).toISOString() };
}

/** When a copy was made, or a list put aside, as its name says it: colons are not allowed in names everywhere. */
export function instantIn(name: string): string | null {
  const [, day, time] =
    /^index\.db\.(?:backup|damaged)-(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d\.\d{3}Z)$/.exec(name) ?? [];
  return day && time ? `${day}T${time.replaceAll('-', ':')}` : null;
}
