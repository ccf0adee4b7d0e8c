import { createHash, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type FileLayer, inside, type OpenFile } from '../../platform/index.ts';

/** A file that is being written: bytes go in, its SHA-256 comes out. */
export type StagedFile = {
  append(bytes: Uint8Array): Promise<void>;
  /** On the disk when this returns. */
  finish(): Promise<{ bytes: number; sha256: string }>;
};

/**
 * A hidden folder beside the place where the bundle will be. Everything is written there first; a bundle gets its name
 * only when it is complete and verified, and nothing is left when it fails.
 */
export type Staging = {
  /** The bundle's folder inside the hidden one. */
  readonly bundle: string;
  /** Where a ZIP of it is built. */
  readonly zip: string;
  readonly hashes: ReadonlyMap<string, string>;
  readonly sizes: ReadonlyMap<string, number>;
  create(path: string): Promise<StagedFile>;
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  /** All names are on the disk when this returns. */
  settle(): Promise<void>;
  /** Removes the hidden folder with all that is still in it. Never throws: the first failure is the one to tell. */
  discard(): Promise<void>;
};

const PREFIX = '.keptword-export-';
const LEFT_OVER = /^\.keptword-export-(\d{1,10})-[0-9a-f]{12}$/;

/** Makes the hidden folder in `outFolder`, with a folder `name` in it for the bundle. @throws what the disk says */
export async function openStaging(files: FileLayer, outFolder: string, name: string): Promise<Staging> {
  const root = join(outFolder, `${PREFIX}${process.pid}-${randomBytes(6).toString('hex')}`);
  const bundle = join(root, name);
  const hashes = new Map<string, string>();
  const sizes = new Map<string, number>();
  const open = new Set<OpenFile>();
  const discard = async () => {
    for (const file of open) await file.close().catch(() => undefined);
    // Twice: a virus scanner may hold a new file for a moment.
    await removeTree(files, root)
      .catch(() => removeTree(files, root))
      .catch(() => undefined);
  };
  const made = new Set<string>();
  const create = async (path: string): Promise<StagedFile> => {
    const place = inside(bundle, ...path.split('/'));
    const folder = dirname(place);
    if (!made.has(folder)) await files.mkdir(folder);
    // Also the folders above it: each holds a name that must be on the disk.
    for (let at = folder; !made.has(at); at = dirname(at)) made.add(at);
    const file = await files.open(place, 'create');
    open.add(file);
    const hash = createHash('sha256');
    let bytes = 0;
    return {
      async append(piece) {
        hash.update(piece);
        await file.write(piece, bytes);
        bytes += piece.length;
      },
      async finish() {
        await file.sync();
        open.delete(file);
        await file.close();
        const sha256 = hash.digest('hex');
        hashes.set(path, sha256);
        sizes.set(path, bytes);
        return { bytes, sha256 };
      },
    };
  };
  try {
    await files.mkdir(bundle);
    made.add(bundle);
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    bundle,
    zip: join(root, `${name}.zip`),
    hashes,
    sizes,
    create,
    async write(path, content) {
      const file = await create(path);
      await file.append(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
      await file.finish();
    },
    async settle() {
      for (const folder of made) await files.syncFolder(folder);
    },
    discard,
  };
}

/**
 * Removes what an export left that was killed (a power cut, the task manager): no process can clean up after its own
 * kill. Only folders with our own kind of name, whose process is gone.
 */
export async function sweepLeftOvers(files: FileLayer, outFolder: string): Promise<void> {
  for (const name of await files.readdir(outFolder)) {
    const pid = LEFT_OVER.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      // Best effort: a left-over that cannot be removed must not stop this export.
      await removeTree(files, join(outFolder, name)).catch(() => undefined);
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** `unlink` never follows a link; only a real folder refuses it and is then gone through. */
export async function removeTree(files: FileLayer, path: string): Promise<void> {
  const gone = await files.unlink(path).then(
    () => true,
    () => false,
  );
  if (gone || (await files.stat(path)) === null) return;
  for (const name of await files.readdir(path)) await removeTree(files, join(path, name));
  await files.rmdir(path);
}
