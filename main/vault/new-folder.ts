import { dirname } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type FileLayer, inside } from '../platform/index.ts';
import { GUARD } from './guard.ts';
import { README_NAME, README_TEXT } from './readme.ts';

/** What a creation that was cut short may have left: none of it holds anything. */
const LEFTOVER = /^(README\.txt|archive\.lock|archive\.guard|.*\.tmp|blobs)$/;

export type NewFolder = {
  /** Removes the guard and the folder again if they were made here and the folder is empty. */
  undo(): Promise<void>;
};

/** Makes the archive's own folder. Throws `archive-exists` when there is something in it already. */
export async function makeFolder(files: FileLayer, folder: string): Promise<NewFolder> {
  const there = await files.stat(folder);
  if (there) await refuseOccupied(files, folder);
  const guard = inside(folder, GUARD);
  const guarded = there !== null && (await files.stat(guard)) !== null;
  const undo = async () => {
    // Best effort: the failure that led here is the one to report.
    if (!guarded) await files.unlink(guard).catch(() => undefined);
    if (!there) await files.rmdir(folder).catch(() => undefined);
  };
  try {
    await files.mkdir(folder);
    await files.syncFolder(dirname(folder));
  } catch (error) {
    await undo();
    throw error;
  }
  return { undo };
}

/** Puts in what every archive has. Only while the lock is held: only then is "empty" still true a moment later. */
export async function fillNewFolder(files: FileLayer, folder: string): Promise<void> {
  await refuseOccupied(files, folder);
  await files.mkdir(inside(folder, 'blobs', 'incoming'));
  await files.writeAtomic(inside(folder, README_NAME), Buffer.from(README_TEXT, 'utf8'));
}

/** Takes back a creation that failed: only what a new archive has, and only folders that are empty. */
export async function removeNewArchive(files: FileLayer, folder: string): Promise<void> {
  // Best effort, each step on its own: the failure that led here is the one to report.
  const attempt = (work: Promise<unknown>) => work.catch(() => undefined);
  // The key file first: from then on this is no archive any more.
  for (const name of ['archive.json', 'archive.json.bak', README_NAME]) {
    await attempt(files.unlink(inside(folder, name)));
  }
  await attempt(files.rmdir(inside(folder, 'blobs', 'incoming')));
  await attempt(files.rmdir(inside(folder, 'blobs')));
}

export function isOccupied(error: unknown): boolean {
  return error instanceof KeptwordError && error.code === 'archive-exists';
}

async function refuseOccupied(files: FileLayer, folder: string): Promise<void> {
  const names = await files.readdir(folder);
  const strange = names.filter((name) => !LEFTOVER.test(name));
  const blobs = names.includes('blobs') ? await files.readdir(inside(folder, 'blobs')) : [];
  if (strange.length === 0 && blobs.every((name) => name === 'incoming')) return;
  throw new KeptwordError(
    'archive-exists',
    'There is already something in this folder. Nothing was changed. Choose another name or place.',
    { details: `${strange.length + blobs.length} entries` },
  );
}
