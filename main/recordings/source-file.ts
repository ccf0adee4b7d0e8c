import type { BigIntStats } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { RandomAccess, SeekableFile } from '../media/index.ts';
import { READING, systemCode } from '../platform/index.ts';

/** A file outside the archive, open for reading, and watched: it must not change while it is read. */
export type SourceFile = RandomAccess & {
  /** UTC; null when the disk has no believable date. */
  readonly dateOnDisk: string | null;
  /**
   * All bytes once, from first to last; fails when there are fewer than at first. A piece is only good until the next
   * one is asked for.
   */
  stream(): AsyncGenerator<Buffer>;
  /** The same file again, with a position of its own. */
  again(): Promise<SeekableFile & { close(): Promise<void> }>;
  /** @throws KeptwordError file-unreadable when somebody wrote to it or put another one in its place */
  refuseChanged(): Promise<void>;
  close(): Promise<void>;
};

const PIECE = 256 * 1024;

/**
 * Opens a file that a person chose.
 * @throws KeptwordError file-unreadable, file-empty
 */
export async function openSource(path: string): Promise<SourceFile> {
  const place = await existingName(path);
  const handle = await reading(open(place, READING));
  try {
    const first = await reading(handle.stat({ bigint: true }));
    if (!first.isFile()) throw unreadable('not a file');
    if (first.size === 0n) {
      throw new KeptwordError(
        'file-empty',
        'This file is empty. Nothing was added. Copy it again from the phone or recorder.',
      );
    }
    return source(place, handle, first);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function source(place: string | Buffer, handle: FileHandle, first: BigIntStats): SourceFile {
  const bytes = Number(first.size);

  function read(offset: number, length: number): Promise<Buffer> {
    return fill(Buffer.allocUnsafe(Math.max(0, Math.min(length, bytes - offset))), offset);
  }

  async function fill(into: Buffer, offset: number): Promise<Buffer> {
    let filled = 0;
    while (filled < into.length) {
      const part = await reading(handle.read(into, filled, into.length - filled, offset + filled));
      if (part.bytesRead === 0) break;
      filled += part.bytesRead;
    }
    return into.subarray(0, filled);
  }

  async function* stream(): AsyncGenerator<Buffer> {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, bytes));
    for (let at = 0; at < bytes; ) {
      const chunk = await fill(piece.subarray(0, Math.min(PIECE, bytes - at)), at);
      if (chunk.length === 0) throw changed('shorter than at first');
      at += chunk.length;
      yield chunk;
    }
  }

  return {
    bytes,
    dateOnDisk: dateOf(first),
    read,
    stream,
    async again() {
      const other = await reading(open(place, READING));
      const now = await reading(other.stat({ bigint: true }));
      if (!same(first, now)) {
        await other.close();
        throw changed('another file in its place');
      }
      return { fd: other.fd, path: String(place), close: () => other.close() };
    },
    async refuseChanged() {
      const now = await reading(handle.stat({ bigint: true }));
      const there = await stat(place, { bigint: true }).catch(() => null);
      if (!same(first, now) || (there !== null && !same(first, there)))
        throw changed('size, date or file number');
    },
    close: () => handle.close(),
  };
}

function same(a: BigIntStats, b: BigIntStats): boolean {
  return a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs;
}

/** Sticks and old phones without a clock write 1970 or 1980-01-01: such a date is none. */
function dateOf(stats: BigIntStats): string | null {
  const date = stats.mtime;
  return date.getTime() > Date.UTC(1980, 0, 2) && date.getUTCFullYear() < 10_000 ? date.toISOString() : null;
}

/**
 * A name that is not UTF-8 reaches us with U+FFFD in it and so cannot be opened. If exactly one file in the folder
 * reads like that, it is the one that was meant.
 */
async function existingName(path: string): Promise<string | Buffer> {
  if (!path.includes('\uFFFD')) return path;
  const folder = dirname(path);
  const names = await readdir(folder, { encoding: 'buffer' }).catch(() => []);
  const wanted = basename(path);
  const found = names.filter((name) => name.toString('utf8') === wanted);
  const [only] = found;
  return only && found.length === 1 ? Buffer.concat([Buffer.from(join(folder, '/')), only]) : path;
}

async function reading<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw unreadable(systemCode(error) ?? 'unknown', error);
  }
}

function unreadable(details: string, cause?: unknown): KeptwordError {
  return new KeptwordError(
    'file-unreadable',
    'This file could not be read. Nothing was added. Check that the phone, disk or stick is plugged in, then try again.',
    { details, cause },
  );
}

function changed(details: string): KeptwordError {
  return new KeptwordError(
    'file-unreadable',
    'This file was changed while Keptword read it. Nothing was added. Wait until it is copied or saved, then try again.',
    { details },
  );
}
