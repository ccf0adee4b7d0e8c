import {
  type FileLayer,
  type FilePrimitives,
  fileError,
  fileLayer,
  type OpenFile,
  realFiles,
} from '../../../main/platform/index.ts';

/** Which call of the file layer fails, and how: as SQLite's own harness does, for N = 1 until the work succeeds. */
export type FaultPlan = {
  /** The first call that fails; 1 is the first one at all. */
  readonly nth: number;
  readonly code: 'ENOSPC' | 'EROFS' | 'EACCES' | 'EIO' | 'EMFILE';
  /** `once`: only that call. `forever`: that call and all that change something after it, like a full or pulled disk. */
  readonly lasts: 'once' | 'forever';
  /** Whether a failing write leaves half of its bytes on the disk first. */
  readonly tears?: boolean;
};

const CHANGES = new Set([
  'create',
  'update',
  'append',
  'write',
  'rename',
  'unlink',
  'mkdir',
  'rmdir',
  'sync',
  'syncFolder',
]);

/** The real files with one planned failure. `calls()` says how many calls were made, `struck()` whether it happened. */
export function faultyFiles(plan: FaultPlan): {
  files: FileLayer;
  calls: () => number;
  struck: () => boolean;
} {
  let count = 0;
  let happened = false;

  function strikes(call: string): boolean {
    count++;
    const now = count === plan.nth || (plan.lasts === 'forever' && count > plan.nth && CHANGES.has(call));
    if (now) happened = true;
    return now;
  }

  async function step<T>(call: string, work: () => Promise<T>): Promise<T> {
    if (strikes(call)) throw failure(plan.code, call);
    return work();
  }

  const wrapFile = (file: OpenFile): OpenFile => ({
    read: (into, position) => step('read', () => file.read(into, position)),
    async write(pieces, position) {
      if (!strikes('write')) return file.write(pieces, position);
      if (plan.tears) {
        const all = pieces instanceof Uint8Array ? Buffer.from(pieces) : Buffer.concat(pieces);
        await file.write(all.subarray(0, all.length >> 1), position);
      }
      throw failure(plan.code, 'write');
    },
    append: (bytes) => step('append', () => file.append(bytes)),
    sync: () => step('sync', () => file.sync()),
    stat: () => step('stat', () => file.stat()),
    // A handle is always given back: what fails here in the real world has been written or not before.
    close: () => file.close(),
  });

  const primitives: FilePrimitives = {
    open: (path, mode) => step(mode, async () => wrapFile(await realFiles.open(path, mode))),
    rename: (from, to) => step('rename', () => realFiles.rename(from, to)),
    unlink: (path) => step('unlink', () => realFiles.unlink(path)),
    mkdir: (path) => step('mkdir', () => realFiles.mkdir(path)),
    rmdir: (path) => step('rmdir', () => realFiles.rmdir(path)),
    readdir: (path) => step('readdir', () => realFiles.readdir(path)),
    stat: (path) => step('stat', () => realFiles.stat(path)),
    space: (path) => step('space', () => realFiles.space(path)),
    syncFolder: (path) => step('syncFolder', () => realFiles.syncFolder(path)),
  };

  return { files: fileLayer(primitives), calls: () => count, struck: () => happened };
}

function failure(code: FaultPlan['code'], call: string): Error {
  const intent = CHANGES.has(call) ? 'write' : 'read';
  return fileError(Object.assign(new Error(`injected ${code}`), { code, syscall: call }), intent);
}

/**
 * The real files; of one of them the disk refuses every read of more than `longerThan` bytes that touches [from, to).
 * `reads()`: how many it refused.
 */
export function refusingFiles(
  path: string,
  from: number,
  to: number,
  longerThan = 0,
): { files: FileLayer; reads: () => number } {
  let refused = 0;
  const open: FilePrimitives['open'] = async (at, mode) => {
    const file = await realFiles.open(at, mode);
    if (at !== path) return file;
    return {
      ...file,
      async read(into, position) {
        if (into.length <= longerThan || position >= to || position + into.length <= from)
          return file.read(into, position);
        refused += 1;
        throw failure('EIO', 'read');
      },
    };
  };
  return { files: fileLayer({ ...realFiles, open }), reads: () => refused };
}
