import { KeptwordError } from '../../shared/contract/index.ts';
import { type CustodyLog, custodyLog } from '../custody/index.ts';
import { type Index, openIndex } from '../database/index.ts';
import { archiveName, inside } from '../platform/index.ts';
import { createVault, type KdfCost, openVault, type Passphrase, type Vault } from '../vault/index.ts';
import { damagedWithAdvice, keepBackup } from './backup.ts';
import { allHeadsKept, keepingHeads } from './header-copies.ts';
import { enterNote, leaveNote } from './recovered-note.ts';
import type { ArchivePlace, OpenArchive } from './types.ts';

export const INDEX = 'index.db';
/** The index while it is being made. It gets its name when it is whole, so a cut-short creation can be finished. */
const UNBORN = 'index.db.new';

/**
 * Makes a new archive and opens it. The recovery words are returned once and kept nowhere in the open.
 * Throws `archive-exists`, `weak-passphrase`, `disk-full`, `file-system`; then nothing of it is left on the disk.
 */
export async function createArchive(
  options: ArchivePlace & { passphrase: Passphrase; kdf?: KdfCost },
): Promise<{ archive: OpenArchive; recoveryWords: string[] }> {
  const folderWasThere = (await options.files.stat(options.folder)) !== null;
  const { vault, recoveryWords } = await createVault(options);
  try {
    await giveBirth(options, vault, allHeadsKept);
    return { archive: put(options, vault), recoveryWords };
  } catch (error) {
    await takeBack(options, vault, folderWasThere);
    throw error;
  }
}

/** Nothing can be written then, but listening, and a bundle on another disk, must still go. */
const LOOK_ONLY: ReadonlySet<string> = new Set(['archive-read-only', 'disk-full']);

/**
 * Unlocks an archive. A folder that cannot be written, or a full disk, is opened for looking only. Throws `archive-not-found`,
 * `archive-damaged`, `archive-newer`, `archive-in-use`, `wrong-passphrase`, `archive-index-damaged`; then nothing on
 * the disk has changed.
 */
export async function openArchive(
  options: ArchivePlace & { passphrase: Passphrase; readOnly?: boolean; kdf?: KdfCost },
): Promise<OpenArchive> {
  const secret = { passphrase: options.passphrase };
  const looking = async () => putOrClose(options, await openVault({ ...options, secret, readOnly: true }));
  if (options.readOnly) return looking();
  const { readOnly: _readOnly, ...place } = options;
  try {
    return await putOrClose(options, await openVault({ ...place, secret }));
  } catch (error) {
    if (!(error instanceof KeptwordError && LOOK_ONLY.has(error.code))) throw error;
    // When not even looking works, the first failure is the one to tell.
    const archive = await looking().catch(() => {
      throw error;
    });
    return { ...archive, diskFull: error.code === 'disk-full' };
  }
}

/**
 * Opens with the recovery words and sets a new passphrase; the old one no longer opens. Throws as `openArchive`; when only
 * the list is lost (`archive-index-damaged`) the new passphrase is set all the same, so that the list can be restored.
 */
