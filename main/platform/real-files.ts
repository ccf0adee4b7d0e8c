import { constants, type Stats } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { fileError, type Intent, systemCode } from './file-errors.ts';
import type { FileFacts, FilePrimitives, OpenFile, OpenMode } from './files.ts';
import { fileLayer } from './layer.ts';
import { patiently } from './patience.ts';

/** Only the owner of the account: the umask could only take more away. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * How a file is opened for reading. A pipe or a device under a file's name answers at once: opened as usual, it would
 * hold a thread until somebody writes to it, and nothing could stop that. Windows has no such files and no such flag.
 */
export const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const FLAGS: Record<OpenMode, number> = {
  read: READING,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
  update: constants.O_RDWR,
  append: constants.O_RDWR | constants.O_CREAT | constants.O_APPEND,
};

/** File systems that cannot sync a folder say so with one of these; their rename is then as safe as it gets. */
const NO_FOLDER_SYNC = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EBADF']);

const primitives: FilePrimitives = {
  async open(path, mode) {
    const intent: Intent = mode === 'read' ? 'read' : 'write';
    return openFile(await named(intent, open(path, FLAGS[mode], FILE_MODE)));
  },
  rename: (from, to) =>
    named(
      'write',
      patiently(() => rename(from, to)),
    ),
  unlink: (path) =>
    named(
      'write',
      patiently(() => unlink(path)),
    ),
  mkdir: async (path) => {
    await named('write', makeFolders(path));
  },
  rmdir: (path) =>
    named(
      'write',
      patiently(() => rmdir(path)),
    ),
  readdir: async (path) => (await named('read', readdir(path))).sort(),
  async stat(path) {
    try {
      return facts(await stat(path));
    } catch (error) {
      const code = systemCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw fileError(error, 'read');
    }
  },
  async space(path) {
    const { bavail, bsize } = await named('read', statfs(path));
    return bavail * bsize;
  },
  async syncFolder(path) {
    // Windows has no handle for a folder that could be synced.
    if (platform() === 'win32') return;
    const folder = await named('read', open(path, constants.O_RDONLY));
    try {
      await folder.sync();
    } catch (error) {
      if (!NO_FOLDER_SYNC.has(systemCode(error) ?? '')) throw fileError(error, 'write');
    } finally {
      await folder.close();
    }
  },
};

/** The computer's own files. New files are 0600, new folders 0700. Every failure is a `KeptwordError`. */
export const realFiles = fileLayer(primitives);

async function makeFolders(path: string): Promise<void> {
  const all = () => mkdir(path, { recursive: true, mode: FOLDER_MODE });
  try {
    await all();
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    // Node says so of every failure of a folder that is not there, also on a read-only disk: a plain call says why.
    await mkdir(await outermostMissing(path), { mode: FOLDER_MODE });
    await all();
  }
}

async function outermostMissing(path: string): Promise<string> {
  const above = dirname(path);
  const there = await stat(above).catch(() => null);
  return there !== null || above === path ? path : outermostMissing(above);
}

function openFile(handle: FileHandle): OpenFile {
  return {
    async read(into, position) {
      let done = 0;
      while (done < into.length) {
        const part = done === 0 ? into : into.subarray(done);
        const { bytesRead } = await named('read', handle.read(part, 0, part.length, position + done));
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return done;
    },
    write: (pieces, position) => writeAll(handle, pieces, position),
    append: async (bytes) => {
      await named('write', handle.appendFile(bytes));
    },
    sync: () => named('write', handle.sync()),
    stat: async () => facts(await named('read', handle.stat())),
    close: () => named('write', handle.close()),
  };
}

/** `writev` may write less than asked (a full disk, a signal); the rest is written on until it fails or is done. */
async function writeAll(
  handle: FileHandle,
  pieces: Uint8Array | readonly Uint8Array[],
  position: number,
): Promise<void> {
  let left = pieces instanceof Uint8Array ? [pieces] : [...pieces];
  let at = position;
  while (left.length > 0) {
    const { bytesWritten } = await named('write', handle.writev(left, at));
    at += bytesWritten;
    left = without(left, bytesWritten);
  }
}

function without(pieces: Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes;
  let first = 0;
  for (; first < pieces.length; first++) {
    const length = pieces[first]?.length ?? 0;
    if (skip < length) break;
    skip -= length;
  }
  const rest = pieces.slice(first);
  if (skip > 0 && rest[0]) rest[0] = rest[0].subarray(skip);
  return rest;
}

function facts(of: Stats): FileFacts {
  return { bytes: of.size, isFile: of.isFile(), isFolder: of.isDirectory(), modifiedMs: of.mtimeMs };
}

async function named<T>(intent: Intent, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw fileError(error, intent);
  }
}
