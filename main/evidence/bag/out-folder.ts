import { dirname } from 'node:path';
import { type FileLayer, placeRefused } from '../../platform/index.ts';

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