export async function recoverArchive(
  options: ArchivePlace & { recoveryWords: readonly string[]; newPassphrase: Passphrase; kdf?: KdfCost },
): Promise<OpenArchive> {
  const vault = await openVault({ ...options, secret: { recoveryWords: options.recoveryWords } });
  const setPassphrase = () => vault.setPassphrase(options.newPassphrase);
  const archive = await putOrClose(options, vault, async () => {
    await leaveNote(options, vault);
    await setPassphrase();
  });
  try {
    await setPassphrase();
    archive.custody.append('archive-recovered', null, {});
    return archive;
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/** Makes the index with its first custody entry (and `more`) under another name, and then gives it its own. */
export async function giveBirth(
  { folder, files, clock }: ArchivePlace,
  vault: Vault,
  more: (index: Index, custody: CustodyLog) => void,
): Promise<void> {
  const file = inside(folder, UNBORN);
  if (await files.stat(file)) await files.unlink(file);
  const index = withKey(vault, 'index', (key) => openIndex({ file, key, create: true }));
  try {
    const custody = withKey(vault, 'custody', (key) =>
      custodyLog({ index, key, clock, archiveId: vault.archiveId }),
    );
    custody.append('archive-created', null, { archiveId: vault.archiveId });
    more(index, custody);
  } finally {
    index.close();
  }
  await files.rename(file, inside(folder, INDEX));
  await files.syncFolder(folder);
}

async function putOrClose(
  place: ArchivePlace,
  vault: Vault,
  whenListIsLost: () => Promise<void> = async () => undefined,
): Promise<OpenArchive> {
  try {
    if (!vault.readOnly && (await wasCutShort(place, vault))) await giveBirth(place, vault, allHeadsKept);
    return await assembled(place, vault);
  } catch (error) {
    if (!(error instanceof KeptwordError) || error.code !== 'archive-index-damaged') {
      await vault.close();
      throw error;
    }
    try {
      await whenListIsLost();
      throw await withAdvice(place, vault, error);
    } finally {
      await vault.close();
    }
  }
}

/** Everything of an archive whose keys are open, with what earlier sessions left to do. Does not close the vault. */
export async function assembled(place: ArchivePlace, vault: Vault): Promise<OpenArchive> {
  const archive = put(place, vault);
  await finishDeletions(archive);
  await enterNote(archive, vault, archive.custody);
  return keepingHeads(archive);
}

/**
 * A deletion is a commit and then the end of the sealed files. When a crash came between, they are ended now: what a
 * parent deleted must not stay. One that will not go does not keep the archive shut; the check lists it.
 */
async function finishDeletions({ readOnly, index, blobs, vault }: OpenArchive): Promise<void> {
  if (readOnly) return;
  try {
    for (const id of index.recordings.deletedIds())
      await vault.live.remove(id, { evenKept: true }).catch(() => undefined);
    for (const id of await vault.voice.list())
      if (index.voiceNotes.isGone(id))
        await vault.voice.remove(id, { evenKept: true }).catch(() => undefined);
    for (const { blobId } of index.voiceNotes.forgotten()) await blobs.remove(blobId).catch(() => undefined);
    const documents = index.documents.everAdded().filter(({ destroyedAt }) => destroyedAt !== null);
    for (const { blobId } of documents) await blobs.remove(blobId).catch(() => undefined);
    for (const id of index.transcripts.deletedBlobIds()) await blobs.remove(id).catch(() => undefined);
    for (const id of index.recordings.deletedBlobIds()) await blobs.remove(id).catch(() => undefined);
  } catch (error) {
    // A damaged row is the check's business: everything else must still open.
    if (!(error instanceof KeptwordError)) throw error;
  }
}

/**
 * True when the creation of this archive was cut short before its index got its name: nothing was ever in it. Where sound
 * lies sealed, or another list was once, one that is missing is lost: it is never begun anew without a word.
 */
async function wasCutShort({ folder, files }: ArchivePlace, { blobs }: Vault): Promise<boolean> {
  const names = await files.readdir(folder);
  if (!names.includes(UNBORN) || names.includes(INDEX)) return false;
  if (names.some((name) => name.startsWith(`${INDEX}.`) && !name.startsWith(UNBORN))) return false;
  for await (const _sealed of blobs.list()) return false;
  return true;
}

/** Puts the parts together. The keys are overwritten as soon as index and log have taken what they need. */
function put(place: ArchivePlace, vault: Vault): OpenArchive {
  const { folder, files, clock } = place;
  const { readOnly, archiveId, blobs } = vault;
  const index = withKey(vault, 'index', (key) => openIndex({ file: inside(folder, INDEX), key, readOnly }));
  let custody: CustodyLog;
  try {
    custody = withKey(vault, 'custody', (key) => custodyLog({ index, key, clock, archiveId }));
  } catch (error) {
    index.close();
    throw error;
  }
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= closeBoth(place, index, vault);
    return closing;
  };
  const parts = { vault, blobs, index, custody, clock, files };
  return { name: archiveName(folder), folder, ...parts, readOnly, diskFull: false, close };
}

/** The vault is closed whatever the index says: the keys must go, and the lock file too. */
async function closeBoth(place: ArchivePlace, index: Index, vault: Vault): Promise<void> {
  try {
    try {
      if (!index.readOnly) await keepBackup(place, index);
    } finally {
      index.close();
    }
  } finally {
    await vault.close();
  }
}

/** The caller's function gets the key; it is overwritten when the function is done. */
function withKey<T>(vault: Vault, purpose: 'index' | 'custody', work: (key: Buffer) => T): T {
  const key = vault.key(purpose);
  try {
    return work(key);
  } finally {
    key.fill(0);
  }
}

async function withAdvice(place: ArchivePlace, vault: Vault, error: KeptwordError): Promise<KeptwordError> {
  const key = vault.key('index');
  try {
    return await damagedWithAdvice(place, key, error);
  } finally {
    key.fill(0);
  }
}

/** A creation that failed leaves nothing. Best effort, each step on its own: the failure before is the one to report. */
async function takeBack(
  { folder, files }: ArchivePlace,
  vault: Vault,
  folderWasThere: boolean,
): Promise<void> {
  const attempt = (work: Promise<unknown>) => work.catch(() => undefined);
  const index = [INDEX, UNBORN].flatMap((name) => [name, `${name}-wal`, `${name}-shm`, `${name}-journal`]);
  for (const name of ['archive.json', 'archive.json.bak', ...index, 'README.txt']) {
    await attempt(files.unlink(inside(folder, name)));
  }
  await attempt(vault.close());
  await attempt(files.unlink(inside(folder, 'archive.guard')));
  await attempt(files.rmdir(inside(folder, 'blobs', 'incoming')));
  await attempt(files.rmdir(inside(folder, 'blobs')));
  if (!folderWasThere) await attempt(files.rmdir(folder));
}
