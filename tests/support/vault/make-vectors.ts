/**
 * Makes tests/fixtures/vault/v1.json: a key file and sealed files as this version writes them. Run once per format
 * version (`node tests/support/vault/make-vectors.ts`), committed, and never made again: later versions must open it.
 */
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realFiles } from '../../../main/platform/index.ts';
import { createContainer } from '../../../main/vault/container/writer.ts';
import { createVault } from '../../../main/vault/index.ts';
import { subkey } from '../../../main/vault/keys.ts';
import { openKeyFile } from './independent.ts';
import { patterned } from './patterned.ts';

const target = new URL('../../fixtures/vault/v1.json', import.meta.url);
/** Ligature, combining ring, full-width digits: NFKC changes all three. */
const passphrase = 'ﬁve Å plums and １２ quilts';
const folder = join(mkdtempSync(join(tmpdir(), 'keptword-vectors-')), 'Vectors.keptword');
const { vault, recoveryWords } = await createVault({
  folder,
  passphrase,
  files: realFiles,
  kdf: { memoryKiB: 256, passes: 2, lanes: 1 },
});
const keyFile = readFileSync(join(folder, 'archive.json'), 'utf8');
const { archiveKey, archiveId } = openKeyFile(keyFile, { passphrase });
const idBytes = Buffer.from(archiveId.replaceAll('-', ''), 'hex');
const fileKey = createSecretKey(subkey(archiveKey, idBytes, 'file'));

const files = [];
for (const [chunkBytes, bytes] of [
  [1024, 0],
  [1024, 1],
  [1024, 1023],
  [1024, 1024],
  [1024, 1025],
  [1024, 3072],
  [65_536, 65_537],
] as const) {
  const id = crypto.randomUUID();
  const path = join(folder, `${id}.vector`);
  const container = await createContainer({
    files: realFiles,
    path,
    fileKey,
    archiveId,
    id,
    kind: 'original',
    chunkBytes,
  });
  await container.write(patterned(bytes));
  await container.finish();
  files.push({ id, chunkBytes, bytes, sealed: readFileSync(path).toString('base64') });
}

const subkeys = Object.fromEntries(
  (['index', 'custody', 'backup'] as const).map((purpose) => [purpose, vault.key(purpose).toString('hex')]),
);
const vectors = {
  about:
    'Archive format version 1. The content of each file: byte i is (31·i + ⌊i/256⌋ + ⌊i/65536⌋) mod 256. Test data only.',
  passphrase,
  recoveryWords,
  archiveKey: Buffer.from(archiveKey).toString('hex'),
  subkeys,
  keyFile,
  files,
};
await vault.close();
writeFileSync(target, `${JSON.stringify(vectors, null, 2)}\n`, { flag: 'wx' });
rmSync(join(folder, '..'), { recursive: true });
