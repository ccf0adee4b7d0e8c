import { closeSync, existsSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type FileLayer,
  type FilePrimitives,
  fileError,
  fileLayer,
  realFiles,
} from '../../../main/platform/index.ts';
import { openVault, type Vault } from '../../../main/vault/index.ts';
import { homeArchive } from '../../support/vault/home.ts';
import { PASSPHRASE, patterned } from '../../support/vault/index.ts';

/*
 * What happens to the files of one blob at the same time, or stops half way (decision 193): what was deleted for good
 * stays deleted, and what is whole is not taken for a left-over.
 */

const home = homeArchive();
const CONTENT = patterned(200_000);
const headOf = (id: string) => `${home.blobPath(id)}.head`;

function loseHeader(id: string): void {
  const file = openSync(home.blobPath(id), 'r+');
  writeSync(file, Buffer.alloc(256), 0, 256, 0);
  closeSync(file);
}

async function vaultOn(change: Partial<FilePrimitives>): Promise<Vault> {
  await home.vault.close();
  const files: FileLayer = fileLayer({ ...realFiles, ...change });
  home.vault = await openVault({ folder: home.folder, files, secret: { passphrase: PASSPHRASE } });
  return home.vault;
}

it('what is deleted while it is being mended does not come back', async () => {
  const id = await home.blob(CONTENT);
  loseHeader(id);
  let deletion: Promise<void> | null = null;
  const { blobs } = await vaultOn({
    // The mending has read the damaged file and begins to write the new one.
    async open(path, mode) {
      if (mode === 'create' && path.includes('incoming') && deletion === null) {
        deletion = home.vault.blobs.remove(id);
        await deletion;
      }
      return realFiles.open(path, mode);
    },
  });
  await expect(blobs.mend(id)).rejects.toMatchObject({ code: 'blob-missing' });
  expect([existsSync(home.blobPath(id)), existsSync(headOf(id)), await blobs.has(id)]).toEqual([
    false,
    false,
    false,
  ]);
});

it('a deletion that is asked for while the mended file gets its name takes that one too', async () => {
  const id = await home.blob(CONTENT);
  loseHeader(id);
  let deletion: Promise<void> | null = null;
  const { blobs } = await vaultOn({
    async rename(from, to) {
      if (to === home.blobPath(id)) deletion ??= home.vault.blobs.remove(id);
      await realFiles.rename(from, to);
    },
  });
  await blobs.mend(id);
  await deletion;
  expect([existsSync(home.blobPath(id)), existsSync(headOf(id))]).toEqual([false, false]);
});

it('a copy of a header that is being made leaves no key behind a deletion', async () => {
  const id = await home.blob(CONTENT);
  rmSync(headOf(id));
  let deletion: Promise<void> | null = null;
  const { blobs } = await vaultOn({
    // The header was read, the copy is about to be written.
    async stat(path) {
      if (path === headOf(id) && deletion === null) {
        deletion = home.vault.blobs.remove(id);
        await Promise.race([deletion, new Promise((resolve) => setTimeout(resolve, 20))]);
      }
      return realFiles.stat(path);
    },
  });
  await blobs.keepHead(id);
  await deletion;
  expect([existsSync(home.blobPath(id)), existsSync(headOf(id))]).toEqual([false, false]);
  await expect(blobs.keepHead(id)).rejects.toMatchObject({ code: 'blob-missing' });
});

it('a copy that the disk does not let go of keeps no content alive; the next try takes it too', async () => {
  const id = await home.blob(CONTENT);
  const { blobs } = await vaultOn({
    async open(path, mode) {
      if (path === headOf(id))
        throw fileError(Object.assign(new Error('injected'), { code: 'EIO', syscall: 'open' }), 'write');
      return realFiles.open(path, mode);
    },
  });
  await expect(blobs.remove(id)).rejects.toMatchObject({ code: 'file-system' });
  expect(existsSync(home.blobPath(id))).toBe(false);
  await (await vaultOn({})).blobs.remove(id);
  expect(existsSync(headOf(id))).toBe(false);
});

it('one file under two names, as a power cut leaves it on a stick, is not swept away', async () => {
  const id = await home.blob(CONTENT);
  const whole = readFileSync(home.blobPath(id));
  linkSync(home.blobPath(id), join(home.folder, 'blobs', 'incoming', id));
  const { blobs } = await vaultOn({});
  expect(readFileSync(home.blobPath(id)).equals(whole)).toBe(true);
  expect(await blobs.verify(id)).toMatchObject({ bytes: CONTENT.length });
});

it('copies of headers that a full disk refuses are not taken for made', async () => {
  const ids = [await home.blob(CONTENT), await home.blob(CONTENT)].sort();
  for (const id of ids) rmSync(headOf(id));
  const { blobs } = await vaultOn({
    async open(path, mode) {
      if (path.endsWith('.head') && mode === 'create')
        throw fileError(Object.assign(new Error('injected'), { code: 'ENOSPC', syscall: 'open' }), 'write');
      return realFiles.open(path, mode);
    },
  });
  await expect(blobs.keepHeads(20)).rejects.toMatchObject({ code: 'disk-full' });
  const later = (await vaultOn({})).blobs;
  expect(await later.keepHeads(1)).toBe(ids[1]);
  expect(await later.keepHeads(20, ids[1])).toBeNull();
  expect(ids.every((id) => existsSync(headOf(id)))).toBe(true);
});
