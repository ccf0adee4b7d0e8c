import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { inside, systemCode } from '../platform/index.ts';
import { type BlobRoom, blobPath, destroy, INCOMING } from './blob-files.ts';
import {
  damaged,
  goodHeader,
  HEADER_BYTES,
  headCopyOf,
  missing,
  openContainer,
  readHeadCopy,
  writeHeadCopy,
} from './container/index.ts';
import type { BlobFacts, BlobReader } from './types.ts';

const COPY_BYTES = 1024 * 1024;

/** Writes the copy of a blob's header when it is missing or differs (decision 183). Throws when the header is not good. */
export async function keepHead(room: BlobRoom, id: string, { sync }: { sync: boolean }): Promise<void> {
  const path = blobPath(room, id);
  const header = await goodHeader({ ...room, path, id });
  if ((await readHeadCopy(room.files, path))?.equals(header)) return;
  await writeHeadCopy(room.files, path, header, { sync });
  if (sync) await room.files.syncFolder(dirname(path));
}

/**
 * Copies for at most so many blobs that have none, of programs that made none. The first blob that still lacks one; null
 * when none does. They are not waited for: a power cut may take such a copy, the container it cannot hurt, and the next
 * check writes it again. Throws what the disk says when it takes no more of them.
 */
export async function keepHeads(
  room: BlobRoom,
  ids: AsyncIterable<string>,
  of: { most: number; alone: <T>(id: string, work: () => Promise<T>) => Promise<T> },
): Promise<string | null> {
  let left = of.most;
  for await (const id of ids) {
    const copy = await room.files.stat(headCopyOf(blobPath(room, id)));
    if (copy?.bytes === HEADER_BYTES) continue;
    if (left === 0) return id;
    left -= 1;
    await of.alone(id, () => keepHead(room, id, { sync: false })).catch(unlessItsOwn);
  }
  return null;
}

/** A container that is damaged, gone by now or unreadable is the check's business, and no reason to stop. */
function unlessItsOwn(error: unknown): void {
  const ofOne = ['blob-damaged', 'blob-missing', 'archive-newer'];
  const itsOwn =
    error instanceof KeptwordError && (ofOne.includes(error.code) || systemCode(error) === 'EIO');
  if (!itsOwn && systemCode(error) !== 'ENOENT') throw error;
}

/**
 * A container with its header at its place again: made apart from the damaged one, read to its last byte, and only then
 * put in its place, in one step. The damaged one is never written to. What is deleted meanwhile stays deleted: the last
 * step has its turn (`alone`) and looks first whether there is still something to mend.
 */
export async function mendBlob(
  room: BlobRoom,
  id: string,
  of: {
    sha256?: string | null;
    digest: (reader: BlobReader) => Promise<BlobFacts>;
    alone: <T>(work: () => Promise<T>) => Promise<T>;
  },
): Promise<BlobFacts> {
  const { files, folder } = room;
  const path = blobPath(room, id);
  const verified = async (at: string) => {
    const reader = await openContainer({ ...room, path: at, id, damage: 'refuse' });
    try {
      return { header: reader.header, ...(await of.digest(reader)) };
    } finally {
      await reader.close();
    }
  };
  const { header, ...before } = await verified(path);
  if (header === 'own') return before;
  // Under a name of its own: what a crash leaves of it is swept at the next opening.
  const growing = inside(folder, 'blobs', INCOMING, randomUUID());
  await files.mkdir(dirname(growing));
  try {
    await withHeader(room, path, growing);
    const after = await verified(growing);
    const fits = after.header === 'own' && after.bytes === before.bytes && after.sha256 === before.sha256;
    if (!fits || (of.sha256 && of.sha256 !== after.sha256)) throw damaged(id, 'mending gave other bytes');
    await of.alone(async () => {
      if ((await files.stat(path)) === null) throw missing(id, 'it was deleted meanwhile');
      await (await openContainer({ ...room, path, id, damage: 'refuse' })).close();
      await files.rename(growing, path);
    });
    await files.syncFolder(dirname(path));
    // Here too: a stick may else show it under both names after a power cut, and what is left in here is swept.
    await files.syncFolder(dirname(growing));
    return { bytes: after.bytes, sha256: after.sha256 };
  } catch (error) {
    // The first failure is the one to tell; the damaged file and the copy of its header are as they were.
    await destroy(files, growing).catch(() => undefined);
    throw error;
  }
}

/** The header's copy, and behind it everything of the damaged file that is not its header. */
async function withHeader({ files }: BlobRoom, from: string, to: string): Promise<void> {
  const head = await readHeadCopy(files, from);
  if (head === null) throw missing(from.slice(-36), 'the copy of its header');
  const source = await files.open(from, 'read');
  try {
    const { bytes } = await source.stat();
    const target = await files.open(to, 'create');
    try {
      await target.write(head, 0);
      const piece = Buffer.alloc(COPY_BYTES);
      for (let at = HEADER_BYTES; at < bytes; ) {
        const got = await source.read(piece, at);
        if (got === 0) break;
        await target.write(piece.subarray(0, got), at);
        at += got;
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
