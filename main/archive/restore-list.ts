import { KeptwordError } from '../../shared/contract/index.ts';
import { custodyLog } from '../custody/index.ts';
import { openIndex } from '../database/index.ts';
import { type FileLayer, inside } from '../platform/index.ts';
import { type KdfCost, openVault, type Passphrase, type Vault } from '../vault/index.ts';
import { newestWhole } from './backup.ts';
import { assembled, giveBirth, INDEX } from './open.ts';
import type { ArchivePlace, OpenArchive } from './types.ts';

/** Where the list came from: it was whole; a copy of that time; or nothing was left, and it is a new, empty one. */
export type ListFrom = { from: 'itself' } | { from: 'copy'; madeAt: string } | { from: 'nothing' };

const COPYING = 'index.db.restoring';
const PIECE = 1024 * 1024;

/**
 * Opens an archive whose list does not open any more (decision 184). The damaged list is put aside under another name,
 * never deleted; the newest copy that is whole takes its place, else a new list. A list that opens is left as it is.
 * Throws as `openArchive`. Interrupted at any point, asking again finishes it.
 */
export async function openWithRestoredList(
  place: ArchivePlace & { passphrase: Passphrase; kdf?: KdfCost },
): Promise<{ archive: OpenArchive; list: ListFrom }> {
  const { passphrase, ...rest } = place;
  const vault = await openVault({ ...rest, secret: { passphrase } });
  try {
    try {
      return { archive: await assembled(place, vault), list: { from: 'itself' } };
    } catch (error) {
      if (!(error instanceof KeptwordError) || error.code !== 'archive-index-damaged') throw error;
    }
    const list = await replaceList(place, vault);
    return { archive: await assembled(place, vault), list };
  } catch (error) {
    await vault.close();
    throw error;
  }
}

async function replaceList(place: ArchivePlace, vault: Vault): Promise<ListFrom> {
  const { folder, files } = place;
  const copy = await withCopyKey(vault, (key) => newestWhole(place, key));
  // Written before the damaged list moves: a full disk then changes nothing.
  if (copy !== null) {
    try {
      await copyFile(files, inside(folder, copy.name), inside(folder, COPYING));
      await enterInCopy(place, vault, copy.madeAt);
    } catch (error) {
      // On a full disk half a copy would take the room that is left. What else is wrong with it is the first failure's.
      await files.unlink(inside(folder, COPYING)).catch(() => undefined);
      throw error;
    }
  }
  await setAside(place);
  if (copy === null) {
    // A log begins with the archive's creation (main/custody/FORMAT.md); the entry behind it says what this one is.
    await giveBirth(place, vault, (_index, custody) => void custody.append('list-restored', null, {}));
    return { from: 'nothing' };
  }
  await files.rename(inside(folder, COPYING), inside(folder, INDEX));
  await files.syncFolder(folder);
  return { from: 'copy', madeAt: copy.madeAt };
}

/** The entry is in the copy before that takes its place: a power cut in between leaves no list that is silent about it. */
async function enterInCopy(
  { folder, files, clock }: ArchivePlace,
  vault: Vault,
  madeAt: string,
): Promise<void> {
  const [key, seed] = [vault.key('index'), vault.key('custody')];
  try {
    const index = openIndex({ file: inside(folder, COPYING), key });
    try {
      custodyLog({ index, key: seed, clock, archiveId: vault.archiveId }).append('list-restored', null, {
        copyOf: madeAt,
      });
    } finally {
      index.close();
    }
  } finally {
    key.fill(0);
    seed.fill(0);
  }
  // An older copy was brought up to date on the way. What it was before stays where the copy was taken from.
  const steps = (await files.readdir(folder)).filter((name) => name.startsWith(`${COPYING}.v`));
  for (const name of steps) await files.unlink(inside(folder, name));
}

/** The list first: what is left without it is never taken for a list. Its journals may hold the newest rows. */
async function setAside({ folder, files, clock }: ArchivePlace): Promise<void> {
  const stamp = clock.now().toISOString().replaceAll(':', '-');
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    const from = inside(folder, `${INDEX}${ending}`);
    if ((await files.stat(from)) === null) continue;
    await files.rename(from, inside(folder, `${INDEX}.damaged-${stamp}${ending}`));
  }
  await files.syncFolder(folder);
}

async function copyFile(files: FileLayer, from: string, to: string): Promise<void> {
  if (await files.stat(to)) await files.unlink(to);
  const source = await files.open(from, 'read');
  try {
    const target = await files.open(to, 'create');
    try {
      const piece = Buffer.alloc(PIECE);
      for (let at = 0; ; ) {
        const got = await source.read(piece, at);
        if (got === 0) break;
        await target.write(piece.subarray(0, got), at);
        at += got;
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function withCopyKey<T>(vault: Vault, work: (key: Buffer) => Promise<T>): Promise<T> {
  const key = vault.key('index');
  try {
    return await work(key);
  } finally {
    key.fill(0);
  }
}
