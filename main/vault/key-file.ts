import { KeptwordError } from '../../shared/contract/index.ts';
import { type FileLayer, inside, systemCode } from '../platform/index.ts';
import {
  type ArchiveHeader,
  encodeHeader,
  type HeaderCopy,
  MAX_HEADER_BYTES,
  parseHeader,
} from './header.ts';

/** The two copies of the key file. The one with the higher generation counts; at a tie, the first. */
const COPIES = ['archive.json', 'archive.json.bak'] as const;
type CopyName = (typeof COPIES)[number];

export type KeyFile = {
  readonly header: ArchiveHeader;
  /** Copies that are missing, damaged or behind, to be written anew by `heal`. */
  readonly behind: readonly CopyName[];
};

/** Whether either copy exists. */
export async function hasKeyFile(files: FileLayer, folder: string): Promise<boolean> {
  for (const name of COPIES) if (await files.stat(inside(folder, name))) return true;
  return false;
}

/**
 * Reads both copies and changes nothing.
 * Throws `archive-not-found`, `archive-damaged` (neither copy is good) or `archive-newer` (either copy is).
 */
export async function readKeyFile(files: FileLayer, folder: string): Promise<KeyFile> {
  const copies: [CopyName, HeaderCopy][] = [];
  for (const name of COPIES) copies.push([name, await readCopy(files, inside(folder, name))]);
  const newer = copies.map(([, copy]) => copy).find((copy) => copy.state === 'newer');
  if (newer) throw newerArchive(newer.version);
  const header = copies
    .map(([, copy]) => (copy.state === 'good' ? copy.header : null))
    .reduce((best, one) => (one && (!best || one.generation > best.generation) ? one : best), null);
  if (!header) throw await nothingGood(files, folder, copies);
  const text = encodeHeader(header);
  const behind = copies
    .filter(([, copy]) => copy.state !== 'good' || !encodeHeader(copy.header).equals(text))
    .map(([name]) => name);
  return { header, behind };
}

/** Writes the copies that are missing, damaged or behind. */
export async function heal(files: FileLayer, folder: string, keyFile: KeyFile): Promise<void> {
  for (const name of keyFile.behind)
    await files.writeAtomic(inside(folder, name), encodeHeader(keyFile.header));
}

/** Writes a header as the next generation to both copies and returns it. See `replaceKeyFile` for half-done writes. */
export async function writeKeyFile(
  files: FileLayer,
  folder: string,
  header: ArchiveHeader,
): Promise<ArchiveHeader> {
  const next = { ...header, generation: header.generation + 1 };
  for (const name of COPIES) await files.writeAtomic(inside(folder, name), encodeHeader(next));
  return next;
}

async function readCopy(files: FileLayer, path: string): Promise<HeaderCopy> {
  try {
    return parseHeader(await files.readWhole(path, MAX_HEADER_BYTES));
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' };
    // Only a copy that is far too long comes without a system code; a disk that does not answer must be told as such.
    if (code === null && error instanceof KeptwordError) return { state: 'damaged', why: 'too long' };
    throw error;
  }
}

function newerArchive(version: number): KeptwordError {
  return new KeptwordError(
    'archive-newer',
    'This archive was made by a newer Keptword. Nothing was changed. Open it with the newest version.',
    { details: `archive format ${version}, this program knows 1` },
  );
}

async function nothingGood(
  files: FileLayer,
  folder: string,
  copies: readonly [CopyName, HeaderCopy][],
): Promise<KeptwordError> {
  const allMissing = copies.every(([, copy]) => copy.state === 'missing');
  const contents =
    (await files.stat(inside(folder, 'index.db'))) ?? (await files.stat(inside(folder, 'blobs')));
  if (allMissing && !contents) {
    return new KeptwordError(
      'archive-not-found',
      'There is no Keptword archive here. Nothing was changed. Plug the stick in, or pick the folder that ends in .keptword.',
    );
  }
  const why = copies.map(([name, copy]) => `${name} ${copy.state === 'damaged' ? copy.why : copy.state}`);
  return new KeptwordError(
    'archive-damaged',
    'Both copies of the key file are damaged or gone. Your recordings were not touched. Copy archive.json back from a backup, then open the archive again.',
    { details: why.join('; ') },
  );
}
