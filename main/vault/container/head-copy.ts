import { KeptwordError } from '../../../shared/contract/index.ts';
import { type FileLayer, systemCode } from '../../platform/index.ts';
import { HEADER_BYTES } from './format.ts';

/** A container's header stands a second time beside it (FORMAT.md §3): without it nothing in the container opens. */
export const headCopyOf = (path: string) => `${path}.head`;

/** The 256 bytes of the copy; null when there is none, or none that can be read. */
export async function readHeadCopy(files: FileLayer, path: string): Promise<Buffer | null> {
  try {
    const bytes = await files.readWhole(headCopyOf(path), HEADER_BYTES);
    return bytes.length === HEADER_BYTES ? bytes : null;
  } catch (error) {
    // It is only asked for when something else is wrong already: that is what will be told.
    if (error instanceof KeptwordError) return null;
    throw error;
  }
}

/**
 * Writes the copy. `sync` waits for the disk; without it a power cut may cost the copy, never the container.
 * What stands there already is written over: a torn copy is none.
 */
export async function writeHeadCopy(
  files: FileLayer,
  path: string,
  header: Buffer,
  { sync }: { sync: boolean },
): Promise<void> {
  const copy = headCopyOf(path);
  const file = await files.open(copy, (await files.stat(copy)) === null ? 'create' : 'update');
  try {
    await file.write(header, 0);
    if (sync) await file.sync();
  } finally {
    await file.close();
  }
}

/** True when another header may still open the container: this one is changed, or the disk does not give it back. */
export function headerIsLost(error: unknown): boolean {
  if (!(error instanceof KeptwordError)) return false;
  // A changed version number looks like a later program's; the copy counts only when it opens the content.
  return error.code === 'blob-damaged' || error.code === 'archive-newer' || systemCode(error) === 'EIO';
}
