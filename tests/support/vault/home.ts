import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { realFiles } from '../../../main/platform/index.ts';
import { createVault, openVault, type Secret, type Vault } from '../../../main/vault/index.ts';
import { CHEAP_KDF, PASSPHRASE, snapshot, temporaryFolder } from './surroundings.ts';

/** The two copies of the key file. */
export const COPIES = ['archive.json', 'archive.json.bak'];

/** A new, open archive for each test of a file, and what the tests do with it again and again. */
export function homeArchive() {
  const home = {
    /** The folder around the archive's. */
    around: '',
    folder: '',
    vault: {} as Vault,
    recoveryWords: [] as string[],

    create: (folder: string) =>
      createVault({ folder, passphrase: PASSPHRASE, files: realFiles, kdf: CHEAP_KDF }),

    open: (secret: Secret = { passphrase: PASSPHRASE }, more: { readOnly?: boolean } = {}) =>
      openVault({ folder: home.folder, files: realFiles, kdf: CHEAP_KDF, secret, ...more }),

    async blob(content: Buffer): Promise<string> {
      const writer = await home.vault.blobs.create('original');
      await writer.write(content);
      return (await writer.finish()).id;
    },

    blobPath: (id: string) => join(home.folder, 'blobs', id.slice(0, 2), id),

    /** The work fails with that code, and the folder is byte for byte what it was. */
    async refusedUntouched(work: () => Promise<unknown>, code: string): Promise<Error> {
      const before = snapshot(home.folder);
      const error: unknown = await work().then(
        () => new Error('it worked'),
        (reason) => reason,
      );
      expect(error).toMatchObject({ code });
      expect(snapshot(home.folder)).toEqual(before);
      if (!(error instanceof Error)) throw new Error('not an error');
      return error;
    },
  };

  let place: ReturnType<typeof temporaryFolder>;
  beforeEach(async () => {
    place = temporaryFolder('inMemory');
    home.around = place.folder;
    home.folder = join(place.folder, 'Home.keptword');
    Object.assign(home, await home.create(home.folder));
  });
  afterEach(async () => {
    await home.vault.close();
    place.remove();
  });
  return home;
}
