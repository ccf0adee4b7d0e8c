import { randomBytes, randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import { archiveReadOnly, type Clock, type FileLayer, type Log, systemClock } from '../platform/index.ts';
import { sweepIncoming } from './blob-files.ts';
import { openBlobs } from './blobs.ts';
import { locked, uuidBytes } from './container/index.ts';
import { type ArchiveHeader, FORMAT, FORMAT_VERSION } from './header.ts';
import { calibratedCost, refuseWeak } from './kdf.ts';
import { heal, readKeyFile, writeKeyFile } from './key-file.ts';
import { subkey } from './keys.ts';
import { openLive } from './live.ts';
import { type Lock, refuseIfInUse, takeLock } from './lock.ts';
import { fillNewFolder, isOccupied, makeFolder, removeNewArchive } from './new-folder.ts';
import { answersDrill, codeOfAnotherArchive, entropyOf, wordsOf } from './recovery.ts';
import { assertCrypto } from './self-test.ts';
import {
  drillPassed,
  openWithPassphrase,
  openWithRecovery,
  passphraseSlot,
  pendingEntropy,
  recoverySlot,
  withDrillPassed,
  withSlot,
} from './slots.ts';
import type { KdfCost, Passphrase, Secret, Vault } from './types.ts';

type Surroundings = {
  readonly folder: string;
  readonly files: FileLayer;
  /** Cost of a passphrase slot that is written. Without it this machine is measured (0.5 to 1.0 s). Tests give less. */
  readonly kdf?: KdfCost;
  readonly clock?: Clock;
  readonly log?: Log;
};

/**
 * Makes a new archive in `folder`, which must not hold anything yet. Returns the open vault and the recovery words.
 * Throws `weak-passphrase`, `archive-exists`, or what the disk says; then nothing of the new archive is left.
 */
export async function createVault(
  options: Surroundings & { passphrase: Passphrase },
): Promise<{ vault: Vault; recoveryWords: string[] }> {
  const { folder, files } = options;
  await assertCrypto();
  refuseWeak(options.passphrase);
  const cost = options.kdf ?? (await calibratedCost());
  const archiveKey = randomBytes(32);
  const entropy = randomBytes(32);
  const archiveId = randomUUID();
  const made = await makeFolder(files, folder);
  const lock = await takeLock(files, folder, options.clock ?? systemClock).catch(async (error) => {
    // Somebody else is making an archive here: the folder is theirs.
    if (!isInUse(error)) await made.undo();
    throw error;
  });
  try {
    await fillNewFolder(files, folder);
    const header = await writeKeyFile(files, folder, {
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      archiveId,
      generation: 0,
      slots: [
        await passphraseSlot(archiveId, archiveKey, options.passphrase, cost),
        recoverySlot(archiveId, archiveKey, entropy),
      ],
    });
    const vault = openedVault(options, { header, archiveKey, lock, recovered: false });
    return { vault, recoveryWords: wordsOf(entropy) };
  } catch (error) {
    archiveKey.fill(0);
    // An occupied folder is somebody's: nothing in it is taken away.
    if (!isOccupied(error)) await removeNewArchive(files, folder);
    await attempt(options, 'vault-lock-file-left', () => lock.release());
    if (!isOccupied(error)) await made.undo();
    throw error;
  } finally {
    entropy.fill(0);
  }
}

/**
 * Opens an archive. Throws `archive-not-found`, `archive-damaged`, `archive-newer`, `archive-in-use`,
 * `wrong-passphrase`, `wrong-recovery-code`, or `archive-read-only` when the folder cannot be written and `readOnly`
 * was not asked for. After any of them the folder is byte for byte what it was.
 */
export async function openVault(
  options: Surroundings & { secret: Secret; readOnly?: boolean },
): Promise<Vault> {
  const { folder, files, secret } = options;
  await assertCrypto();
  const { header } = await readKeyFile(files, folder);
  if (!options.readOnly) await refuseIfInUse(files, folder);
  const archiveKey = await archiveKeyFrom(header, secret);
  const recovered = 'recoveryWords' in secret;
  if (options.readOnly) return openedVault(options, { header, archiveKey, lock: null, recovered });

  let lock: Lock | null = null;
  try {
    lock = await takeLock(files, folder, options.clock ?? systemClock);
    // The passphrase may have been changed by somebody else while the key was being derived.
    const current = await readKeyFile(files, folder);
    if (current.header.archiveId !== header.archiveId) throw wrongPassphrase();
    await attempt(options, 'vault-heal-put-off', () => heal(files, folder, current));
    await attempt(options, 'vault-sweep-put-off', () => sweepIncoming(files, folder));
    return openedVault(options, { header: current.header, archiveKey, lock, recovered });
  } catch (error) {
    archiveKey.fill(0);
    await attempt(options, 'vault-lock-file-left', async () => lock?.release());
    throw error;
  }
}

/**
 * Repairs at opening, and the lock file at closing, are worth a line in the log when they fail, not a locked door: a
 * full disk must still open, a stick that was pulled must still lock. The next opening does what is left to do.
 */
async function attempt(options: Surroundings, event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    options.log?.warn(event, { code: error instanceof KeptwordError ? error.code : 'unknown' });
  }
}

async function archiveKeyFrom(header: ArchiveHeader, secret: Secret): Promise<Buffer> {
  if ('passphrase' in secret) {
    const key = await openWithPassphrase(header, secret.passphrase);
    if (!key) throw wrongPassphrase();
    return key;
  }
  const entropy = entropyOf(secret.recoveryWords);
  try {
    const key = openWithRecovery(header, entropy);
    if (!key) throw codeOfAnotherArchive();
    return key;
  } finally {
    entropy.fill(0);
  }
}

