import { dirname, join } from 'node:path';
import { KeptwordError } from '../../../shared/contract/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { type FileLayer, liesIn, placeRefused } from '../../platform/index.ts';

/**
 * Does work in a folder that the person chose, which is made when it is not there. When the work fails, the folders
 * that were made for it go again, as far as they are empty.
 * @throws folder-read-only when nothing may be written there; what `work` throws
 */
export async function inOutFolder<T>(
  files: FileLayer,
  outFolder: string,
  work: () => Promise<T>,
): Promise<T> {
  const made: string[] = [];
  try {
    // A drive that is not there has no folder above it.
    for (let at = outFolder; (await files.stat(at)) === null && dirname(at) !== at; at = dirname(at)) {
      made.push(at);
    }
    await files.mkdir(outFolder);
    return await work();
  } catch (error) {
    // Best effort, from the inside out: a folder that somebody else uses meanwhile is not empty and stays.
    for (const folder of made) await files.rmdir(folder).catch(() => undefined);
    throw placeRefused(error);
  }
}

/** What leaves is readable by anyone: inside the archive's folder it would break the promise that nothing there is. */
export function refuseInArchive(archive: OpenArchive, outFolder: string): void {
  if (!liesIn(archive.folder, outFolder)) return;
  throw new KeptwordError(
    'invalid-input',
    'What leaves is not encrypted, so it may not lie inside the archive. Nothing was made. Choose another folder.',
  );
}

/** The wanted name, or the first of `_2`, `_3`… that neither a folder nor a ZIP has. */
export async function freeName(archive: OpenArchive, outFolder: string, wanted: string): Promise<string> {
  for (let turn = 1; turn < 10_000; turn++) {
    const name = turn === 1 ? wanted : `${wanted}_${turn}`;
    const folder = await archive.files.stat(join(outFolder, name));
    const zip = await archive.files.stat(join(outFolder, `${name}.zip`));
    if (folder === null && zip === null) return name;
  }
  throw new KeptwordError(
    'export-target-exists',
    'This folder holds too many folders of the same name. Nothing was made. Choose another folder.',
  );
}
