import type { FileLayer } from '../platform/index.ts';
import {
  type ChunkCipher,
  type ContainerKind,
  damaged,
  decodeHeader,
  HEADER_BYTES,
  headCopyOf,
  headerIsLost,
  openHeader,
  readHeadCopy,
  TAG_BYTES,
  uuidBytes,
} from './container/index.ts';
import { LENGTH_BYTES, RECORD_BYTES, recordSize } from './live-writer.ts';
import { type RoughFile, roughFile } from './rough-read.ts';
import type { LiveEnd } from './types.ts';

const READ_BYTES = 1024 * 1024;

/** Records by which the search behind a damage may be wrong about how many lie in it: 27 minutes of 400 ms pages. */
const GUESS = 4096;
/** A page of 400 ms at 32 kbit/s with its head, until the journal's own records say better. */
const USUAL_RECORD = 1_700;
const SMALLEST_RECORD = recordSize(1);

/**
 * Opens a journal (FORMAT.md §4). Null when its header is cut off: then nothing was recorded yet. What cannot be read is
 * passed over, whatever of it is damaged, and comes out as one null when anything behind it can be read. At the end, what
 * is torn is dropped. A place that the disk refuses to read counts as damaged, and is told at the end.
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
  const file = roughFile(await of.files.open(of.path, 'read'));
  try {
    const cipher = await cipherOf(of, file);
    if (cipher !== null) return records(file, cipher);
    await file.close();
    return null;
  } catch (error) {
    await file.close();
    throw error;
  }
}

type Which = Parameters<typeof openJournal>[0];

/** By the header, or where that is lost by its copy. Null when no header ever reached the disk. */
async function cipherOf(of: Which, file: RoughFile): Promise<ChunkCipher | null> {
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    const got = await file.read(head, 0);
    if (got < HEADER_BYTES || (head.every((byte) => byte === 0) && !(await hasCopy(of)))) return null;
    return opened(of, head);
  } catch (lost) {
    const copy = headerIsLost(lost) ? await readHeadCopy(of.files, of.path) : null;
    if (copy === null) throw lost;
    try {
      return opened(of, copy);
    } catch {
      // The copy is no better: what is wrong with the journal itself is what to tell.
      throw lost;
    }
  }
}

const hasCopy = async ({ files, path }: Which) => (await files.stat(headCopyOf(path))) !== null;

function opened(of: Which, bytes: Buffer): ChunkCipher {
  const header = decodeHeader(bytes, of.id, 'journal');
  if (!header.archiveId.equals(uuidBytes(of.archiveId)))
    throw damaged(of.id, 'it belongs to another archive');
  if (!header.fileId.equals(uuidBytes(of.id)) || header.kind !== of.kind) {
    throw damaged(of.id, 'it is another file under this name');
  }
  return openHeader(header, of.fileKey, of.id);
}

async function* records(file: RoughFile, cipher: ChunkCipher): AsyncGenerator<Buffer | null, LiveEnd> {
  try {
    const window = slidingWindow(file);
    let lost = 0;
    let index = 0;
    let at = HEADER_BYTES;
    for (;;) {
      const here = await recordAt(window, cipher, { index, at });
      if (here === 'end') return { ended: true, lost, unreadable: file.unreadable() };
      if (here !== null) {
        yield here;
        at += recordSize(here.length);
        index += 1;
        continue;
      }
      const next = await recordBehind(file, cipher, { index, at });
      if (next === null) return { ended: false, lost, unreadable: file.unreadable() };
      // Damage at the very end is what a crash tears off; it is told where the recording ends.
      if (next.end) return { ended: true, lost, unreadable: file.unreadable() };
      yield null;
      lost += next.index - index;
      ({ index, at } = next);
    }
  } finally {
    cipher.forget();
    await file.close();
  }
}

type Place = { index: number; at: number };

/** The record at a place, `end` for the mark of an end on purpose, null when it does not fit or is cut off. */
async function recordAt(
  window: ReturnType<typeof slidingWindow>,
  cipher: ChunkCipher,
  { index, at }: Place,
): Promise<Buffer | 'end' | null> {
  const length = (await window.bytes(at, LENGTH_BYTES))?.readUInt32BE(0);
  if (length === undefined || length > RECORD_BYTES) return null;
  const sealed = await window.bytes(at + LENGTH_BYTES, length + TAG_BYTES);
  if (sealed === null) return null;
  const plain = cipher.open(index, length === 0, sealed);
  return plain !== null && length === 0 ? 'end' : plain;
}

/**
 * The next whole record behind a damage. The length before each record is all that leads to the next one: where a sector
 * of the disk took it along, every byte behind may be a beginning. Few look like one, and only the right one's tag fits.
 */
async function recordBehind(
  file: RoughFile,
  cipher: ChunkCipher,
  damage: Place,
): Promise<(Place & { end: boolean }) | null> {
  const { bytes: size } = await file.stat();
  const buffer = Buffer.alloc(READ_BYTES + recordSize(RECORD_BYTES));
  const mean = damage.index > 0 ? (damage.at - HEADER_BYTES) / damage.index : USUAL_RECORD;
  for (let from = damage.at + 1; from < size; from += READ_BYTES) {
    const filled = await file.read(buffer, from);
    const last = Math.min(READ_BYTES, filled - LENGTH_BYTES - TAG_BYTES + 1);
    for (let offset = 0; offset < last; offset += 1) {
      const length = buffer.readUInt32BE(offset);
      const end = length === 0;
      const to = offset + recordSize(length);
      if (length > RECORD_BYTES || to > filled || (end && from + to !== size)) continue;
      const sealed = buffer.subarray(offset + LENGTH_BYTES, to);
      const at = from + offset;
      for (const index of indexesAt(at - damage.at, damage.index, mean)) {
        if (cipher.open(index, end, sealed) !== null) return { index, at, end };
      }
    }
  }
  return null;
}

/** Numbers that a record may have, so many bytes behind the last one that is known. */
function* indexesAt(distance: number, before: number, mean: number): Generator<number> {
  const likely = before + Math.round(distance / mean);
  const last = Math.min(before + Math.ceil(distance / SMALLEST_RECORD), likely + GUESS / 2);
  for (let index = Math.max(before, likely - GUESS / 2); index <= last; index += 1) yield index;
}

/** Reads a file from front to back in large pieces; null where it ends. */
function slidingWindow(file: RoughFile) {
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
