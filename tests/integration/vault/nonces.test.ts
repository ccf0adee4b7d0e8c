import { createHash, type KeyObject, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { PASSPHRASE, temporaryFolder } from '../../support/vault/surroundings.ts';

const place = temporaryFolder();
afterAll(place.remove);

/** Every AES-GCM sealing of this process: which nonces each key has seen. Keys are kept as hashes. */
const ledger = vi.hoisted(() => ({
  keys: new Map<string, Set<string>>(),
  known: new WeakMap<object, string>(),
  seals: 0,
}));

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  const nameOf = (key: object): string => {
    const known = ledger.known.get(key);
    if (known !== undefined) return known;
    const bytes = key instanceof real.KeyObject ? key.export() : Buffer.from(key as Uint8Array);
    const name = real.createHash('sha256').update(bytes).digest('hex');
    // A Buffer may be overwritten and used again; a KeyObject never changes.
    if (key instanceof real.KeyObject) ledger.known.set(key, name);
    return name;
  };
  return {
    ...real,
    createCipheriv: (
      algorithm: 'aes-256-gcm',
      key: object,
      nonce: Buffer,
      options?: { authTagLength: number },
    ) => {
      const name = nameOf(key);
      const seen = ledger.keys.get(name) ?? new Set<string>();
      ledger.keys.set(name, seen);
      const text = nonce.toString('latin1');
      if (seen.has(text)) throw new Error(`nonce ${nonce.toString('hex')} twice under key ${name}`);
      seen.add(text);
      ledger.seals++;
      return real.createCipheriv(algorithm, key as KeyObject, nonce, options);
    },
  };
});

it('no key ever sees a nonce twice, over a million sealings with crashes, restarts and changes', async () => {
  const { realFiles } = await import('../../../main/platform/index.ts');
  const { createContainer } = await import('../../../main/vault/container/writer.ts');
  const { createVault, openVault } = await import('../../../main/vault/index.ts');
  const kdf = { memoryKiB: 64, passes: 1, lanes: 1 };
  const folder = join(place.folder, 'Home.keptword');
  const secret = { passphrase: PASSPHRASE };
  let { vault } = await createVault({ folder, passphrase: PASSPHRASE, files: realFiles, kdf });

  // Whole lives: blobs finished, dropped and abandoned, locked and unlocked again, passphrases changed.
  for (let life = 0; life < 40; life++) {
    for (let nth = 0; nth < 5; nth++) {
      const writer = await vault.blobs.create('original', { digest: false });
      await writer.write(randomBytes(randomInt(400_000)));
      if (nth % 3 === 0) await writer.abort();
      else if (nth % 3 === 1) await writer.finish();
    }
    await vault.changePassphrase(PASSPHRASE, PASSPHRASE);
    await vault.close();
    vault = await openVault({ folder, files: realFiles, secret, kdf });
  }
  await vault.close();

  // The bulk: containers of small chunks under one file key, the same content and the same id again and again.
  const fileKey = randomBytes(32);
  const [archiveId, id] = [randomUUID(), randomUUID()];
  const content = Buffer.alloc(1024 * 50_000);
  const path = join(place.folder, 'bulk');
  while (ledger.seals < 1_000_000) {
    const of = {
      files: realFiles,
      path,
      fileKey,
      archiveId,
      id,
      kind: 'original',
      chunkBytes: 1024,
    } as const;
    const writer = await createContainer(of);
    await writer.write(content.subarray(0, randomInt(content.length)));
    if (randomInt(4) === 0) await writer.close();
    else await writer.finish();
    rmSync(path);
  }
  expect(ledger.seals).toBeGreaterThanOrEqual(1_000_000);
  expect(ledger.keys.size).toBeGreaterThan(200);
  expect(createHash('sha256')).toBeDefined();
}, 120_000);
