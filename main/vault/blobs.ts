import { createHash, randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { archiveReadOnly, inside, systemCode } from '../platform/index.ts';
import { type BlobRoom, blobPath, destroy, destroyOne, INCOMING, SHARD, UUID } from './blob-files.ts';
import { keepHead, keepHeads, mendBlob } from './blob-heads.ts';
import {
  createContainer,
  headCopyOf,
  locked,
  missing,
  openContainer,
  writeHeadCopy,
} from './container/index.ts';
import { turnsOfEach } from './turns.ts';
import type { BlobFacts, BlobKind, BlobReader, BlobStore, BlobWriter, Damage } from './types.ts';

/** The blob store of an open vault, and `close` to end every reader and writer at once. */
export function openBlobs(room: BlobRoom): { store: BlobStore; close(): Promise<void> } {
  const users = new Set<{ close(): Promise<void> }>();
  const inTurn = turnsOfEach();
  let closed = false;

  function mustBeOpen(): void {
    if (closed) throw locked();
  }

  /** What changes the files of a finished blob. Its turn may come after the lock: then nothing is done. */
  const alone = <T>(id: string, work: () => Promise<T>): Promise<T> =>
    inTurn(id, () => {
      mustBeOpen();
      return work();
    });

  function mustBeWritable(): void {
    mustBeOpen();
    if (room.readOnly) throw archiveReadOnly();
  }

  async function start(kind: BlobKind) {
    mustBeWritable();
    const writer = await startBlob(room, kind);
    const user = { close: () => writer.abort() };
    users.add(user);
    if (closed) await user.close();
    mustBeOpen();
    return { ...writer, release: () => users.delete(user) };
  }

  function create(kind: BlobKind): Promise<BlobWriter>;
  function create(kind: BlobKind, options: { digest: false }): Promise<BlobWriter<null>>;
  async function create(kind: BlobKind, options?: { digest: false }): Promise<BlobWriter<string | null>> {
    return counted(await start(kind), options?.digest ?? true);
  }

  async function open(id: string, mode: Damage): Promise<BlobReader> {
    mustBeOpen();
    const reader = await openBlob(room, id, mode).catch((error: unknown) => {
      // The file key may have been overwritten in between: that looks like damage, and is none.
      mustBeOpen();
      throw error;
    });
    users.add(reader);
    const close = async () => {
      users.delete(reader);
      await reader.close();
    };
    if (closed) {
      await close();
      mustBeOpen();
    }
    return { ...reader, close };
  }

  const store: BlobStore = {
    create,
    open: (id, options) => open(id, options?.damage ?? 'refuse'),
    async verify(id, options = {}) {
      const reader = await open(id, 'refuse');
      return digest(reader, options).finally(reader.close);
    },
    async mend(id, options = {}) {
      mustBeWritable();
      return mendBlob(room, id, {
        ...options,
        digest: (reader) => digest(reader, options),
        alone: (work) => alone(id, work),
      });
    },
    async keepHead(id) {
      mustBeWritable();
      await alone(id, () => keepHeadOf(room, id));
    },
    async keepHeads(most, from = '') {
      mustBeWritable();
      return keepHeads(room, blobIds(room, from, mustBeOpen), { most, alone });
    },
    async remove(id) {
      mustBeWritable();
      await inTurn(id, () => destroy(room.files, blobPath(room, id)));
    },
    async has(id) {
      mustBeOpen();
      return (await room.files.stat(blobPath(room, id)))?.isFile === true;
    },
    list: () => blobIds(room, '', mustBeOpen),
  };

  return {
    store,
    async close() {
      closed = true;
      room.fileKey.fill(0);
      const ending = [...users].map((user) => user.close());
      users.clear();
      await Promise.allSettled(ending);
    },
  };
}

async function startBlob(room: BlobRoom, kind: BlobKind) {
  const { files, folder } = room;
  const id = randomUUID();
  const path = blobPath(room, id);
  const growing = inside(folder, 'blobs', INCOMING, id);
  await files.mkdir(dirname(growing));
  const container = await createContainer({ ...room, path: growing, id, kind });
  let state: 'growing' | 'finished' | 'dropped' = 'growing';

  async function drop(): Promise<void> {
    if (state !== 'growing') return;
    state = 'dropped';
    // The first failure is the one to report; what stays behind is swept at the next opening.
    await container.close().catch(() => undefined);
    await destroyOne(files, headCopyOf(path)).catch(() => undefined);
    await destroy(files, growing).catch(() => undefined);
  }

  /** Any failure drops the blob, so that nothing half-made stays on a disk that is perhaps full. */
  async function orDrop<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await drop();
      throw error;
    }
  }

  return {
    id,
    write: (bytes: Uint8Array) => orDrop(() => container.write(bytes)),
    finish: () =>
      orDrop(async () => {
        const bytes = await container.finish();
        const shard = dirname(path);
        if (!(await files.stat(shard))) {
          await files.mkdir(shard);
          await files.syncFolder(dirname(shard));
        }
        // Before the blob has its name: what is once there has its header twice.
        await writeHeadCopy(files, path, container.header, { sync: true });
        await files.rename(growing, path);
        state = 'finished';
        await files.syncFolder(shard);
        return bytes;
      }),
    abort: drop,
  };
}

/** A blob that is being written, with the hash of its bytes where one is wanted. */
function counted(
  growing: Awaited<ReturnType<typeof startBlob>> & { release: () => void },
  digested: boolean,
): BlobWriter<string | null> {
  const { id, release } = growing;
  const hash = digested ? createHash('sha256') : null;
  return {
    id,
    write(bytes) {
      hash?.update(bytes);
      return growing.write(bytes);
    },
    async finish() {
      const bytes = await growing.finish().finally(release);
      return { id, bytes, sha256: hash?.digest('hex') ?? null };
    },
    async abort() {
      release();
      await growing.abort();
    },
  };
}

async function openBlob(room: BlobRoom, id: string, mode: Damage): Promise<BlobReader> {
  const path = blobPath(room, id);
  try {
    return await openContainer({ ...room, path, id, damage: mode });
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw missing(id, 'no such file');
    throw error;
  }
}

async function keepHeadOf(room: BlobRoom, id: string): Promise<void> {
  try {
    await keepHead(room, id, { sync: true });
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw missing(id, 'no such file');
    throw error;
  }
}

/** Ids of all finished blobs, in the order of their names, from this one on. */
async function* blobIds(room: BlobRoom, from: string, mustBeOpen: () => void): AsyncGenerator<string> {
  mustBeOpen();
  const blobs = inside(room.folder, 'blobs');
  for (const shard of await room.files.readdir(blobs)) {
    if (!SHARD.test(shard) || shard < from.slice(0, 2)) continue;
    for (const name of await room.files.readdir(inside(blobs, shard))) {
      if (UUID.test(name) && name.startsWith(shard) && name >= from) yield name;
    }
  }
}

async function digest(
  reader: BlobReader,
  options: { signal?: AbortSignal; onBytes?: (done: number) => void },
): Promise<BlobFacts> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of reader.stream()) {
    if (options.signal?.aborted)
      throw new KeptwordError('cancelled', 'You stopped the check. Nothing was changed.');
    hash.update(piece);
    bytes += piece.length;
    options.onBytes?.(bytes);
  }
  return { bytes, sha256: hash.digest('hex') };
}
