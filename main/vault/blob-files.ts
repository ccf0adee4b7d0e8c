import { dirname } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type FileLayer, inside } from '../platform/index.ts';
import { AT, headCopyOf } from './container/index.ts';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const SHARD = /^[0-9a-f]{2}$/;
/** Where blobs grow until they are finished: one folder to look through after a crash, instead of 256. */
export const INCOMING = 'incoming';

export type BlobRoom = {
  readonly files: FileLayer;
  readonly folder: string;
  readonly archiveId: string;
  /** Overwritten by `close`. */
  readonly fileKey: Buffer;
  readonly readOnly: boolean;
};

/**
 * Overwrites the wrapped content key in the header and in its copy, waits for the disk, then unlinks; the copy first, so
 * that a crash in between leaves nothing that brings the content back. A copy that the disk does not let go of keeps no
 * content alive: the file goes all the same, and the failure is told, so that it is tried again. On an SSD the old sector
 * may live on inside the drive; without the archive key it stays unreadable there too (SAFETY §2.4).
 */
export async function destroy(files: FileLayer, path: string): Promise<void> {
  const [copy] = await Promise.allSettled([destroyOne(files, headCopyOf(path))]);
  await destroyOne(files, path);
  if (copy.status === 'rejected') throw copy.reason;
}

export async function destroyOne(files: FileLayer, path: string): Promise<void> {
  const facts = await files.stat(path);
  if (facts === null) return;
  const file = await files.open(path, 'update');
  try {
    if (facts.bytes >= AT.zeroC) await file.write(Buffer.alloc(AT.zeroC - AT.wrapNonce), AT.wrapNonce);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.unlink(path);
  await files.syncFolder(dirname(path));
}

export function blobPath(room: BlobRoom, id: string): string {
  if (!UUID.test(id)) {
    throw new KeptwordError('invalid-input', 'This is not the name of a file in the archive.', {
      details: 'a blob id is a lower-case UUID',
    });
  }
  return inside(room.folder, 'blobs', id.slice(0, 2), id);
}

/**
 * Removes what a crash left unfinished. Only while the lock is held: another instance may be writing otherwise. What lies
 * finished under the same id is left alone here too: on a stick (FAT) a power cut after the renaming may leave one file
 * under both names, and its key with it.
 */
export async function sweepIncoming(files: FileLayer, folder: string): Promise<void> {
  const incoming = inside(folder, 'blobs', INCOMING);
  if (!(await files.stat(incoming))) return;
  for (const name of await files.readdir(incoming)) {
    if (!UUID.test(name)) continue;
    const path = inside(folder, 'blobs', name.slice(0, 2), name);
    if ((await files.stat(path)) !== null) continue;
    // Its header's copy may stand where it would have got its name.
    await destroyOne(files, headCopyOf(path));
    await destroy(files, inside(incoming, name));
  }
}
