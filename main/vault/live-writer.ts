import type { FileLayer, OpenFile } from '../platform/index.ts';
import {
  type ChunkCipher,
  type ContainerKind,
  HEADER_BYTES,
  locked,
  newHeader,
  TAG_BYTES,
  writeHeadCopy,
} from './container/index.ts';
import type { LiveWriter } from './types.ts';

/** Upper bound of a record, and the chunk size in a journal's header. */
export const RECORD_BYTES = 64 * 1024;
export const LENGTH_BYTES = 4;

/** Starts a journal at `path`, which must not exist (FORMAT.md §4). The header is on the disk, twice, when it returns. */
export async function createJournal(of: {
  files: FileLayer;
  path: string;
  fileKey: Uint8Array;
  archiveId: string;
  id: string;
  kind: ContainerKind;
}): Promise<LiveWriter> {
  const { header, cipher } = newHeader({ ...of, state: 'journal', chunkBytes: RECORD_BYTES });
  const file = await of.files.open(of.path, 'create');
  try {
    await file.write(header, 0);
    await file.sync();
    await writeHeadCopy(of.files, of.path, header, { sync: true });
    return writer(file, cipher);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function writer(file: OpenFile, cipher: ChunkCipher): LiveWriter {
  /** Sealed and not yet on the disk. Never sealed again: the same bytes go to the same place. */
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let written = HEADER_BYTES;
  let index = 0;
  let dirty = false;
  let ended = false;
  let closing: Promise<void> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** One write at a time, in order; a failed one does not fail those after it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  function seal(record: Uint8Array, final: boolean): void {
    if (closing || ended) throw locked();
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(record.length);
    const sealed = Buffer.concat([length, ...cipher.seal(index++, final, record)]);
    waiting.push(sealed);
    waitingBytes += sealed.length;
  }

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    // A copy: more may be sealed while these are being written.
    const pieces = [...waiting];
    const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
    dirty = true;
    await file.write(pieces, written);
    written += size;
    waitingBytes -= size;
    waiting = waiting.slice(pieces.length);
  }

  async function sync(): Promise<void> {
    await flush();
    if (!dirty) return;
    dirty = false;
    try {
      await file.sync();
    } catch (error) {
      dirty = true;
      throw error;
    }
  }

  return {
    // Async, so that a refusal is a rejection and never thrown into whoever hands over a page.
    async append(record) {
      if (record.length === 0 || record.length > RECORD_BYTES) throw new RangeError('record size');
      seal(record, false);
      await inTurn(flush);
    },
    retry: () => inTurn(flush),
    sync: () => inTurn(sync),
    async end() {
      if (!ended) {
        seal(Buffer.alloc(0), true);
        ended = true;
      }
      await inTurn(sync);
    },
    close() {
      closing ??= inTurn(() => file.close()).finally(() => cipher.forget());
      return closing;
    },
    get bytes() {
      return written + waitingBytes;
    },
    get waiting() {
      return waitingBytes;
    },
  };
}

/** Bytes that a record of this size takes in the file. */
export const recordSize = (plainBytes: number) => LENGTH_BYTES + plainBytes + TAG_BYTES;
