import type { FileLayer } from '../../platform/index.ts';
import { roughFile } from '../rough-read.ts';
import type { BlobReader, Damage } from '../types.ts';
import { type ChunkCipher, openHeader } from './chunks.ts';
import {
  type ContainerHeader,
  type ContainerKind,
  damaged,
  decodeHeader,
  HEADER_BYTES,
  locked,
  TAG_BYTES,
  uuidBytes,
} from './format.ts';
import { headerIsLost, readHeadCopy } from './head-copy.ts';
import { anyOpens, measure, type ReadableFile, type Source } from './shape.ts';

/** Chunks fetched from the disk in one call, and chunks kept after use: 1 MiB each at 64 KiB. */
const BATCH_CHUNKS = 16;
const CACHED_CHUNKS = 16;

type Which = { files: FileLayer; path: string; fileKey: Uint8Array; archiveId: string; id: string };

/**
 * Opens a container for reading at any place. Nothing leaves it before its chunk's tag was checked. Where its own header
 * is lost, the copy beside it opens it: only when the last chunk fits (of a damaged one: any chunk), so that nothing else
 * can be passed off as it.
 */
export async function openContainer(of: Which & { damage: Damage }): Promise<BlobReader> {
  const plain = await of.files.open(of.path, 'read');
  const file: ReadableFile = of.damage === 'zeros' ? roughFile(plain) : plain;
  try {
    const { bytes: fileBytes, modifiedMs } = await file.stat();
    const { header, cipher, lost } = await headerOf(of, file);
    const holes = of.damage === 'zeros' ? new Set<number>() : null;
    const { chunkBytes } = header;
    const source: Source = { id: of.id, file, cipher, chunkBytes, chunks: 0, last: null, holes };
    const shape = await measure(source, Math.max(0, fileBytes - HEADER_BYTES));
    if (
      shape.problem !== null &&
      (of.damage === 'refuse' || (lost !== null && !(await anyOpens(source, shape))))
    )
      throw lost ?? shape.problem;
    return reader(
      { ...source, chunks: shape.chunks, last: shape.cut ? null : shape.chunks - 1 },
      {
        kind: blobKind(header.kind),
        bytes: shape.bytes,
        interrupted: shape.cut,
        header: lost === null ? 'own' : 'copy',
        sealedAtMs: modifiedMs,
      },
    );
  } catch (error) {
    await file.close();
    throw error;
  }
}

type Head = { header: ContainerHeader; cipher: ChunkCipher; lost: unknown };

/** The file's own header, or the copy of it; `lost` is then what is wrong with its own. */
async function headerOf(of: Which, file: ReadableFile): Promise<Head> {
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    return { ...opened(of, head.subarray(0, await file.read(head, 0))), lost: null };
  } catch (lost) {
    const copy = headerIsLost(lost) ? await readHeadCopy(of.files, of.path) : null;
    if (copy === null) throw lost;
    try {
      return { ...opened(of, copy), lost };
    } catch {
      // The copy is no better: what is wrong with the file itself is what to tell.
      throw lost;
    }
  }
}

function opened(of: Which, bytes: Buffer): Omit<Head, 'lost'> {
  const header = decodeHeader(bytes, of.id);
  if (!header.archiveId.equals(uuidBytes(of.archiveId)))
    throw damaged(of.id, 'it belongs to another archive');
  if (!header.fileId.equals(uuidBytes(of.id))) throw damaged(of.id, 'it is another file under this name');
  return { header, cipher: openHeader(header, of.fileKey, of.id) };
}

/** The 256 bytes of a container's own header when it is good. Throws as `openContainer`. */
export async function goodHeader(of: Which): Promise<Buffer> {
  const file = await of.files.open(of.path, 'read');
  try {
    const head = Buffer.alloc(HEADER_BYTES);
    const bytes = head.subarray(0, await file.read(head, 0));
    opened(of, bytes).cipher.forget();
    return bytes;
  } finally {
    await file.close();
  }
}

/** A sealed file of a journal's kind is none that we make: a reader takes any kind, and calls it "other". */
function blobKind(kind: ContainerKind | 'other'): BlobReader['kind'] {
  return kind === 'live-sound' || kind === 'live-marks' || kind === 'live-voice' ? 'other' : kind;
}

