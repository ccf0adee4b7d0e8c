import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { realFiles } from '../../../main/platform/index.ts';
import { openContainer } from '../../../main/vault/container/reader.ts';
import { createContainer } from '../../../main/vault/container/writer.ts';
import { createVault, openVault } from '../../../main/vault/index.ts';
import { subkey } from '../../../main/vault/keys.ts';
import { makeKeyFile, type Opened, openKeyFile, openSealed, seal } from '../../support/vault/independent.ts';
import { CHEAP_KDF, PASSPHRASE, patterned, temporaryFolder } from '../../support/vault/index.ts';
import { makeVectors } from '../../support/vault/make-vectors.ts';

const place = temporaryFolder();
afterAll(place.remove);

const vectorsFile = z.object({
  passphrase: z.string(),
  recoveryWords: z.array(z.string()),
  archiveKey: z.string(),
  subkeys: z.record(z.enum(['index', 'custody', 'backup']), z.string()),
  keyFile: z.string(),
  files: z.array(z.object({ id: z.string(), chunkBytes: z.number(), bytes: z.number(), sealed: z.base64() })),
});
const committed = vectorsFile.parse(
  JSON.parse(readFileSync(new URL('../../fixtures/vault/v1.json', import.meta.url), 'utf8')),
);
const made = vectorsFile.parse(await makeVectors());

function fileKeyOf(archive: Opened) {
  const id = Buffer.from(archive.archiveId.replaceAll('-', ''), 'hex');
  return subkey(archive.archiveKey, id, 'file');
}

async function openWithOurs(archive: Opened, id: string, sealed: Uint8Array): Promise<Buffer> {
  const path = join(place.folder, randomUUID());
  writeFileSync(path, sealed);
  const reader = await openContainer({
    files: realFiles,
    path,
    fileKey: fileKeyOf(archive),
    archiveId: archive.archiveId,
    id,
    damage: 'refuse',
  });
  const content = await reader.read(0, reader.bytes);
  await reader.close();
  return content;
}

/** An archive folder around a key file. */
function folderWith(keyFile: string): string {
  const folder = join(place.folder, `${randomUUID()}.keptword`);
  mkdirSync(join(folder, 'blobs'), { recursive: true });
  writeFileSync(join(folder, 'archive.json'), keyFile);
  return folder;
}

describe.each([
  ['committed with version 1', committed],
  ['made now by the script that made those', made],
])('the vectors %s', (_which, vectors) => {
  const independent = openKeyFile(vectors.keyFile, { passphrase: vectors.passphrase });

  it('open with the independent reader, by passphrase and by words', () => {
    expect(Buffer.from(independent.archiveKey).toString('hex')).toBe(vectors.archiveKey);
    const byWords = openKeyFile(vectors.keyFile, { words: vectors.recoveryWords });
    expect(Buffer.from(byWords.archiveKey).toString('hex')).toBe(vectors.archiveKey);
  });

  it.each(vectors.files)('$bytes bytes in chunks of $chunkBytes open with both', async (file) => {
    const sealed = Buffer.from(file.sealed, 'base64');
    const expected = patterned(file.bytes);
    expect(Buffer.from(openSealed(sealed, independent, file.id)).equals(expected)).toBe(true);
    expect((await openWithOurs(independent, file.id, sealed)).equals(expected)).toBe(true);
  });

  it('open as an archive, with the passphrase spelled another way, and give the same subkeys', async () => {
    const folder = folderWith(vectors.keyFile);
    const decomposed = vectors.passphrase.normalize('NFKC').normalize('NFD');
    for (const secret of [{ passphrase: decomposed }, { recoveryWords: vectors.recoveryWords }]) {
      const vault = await openVault({ folder, files: realFiles, secret, readOnly: true });
      for (const purpose of ['index', 'custody', 'backup'] as const) {
        expect(vault.key(purpose).toString('hex')).toBe(vectors.subkeys[purpose]);
      }
      expect(vault.recoveryWords()).toEqual(vectors.recoveryWords);
      await vault.close();
    }
  });
});

describe('what we make opens elsewhere, and the reverse', () => {
  it('an archive of ours', async () => {
    const folder = join(place.folder, 'ours.keptword');
    const made = await createVault({ folder, passphrase: PASSPHRASE, files: realFiles, kdf: CHEAP_KDF });
    const writer = await made.vault.blobs.create('playback');
    await writer.write(patterned(70_000));
    const { id } = await writer.finish();
    await made.vault.close();
    const archive = openKeyFile(readFileSync(join(folder, 'archive.json'), 'utf8'), {
      words: made.recoveryWords,
    });
    const sealed = readFileSync(join(folder, 'blobs', id.slice(0, 2), id));
    expect(Buffer.from(openSealed(sealed, archive, id)).equals(patterned(70_000))).toBe(true);
  });

  it('an archive of theirs, drill and new passphrase included', async () => {
    const theirs = makeKeyFile('a passphrase of the other side');
    const folder = folderWith(theirs.json);
    const id = randomUUID();
    mkdirSync(join(folder, 'blobs', id.slice(0, 2)));
    writeFileSync(join(folder, 'blobs', id.slice(0, 2), id), seal(patterned(140_000), theirs, id));

    const secret = { passphrase: 'a passphrase of the other side' };
    const vault = await openVault({ folder, files: realFiles, secret, kdf: CHEAP_KDF });
    expect(await vault.blobs.verify(id)).toMatchObject({ bytes: 140_000 });
    expect(vault.recoveryWords()).toEqual(theirs.words);
    await vault.changePassphrase('a passphrase of the other side', PASSPHRASE);
    await vault.close();
    const after = openKeyFile(readFileSync(join(folder, 'archive.json'), 'utf8'), { passphrase: PASSPHRASE });
    expect(Buffer.from(after.archiveKey).equals(theirs.archiveKey)).toBe(true);
  });

  it('any content', async () => {
    const archive: Opened = openKeyFile(committed.keyFile, { words: committed.recoveryWords });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (content) => {
        const id = randomUUID();
        const theirs = seal(content, archive, id, 1024);
        expect((await openWithOurs(archive, id, theirs)).equals(content)).toBe(true);
        const path = join(place.folder, id);
        const of = {
          files: realFiles,
          path,
          fileKey: fileKeyOf(archive),
          id,
          kind: 'peaks',
          chunkBytes: 1024,
        } as const;
        const writer = await createContainer({ ...of, archiveId: archive.archiveId });
        await writer.write(content);
        await writer.finish();
        expect(Buffer.from(openSealed(readFileSync(path), archive, id)).equals(content)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
