import { resolve } from 'node:path';
import { type OpenArchive, openArchive, whyRefused } from '../../archive/index.ts';
import { withPassphrase } from './passphrase.ts';
import type { Surroundings } from './surroundings.ts';

/** What every command that opens an archive can be told. */
export type OpenOptions = { passphraseFile?: string };

export const PASSPHRASE_VARIABLE = 'KEPTWORD_PASSPHRASE_FILE';

/** The archive at a path as typed. */
export function placeOf(around: Surroundings, archive: string) {
  return { folder: resolve(around.folder, archive), files: around.files, clock: around.clock };
}

/** Unlocks the archive, works with it, and locks it again whatever happens. */
export async function withArchive<T>(
  around: Surroundings,
  path: string,
  options: OpenOptions,
  work: (archive: OpenArchive) => Promise<T> | T,
): Promise<T> {
  const source = { file: options.passphraseFile, variable: PASSPHRASE_VARIABLE, question: 'Passphrase: ' };
  const place = placeOf(around, path);
  const archive = await withPassphrase(around, source, (passphrase) => openArchive({ ...place, passphrase }));
  try {
    return await work(archive);
  } catch (error) {
    throw whyRefused(archive, error);
  } finally {
    await archive.close();
  }
}