function reader(
  source: Source,
  facts: Omit<BlobReader, 'id' | 'read' | 'stream' | 'holes' | 'close'>,
): BlobReader {
  const { bytes } = facts;
  const { chunkBytes } = source;
  const cache = chunkCache();
  let closing: Promise<void> | null = null;

  const mustBeOpen = () => {
    if (closing) throw locked();
  };

  /** The chunks [first, end) that are not cached, in one call to the disk; `use` gets each while it is valid. */
  async function load(
    first: number,
    end: number,
    use: (index: number, plain: Buffer) => void,
  ): Promise<void> {
    const sealed = await readSealed(source, bytes, first, end);
    mustBeOpen();
    for (let index = first; index < end; index++) {
      const plain = openChunk(source, sealed, index, first);
      use(index, plain);
      cache.put(index, plain);
    }
  }

  return {
    id: source.id,
    ...facts,
    async read(offset, length) {
      mustBeOpen();
      const from = clamp(offset, bytes);
      const to = clamp(from + length, bytes);
      const out = Buffer.alloc(Math.max(0, to - from));
      const copy = (index: number, plain: Buffer) => {
        const start = index * chunkBytes;
        plain.copy(
          out,
          Math.max(0, start - from),
          Math.max(0, from - start),
          Math.min(plain.length, to - start),
        );
      };
      const end = Math.ceil(to / chunkBytes);
      for (let index = Math.floor(from / chunkBytes); index < end && out.length > 0; ) {
        const cached = cache.get(index);
        if (cached) {
          copy(index++, cached);
          continue;
        }
        let stop = index + 1;
        while (stop < end && stop - index < BATCH_CHUNKS && !cache.get(stop)) stop++;
        await load(index, stop, copy);
        index = stop;
      }
      return out;
    },
    stream: (from = 0, to = bytes) => streamed(source, { bytes, from, to, mustBeOpen }),
    holes: () =>
      [...(source.holes ?? [])]
        .sort((a, b) => a - b)
        .map((index) => ({ from: index * chunkBytes, to: Math.min(bytes, (index + 1) * chunkBytes) })),
    close() {
      closing ??= source.file.close();
      source.cipher.forget();
      cache.clear();
      return closing;
    },
  };
}

/** The bytes between two places, opened piece by piece: what `BlobReader.stream` gives. */
async function* streamed(
  source: Source,
  of: { bytes: number; from: number; to: number; mustBeOpen: () => void },
): AsyncGenerator<Buffer> {
  const { bytes, mustBeOpen } = of;
  const { chunkBytes } = source;
  const begin = clamp(of.from, bytes);
  const end = clamp(of.to, bytes);
  if (begin >= end) return;
  const stop = Math.ceil(end / chunkBytes);
  // Two buffers by turns: one is opened while the disk fills the other. Fresh ones would cost half the speed.
  const turns = [batchBuffer(source, stop), batchBuffer(source, stop)] as const;
  let turn: 0 | 1 = 0;
  const ahead = (first: number) => {
    if (first >= stop) return null;
    turn = turn === 0 ? 1 : 0;
    const work = readSealed(source, bytes, first, Math.min(first + BATCH_CHUNKS, stop), turns[turn]);
    // A reader that stops early never awaits the batch ahead; its failure then matters to nobody.
    work.catch(() => undefined);
    return work;
  };
  let first = Math.floor(begin / chunkBytes);
  mustBeOpen();
  let next = ahead(first);
  while (next !== null) {
    const sealed: Buffer = await next;
    const upTo = Math.min(first + BATCH_CHUNKS, stop);
    next = ahead(upTo);
    for (let index = first; index < upTo; index++) {
      mustBeOpen();
      const plain = openChunk(source, sealed, index, first);
      const start = index * chunkBytes;
      yield plain.subarray(Math.max(0, begin - start), Math.min(plain.length, end - start));
    }
    first = upTo;
  }
}

/** Room for one batch of sealed chunks, or for the whole of a smaller file. */
function batchBuffer(source: Source, chunks: number): Buffer {
  return Buffer.allocUnsafeSlow(Math.min(chunks, BATCH_CHUNKS) * (source.chunkBytes + TAG_BYTES));
}

/** The sealed chunks [first, end), in `into` when it is given. */
async function readSealed(
  source: Source,
  bytes: number,
  first: number,
  end: number,
  into?: Buffer,
): Promise<Buffer> {
  const step = source.chunkBytes + TAG_BYTES;
  const from = first * step;
  const length = Math.min(end * step, bytes + source.chunks * TAG_BYTES) - from;
  const sealed = into?.subarray(0, length) ?? Buffer.allocUnsafeSlow(length);
  const got = await source.file.read(sealed, HEADER_BYTES + from);
  if (got !== length) throw damaged(source.id, 'the file became shorter while it was read');
  return sealed;
}

function openChunk(source: Source, sealed: Buffer, index: number, first: number): Buffer {
  const step = source.chunkBytes + TAG_BYTES;
  const at = (index - first) * step;
  const part = sealed.subarray(at, at + step);
  const plain = source.cipher.open(index, index === source.last, part);
  if (plain === null) {
    if (source.holes) {
      source.holes.add(index);
      return Buffer.alloc(Math.max(0, part.length - TAG_BYTES));
    }
    const from = index * source.chunkBytes;
    throw damaged(source.id, `chunk ${index} was changed (bytes from ${from} on)`);
  }
  return plain;
}

/** The newest verified chunks, so that a player's small steps cost one decryption a chunk. Overwritten when dropped. */
function chunkCache() {
  const chunks = new Map<number, Buffer>();
  return {
    get(index: number): Buffer | undefined {
      const plain = chunks.get(index);
      if (plain) {
        chunks.delete(index);
        chunks.set(index, plain);
      }
      return plain;
    },
    put(index: number, plain: Buffer): void {
      chunks.get(index)?.fill(0);
      chunks.set(index, plain);
      if (chunks.size <= CACHED_CHUNKS) return;
      for (const [oldest, dropped] of chunks) {
        dropped.fill(0);
        chunks.delete(oldest);
        break;
      }
    },
    clear(): void {
      for (const plain of chunks.values()) plain.fill(0);
      chunks.clear();
    },
  };
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(0, Math.trunc(value)), max);
}
