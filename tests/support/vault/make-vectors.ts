/**
 * Makes tests/fixtures/vault/v1.json: a key file and sealed files as this version writes them. Run once per format
 * version (`node tests/support/vault/make-vectors.ts`), committed, and never made again: later versions must open it.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realFiles } from '../../../main/platform/index.ts';
import { createContainer } from '../../../main/vault/container/writer.ts';
import { createVault } from '../../../main/vault/index.ts';
import { subkey } from '../../../main/vault/keys.ts';
import { openKeyFile } from './independent.ts';
import { patterned } from './patterned.ts';

/** Ligature, combining ring, full-width digits: NFKC changes all three. */
const passphrase = 'ﬁve Å plums and １２ quilts';

const SIZES = [
  [1024, 0],
  [1024, 1],
  [1024, 1023],
  [1024, 1024],
  [1024, 1025],
  [1024, 3072],
  [65_536, 65_537],
] as const;

export async function makeVectors() {
  const around = mkdtempSync(join(tmpdir(), 'keptword-vectors-'));
  const folder = join(around, 'Vectors.keptword');
  const kdf = { memoryKiB: 256, passes: 2, lanes: 1 };
  const { vault, recoveryWords } = await createVault({ folder, passphrase, files: realFiles, kdf });
  const keyFile = readFileSync(join(folder, 'archive.json'), 'utf8');
  const { archiveKey, archiveId } = openKeyFile(keyFile, { passphrase });
  const idBytes = Buffer.from(archiveId.replaceAll('-', ''), 'hex');
  const fileKey = subkey(archiveKey, idBytes, 'file');

  const files = [];
  for (const [chunkBytes, bytes] of SIZES) {
    const id = crypto.randomUUID();
    const path = join(folder, `${id}.vector`);
    const of = { files: realFiles, path, fileKey, archiveId, id, kind: 'original', chunkBytes } as const;
    const container = await createContainer(of);
    await container.write(patterned(bytes));
    await container.finish();
    files.push({ id, chunkBytes, bytes, sealed: readFileSync(path).toString('base64') });
  }
  const subkeys = Object.fromEntries(
    (['index', 'custody', 'backup'] as const).map((purpose) => [purpose, vault.key(purpose).toString('hex')]),
  );
  await vault.close();
  rmSync(around, { recursive: true });
  return {
    about:
      'Archive format version 1. The content of each file: byte i is (31·i + ⌊i/256⌋ + ⌊i/65536⌋) mod 256. Test data only.',
    passphrase,
    recoveryWords,
    archiveKey: Buffer.from(archiveKey).toString('hex'),
    subkeys,
    keyFile,
    files,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL('../../fixtures/vault/v1.json', import.meta.url);
  writeFileSync(target, `${JSON.stringify(await makeVectors(), null, 2)}\n`, { flag: 'wx' });
}
