/**
 * A second Keptword for the tests: opens the archive given as the first argument, says what happened in one JSON line,
 * then does the work named by the second (`hold`, `change`, `seal`) until it is killed or its input ends.
 */
import { realFiles } from '../../../main/platform/index.ts';
import { openVault } from '../../../main/vault/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { patterned } from './patterned.ts';
import { CHEAP_KDF, PASSPHRASE } from './surroundings.ts';

const [folder = '', work = 'hold'] = process.argv.slice(2);
const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

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
