import { type FileLayer, giveBack, type OpenFile } from '../../platform/index.ts';
import type { BlobKind } from '../types.ts';
import { newHeader } from './chunks.ts';
import { CHUNK_BYTES, locked } from './format.ts';

/** Sealed bytes gathered before they go to the disk in one call. */
const BATCH_BYTES = 1024 * 1024;

export type ContainerWriter = {
  /** The 256 bytes that the file begins with. */
  readonly header: Buffer;
  write(bytes: Uint8Array): Promise<void>;
  /** Seals the last chunk, waits for the disk (fsync) and closes. Returns the length of the content. */
  finish(): Promise<number>;
  /** Closes the file without a last chunk. */
  close(): Promise<void>;
};

/** Starts a container at `path`, which must not exist. Memory stays constant: two batches at most. */
export async function createContainer(of: {
  files: FileLayer;
  path: string;
  fileKey: Uint8Array;
  archiveId: string;
  id: string;
  kind: BlobKind;
  chunkBytes?: number;
}): Promise<ContainerWriter> {
  const chunkBytes = of.chunkBytes ?? CHUNK_BYTES;
  const { header, cipher } = newHeader({ ...of, chunkBytes });
  const out = batchedOutput(await of.files.open(of.path, 'create'));
  out.add(header);

  // The last chunk carries another flag, so a full chunk is held back until it is known that more follows.
  const held = Buffer.alloc(chunkBytes);
  let heldBytes = 0;
  let bytes = 0;
  let index = 0;
  let queue = Promise.resolve();
  let ended = false;

  async function take(piece: Uint8Array): Promise<void> {
    bytes += piece.length;
    let at = 0;
    while (at < piece.length) {
      if (heldBytes === chunkBytes) {
        out.add(...cipher.seal(index++, false, held));
        heldBytes = 0;
      }
      if (heldBytes === 0 && piece.length - at > chunkBytes) {
        out.add(...cipher.seal(index++, false, piece.subarray(at, at + chunkBytes)));
        at += chunkBytes;
      } else {
        const part = piece.subarray(at, at + chunkBytes - heldBytes);
        held.set(part, heldBytes);
        heldBytes += part.length;
        at += part.length;
      }
      if (out.waiting() >= BATCH_BYTES) await out.flush();
    }
  }

  const open = () => {
    if (ended) throw locked();
  };

  return {
    header,
    write(piece) {
      open();
      queue = queue.then(() => take(piece));
      return queue;
    },
    async finish() {
      open();
      ended = true;
      try {
        await queue;
        out.add(...cipher.seal(index++, true, held.subarray(0, heldBytes)));
        await out.end();
      } finally {
        held.fill(0);
        cipher.forget();
        await out.close();
      }
      return bytes;
    },
    async close() {
      ended = true;
      await queue.catch(() => undefined);
      held.fill(0);
      cipher.forget();
      await out.close();
    },
  };
}

/** One write runs while the next batch is being sealed. A failed write fails every later call. */
function batchedOutput(file: OpenFile) {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let position = 0;
  let running: Promise<void> = Promise.resolve();
  let closing: Promise<void> | null = null;

  async function written(batch: readonly Uint8Array[], at: number): Promise<void> {
    await file.write(batch, at);
    for (const piece of batch) giveBack(piece);
  }

  async function flush(): Promise<void> {
    await running;
    if (pieces.length === 0) return;
    running = written(pieces, position);
    // Reported by whoever awaits `running` next; without this a failure in between would count as unhandled.
    running.catch(() => undefined);
    position += size;
    pieces = [];
    size = 0;
  }

  return {
    add(...more: readonly Uint8Array[]) {
      for (const piece of more) {
        pieces.push(piece);
        size += piece.length;
      }
    },
    waiting: () => size,
    flush,
    async end(): Promise<void> {
      await flush();
      await running;
      await file.sync();
    },
    close(): Promise<void> {
      closing ??= running.catch(() => undefined).then(() => file.close());
      return closing;
    },
  };
}