type Opened = { header: ArchiveHeader; archiveKey: Buffer; lock: Lock | null; recovered: boolean };

function openedVault(options: Surroundings, opened: Opened): Vault {
  const { folder, files } = options;
  const { archiveKey, lock, recovered } = opened;
  const { archiveId } = opened.header;
  const readOnly = lock === null;
  const keys = keyFile(options, { header: opened.header, readOnly });
  let confirmed = recovered || drillPassed(keys.header, archiveKey);
  let closing: Promise<void> | null = null;
  let changing: Promise<unknown> = Promise.resolve();

  /** One change of the key file at a time; closing waits for it, so that no key is overwritten under its hands. */
  function alone<T>(change: () => Promise<T>): Promise<T> {
    const work = changing.then(() => {
      mustBeOpen();
      return change();
    });
    changing = work.catch(() => undefined);
    return work;
  }

  const fileKey = subkey(archiveKey, uuidBytes(archiveId), 'file');
  const room = { files, folder, archiveId, fileKey, readOnly };
  const blobs = openBlobs(room);
  const live = openLive(room, 'capture');
  const voice = openLive(room, 'voice');

  function mustBeOpen(): void {
    if (closing) throw locked();
  }

  async function writePassphrase(next: Passphrase): Promise<void> {
    const cost = options.kdf ?? (await calibratedCost());
    const slot = await passphraseSlot(archiveId, archiveKey, next, cost);
    // Whoever opened with the recovery words has shown that they have them: that is what the drill is for.
    const rest = recovered ? withDrillPassed(keys.header, archiveKey) : keys.header;
    mustBeOpen();
    await keys.replace(withSlot(rest, slot));
  }

  function recoveryWords(): string[] | null {
    mustBeOpen();
    return pendingWords(keys.header, archiveKey);
  }

  return {
    archiveId,
    folder,
    readOnly,
    blobs: blobs.store,
    live: live.store,
    voice: voice.store,
    key(purpose) {
      mustBeOpen();
      return subkey(archiveKey, uuidBytes(archiveId), purpose);
    },
    changePassphrase: (current, next) =>
      alone(async () => {
        refuseWeak(next);
        const key = await openWithPassphrase(keys.header, current);
        if (!key) throw wrongPassphrase();
        key.fill(0);
        await writePassphrase(next);
      }),
    async setPassphrase(next) {
      mustBeOpen();
      if (!recovered) {
        throw new KeptwordError('not-allowed', 'Type the old passphrase to change it. Nothing was changed.');
      }
      refuseWeak(next);
      await alone(() => writePassphrase(next));
    },
    get recoveryConfirmed() {
      return confirmed;
    },
    recoveryWords,
    confirmRecovery: (answers) =>
      alone(async () => {
        const words = recoveryWords();
        if (words === null) return true;
        if (!answersDrill(words, answers)) return false;
        mustBeOpen();
        await keys.replace(withDrillPassed(keys.header, archiveKey));
        confirmed = true;
        return true;
      }),
    close() {
      // Readers stop at once: what was decrypted ahead of a lock must not leave after it.
      closing ??= Promise.all([blobs.close(), live.close(), voice.close(), changing])
        .finally(() => archiveKey.fill(0))
        .then(() => attempt(options, 'vault-lock-file-left', async () => lock?.release()));
      return closing;
    },
  };
}

/** The recovery words, as long as nobody has typed them back. */
function pendingWords(header: ArchiveHeader, archiveKey: Buffer): string[] | null {
  const entropy = pendingEntropy(header, archiveKey);
  if (!entropy) return null;
  const words = wordsOf(entropy);
  entropy.fill(0);
  return words;
}

/** The key file of an open vault: what it holds now, and how it is written anew, all or nothing. */
function keyFile({ folder, files }: Surroundings, of: { header: ArchiveHeader; readOnly: boolean }) {
  let { header } = of;
  return {
    get header() {
      return header;
    },
    /** @throws archive-read-only, and what the disk says: then the old one still opens, or the new one is whole */
    async replace(next: ArchiveHeader): Promise<void> {
      if (of.readOnly) throw archiveReadOnly();
      try {
        header = await writeKeyFile(files, folder, next);
      } catch (error) {
        const onDisk = await readKeyFile(files, folder).catch(() => null);
        if (!onDisk || onDisk.header.generation <= header.generation) throw error;
        header = onDisk.header;
        throw halfWritten(error);
      }
    },
  };
}

function isInUse(error: unknown): boolean {
  return error instanceof KeptwordError && error.code === 'archive-in-use';
}

function wrongPassphrase(): KeptwordError {
  return new KeptwordError(
    'wrong-passphrase',
    'This passphrase does not open the archive. Nothing was changed. Check the Caps Lock key and try again, or use the recovery code.',
  );
}

/** The first copy of the key file is new, the second could not be written: say so, or the parent tries the old one. */
function halfWritten(error: unknown): KeptwordError {
  const cause = error instanceof KeptwordError ? error : null;
  return new KeptwordError(
    cause?.code ?? 'file-system',
    'The change is saved and holds. Its spare copy could not be written. Check that the disk has room, then open the archive again.',
    { details: `spare key file: ${cause?.details ?? 'unknown'}`, cause: error },
  );
}
