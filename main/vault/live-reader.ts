import type { FileLayer, OpenFile } from '../platform/index.ts';
import { type ChunkCipher, openHeader } from './container/chunks.ts';
import {
  type ContainerKind,
  damaged,
  decodeHeader,
  HEADER_BYTES,
  TAG_BYTES,
  uuidBytes,
} from './container/format.ts';
import { LENGTH_BYTES, RECORD_BYTES, recordSize } from './live-writer.ts';
import type { LiveEnd } from './types.ts';

const READ_BYTES = 1024 * 1024;

/**
 * Opens a journal (FORMAT.md §4). Null when its header is cut off: then nothing was recorded yet. A record that cannot
 * be read is passed over when the one behind it can: it comes out as null. At the end, what is torn is dropped.
 * @throws KeptwordError blob-damaged when the header belongs to something else, archive-newer
 */
export async function openJournal(of: {
  files: FileLayer;
  path: string;
  fileKey: Uint8Array;
  archiveId: string;
  id: string;
  kind: ContainerKind;
}): Promise<AsyncGenerator<Buffer | null, LiveEnd> | null> {
  const file = await of.files.open(of.path, 'read');
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    if ((await file.read(head, 0)) < HEADER_BYTES || head.every((byte) => byte === 0)) {
      await file.close();
      return null;
    }
    const header = decodeHeader(head, of.id, 'journal');
    if (!header.archiveId.equals(uuidBytes(of.archiveId)))
      throw damaged(of.id, 'it belongs to another archive');
    if (!header.fileId.equals(uuidBytes(of.id)) || header.kind !== of.kind) {
      throw damaged(of.id, 'it is another file under this name');
    }
    return records(file, openHeader(header, of.fileKey, of.id));
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* records(file: OpenFile, cipher: ChunkCipher): AsyncGenerator<Buffer | null, LiveEnd> {
  try {
    const window = slidingWindow(file);
    let lost = 0;
    let torn = 0;
    for (let index = 0, at = HEADER_BYTES; ; index += 1) {
      const length = (await window.bytes(at, LENGTH_BYTES))?.readUInt32BE(0);
      if (length === undefined || length > RECORD_BYTES) return { ended: false, lost };
      const sealed = await window.bytes(at + LENGTH_BYTES, length + TAG_BYTES);
      if (sealed === null) return { ended: false, lost };
      if (length === 0) return { ended: cipher.open(index, true, sealed) !== null, lost };
      const plain = cipher.open(index, false, sealed);
      if (plain === null) torn += 1;
      else {
        if (torn > 0) yield null;
        lost += torn;
        torn = 0;
        yield plain;
      }
      at += recordSize(length);
    }
  } finally {
    cipher.forget();
    await file.close();
  }
}

/** Reads a file from front to back in large pieces; null where it ends. */
function slidingWindow(file: OpenFile) {
  const buffer = Buffer.alloc(READ_BYTES + recordSize(RECORD_BYTES));
  let from = 0;
  let filled = 0;
  return {
    async bytes(at: number, length: number): Promise<Buffer | null> {
      if (at < from || at + length > from + filled) {
        from = at;
        filled = await file.read(buffer, at);
      }
      return at + length > from + filled ? null : buffer.subarray(at - from, at - from + length);
    },
  };
}
