/**
 * A second Keptword for the tests: opens the archive given as the first argument, says what happened in one JSON line,
 * then does the work named by the second (`hold`, `read`, `change`, `seal`, `lock`, `together`: as `hold`, but it opens at the first input) until it is killed or its input ends.
 */
import { realFiles } from '../../../main/platform/index.ts';
import { openVault, type Vault } from '../../../main/vault/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { patterned } from './patterned.ts';
import { CHEAP_KDF, PASSPHRASE } from './surroundings.ts';

const [folder = '', work = 'hold'] = process.argv.slice(2);
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Everything that touches keys, then locks at the first input and says so. The process lives on. */
async function useAndLock(vault: Vault): Promise<void> {
  const writer = await vault.blobs.create('original');
  await writer.write(patterned(3_000_000));
  const { id } = await writer.finish();
  await vault.blobs.verify(id);
  vault.key('index').fill(0);
  const reader = await vault.blobs.open(id);
  await reader.read(0, 100);
  tell({ used: true });
  await new Promise((resolve) => process.stdin.once('data', resolve));
  await vault.close();
  // Keys inside OpenSSL's objects are overwritten when those are collected.
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc?.();
  tell({ locked: true });
}

if (work === 'together') {
  tell({ ready: true });
  await new Promise((resolve) => process.stdin.once('data', resolve));
}
try {
  const secret = { passphrase: PASSPHRASE };
  const vault = await openVault({
    folder,
    files: realFiles,
    secret,
    kdf: CHEAP_KDF,
    readOnly: work === 'read',
  });
  tell({ opened: true });
  if (work === 'lock') await useAndLock(vault);
  process.stdin.on('end', () => vault.close().then(() => process.exit(0)));
  process.stdin.resume();
  for (let nth = 0; work === 'change'; nth++) {
    const [current, next] =
      nth % 2 === 0 ? [PASSPHRASE, `${PASSPHRASE} new`] : [`${PASSPHRASE} new`, PASSPHRASE];
    await vault.changePassphrase(current, next);
  }
  while (work === 'seal') {
    const writer = await vault.blobs.create('original');
    for (let piece = 0; piece < 8; piece++) await writer.write(patterned(500_000));
    tell(await writer.finish());
  }
} catch (error) {
  tell(
    error instanceof KeptwordError ? { code: error.code, details: error.details } : { code: String(error) },
  );
  process.exit(3);
}
