import { dirname } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import { type FileLayer, inside } from '../platform/index.ts';
import { hasKeyFile } from '../vault/index.ts';

/** How the folder of every archive ends that this program made. */
export const ENDING = '.keptword';

/**
 * The archive that somebody meant by the folder that was picked: this one, the one around it (a folder inside of the
 * archive was picked), or the only one in it (the folder that it was put into was picked). A folder with the archive's
 * ending is taken as it is: what is wrong with it is told when it is opened. Throws `not-an-archive`: nobody is asked for
 * the passphrase of a folder of photos.
 */
export async function archiveAt(files: FileLayer, picked: string): Promise<string> {
  if (picked.endsWith(ENDING) || (await hasKeyFile(files, picked))) return picked;
  const around = dirname(picked);
  if (around.endsWith(ENDING)) return around;
  const found: string[] = [];
  for (const name of await files.readdir(picked)) {
    const folder = inside(picked, name);
    if (name.endsWith(ENDING) && (await hasKeyFile(files, folder))) found.push(folder);
  }
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new KeptwordError(
    'not-an-archive',
    'There is no archive in this folder. Choose the folder whose name ends in “.keptword”.',
    { details: `archives in the folder: ${found.length}` },
  );
}
