import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileLayer } from '../../../main/platform/index.ts';
import { openVault } from '../../../main/vault/index.ts';
import { homeArchive } from '../../support/vault/home.ts';
import { faultyFiles, PASSPHRASE, patterned, refusingFiles, snapshot } from '../../support/vault/index.ts';

const home = homeArchive();
const CONTENT = patterned(200_000);

const headOf = (id: string) => `${home.blobPath(id)}.head`;
const incoming = () => readdirSync(join(home.folder, 'blobs', 'incoming'));

/** Puts other bytes into a file, as a disk does that lost a sector. */
function hurt(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}
const loseHeader = (id: string) => hurt(home.blobPath(id), 0, Buffer.alloc(256));

async function content(id: string): Promise<{ bytes: Buffer; header: string }> {
  const reader = await home.vault.blobs.open(id);
  try {
    return { bytes: await reader.read(0, reader.bytes), header: reader.header };
  } finally {
    await reader.close();
  }
}

describe('the second home of a header', () => {
  it('is the same 256 bytes, beside the container, and no blob of its own', async () => {
    const id = await home.blob(CONTENT);
    expect(readFileSync(headOf(id))).toEqual(readFileSync(home.blobPath(id)).subarray(0, 256));
    const ids: string[] = [];
    for await (const one of home.vault.blobs.list()) ids.push(one);
    expect(ids).toEqual([id]);
  });

  it.each([
    ['zeros', (id: string) => hurt(home.blobPath(id), 0, Buffer.alloc(256))],
    ['noise', (id: string) => hurt(home.blobPath(id), 0, patterned(256))],
    ['a later version', (id: string) => hurt(home.blobPath(id), 8, Buffer.from([0, 9]))],
    ['one flipped bit of the wrapped key', (id: string) => hurt(home.blobPath(id), 210, Buffer.from([1, 2]))],
  ])('opens the content whose own header is %s', async (_what, damage) => {
    const id = await home.blob(CONTENT);
    damage(id);
    expect(await content(id)).toEqual({ bytes: CONTENT, header: 'copy' });
  });

  it('opens nothing when it is damaged too, of another file, or the content is another one', async () => {
    const [id, other] = [await home.blob(CONTENT), await home.blob(patterned(150_000))];
    loseHeader(id);
    const whole = readFileSync(headOf(id));
    for (const bad of [Buffer.alloc(256), readFileSync(headOf(other)), whole.subarray(0, 100)]) {
      writeFileSync(headOf(id), bad);
      await expect(home.vault.blobs.open(id)).rejects.toMatchObject({ code: 'blob-damaged' });
    }
    writeFileSync(headOf(id), whole);
    writeFileSync(home.blobPath(id), readFileSync(home.blobPath(other)));
    await expect(home.vault.blobs.open(id)).rejects.toMatchObject({ code: 'blob-damaged' });
    writeFileSync(home.blobPath(id), Buffer.alloc(0));
    await expect(home.vault.blobs.open(id)).rejects.toMatchObject({ code: 'blob-damaged' });
  });

  it('does not bring back what was deleted', async () => {
    const id = await home.blob(CONTENT);
    hurt(home.blobPath(id), 192, Buffer.alloc(60));
    await expect(home.vault.blobs.open(id)).rejects.toMatchObject({ code: 'blob-missing' });
    await home.vault.blobs.remove(id);
    expect([existsSync(home.blobPath(id)), existsSync(headOf(id))]).toEqual([false, false]);
  });

  it('goes before the file does: a deletion that fails half way leaves no copy of the key', async () => {
    for (let nth = 1; ; nth += 1) {
      const id = await home.blob(CONTENT);
      await home.vault.close();
      const { files, struck } = faultyFiles({ nth, code: 'EIO', lasts: 'forever' });
      const blobs = await storeOn(files);
      await blobs?.remove(id).catch(() => undefined);
      home.vault = await home.open();
      if (struck() && !existsSync(home.blobPath(id)))
        expect(existsSync(headOf(id)), `call ${nth}`).toBe(false);
      await home.vault.blobs.remove(id);
      if (!struck()) break;
    }
  });

  it('is made for blobs of older programs, a few at a time, and repaired', async () => {
    const ids = [await home.blob(CONTENT), await home.blob(CONTENT), await home.blob(CONTENT)];
    for (const id of ids) rmSync(headOf(id));
    expect(await home.vault.blobs.keepHeads(2)).toBe(ids.toSorted()[2]);
    expect(ids.filter((id) => existsSync(headOf(id)))).toHaveLength(2);
    expect(await home.vault.blobs.keepHeads(2)).toBeNull();
    for (const id of ids)
      expect(readFileSync(headOf(id))).toEqual(readFileSync(home.blobPath(id)).subarray(0, 256));
    const [id = ''] = ids;
    hurt(headOf(id), 100, Buffer.from([7]));
    await home.vault.blobs.keepHead(id);
    expect(readFileSync(headOf(id))).toEqual(readFileSync(home.blobPath(id)).subarray(0, 256));
    loseHeader(id);
    await expect(home.vault.blobs.keepHead(id)).rejects.toMatchObject({ code: 'blob-damaged' });
    expect(await content(id)).toMatchObject({ header: 'copy' });
  });
});

describe('mending', () => {
  it('puts the header back; the file is byte for byte what it was', async () => {
    const id = await home.blob(CONTENT);
    const whole = readFileSync(home.blobPath(id));
    expect(await home.vault.blobs.mend(id)).toMatchObject({ bytes: CONTENT.length });
    loseHeader(id);
    const { sha256 } = await home.vault.blobs.mend(id);
    expect(readFileSync(home.blobPath(id))).toEqual(whole);
    expect(incoming()).toEqual([]);
    expect(await content(id)).toEqual({ bytes: CONTENT, header: 'own' });
    expect(await home.vault.blobs.verify(id)).toMatchObject({ sha256 });
  });

  it.each([
    ['a chunk is damaged too', (id: string) => hurt(home.blobPath(id), 70_000, Buffer.from([1, 2, 3])), {}],
    ['the end is missing', (id: string) => truncateSync(home.blobPath(id), 150_000), {}],
    ['it is not what was imported', () => undefined, { sha256: 'f'.repeat(64) }],
  ])('changes nothing when %s', async (_what, damage, options) => {
    const id = await home.blob(CONTENT);
    loseHeader(id);
    damage(id);
    await home.refusedUntouched(() => home.vault.blobs.mend(id, options), 'blob-damaged');
  });

  it('with a failure at every Nth call leaves the damaged file or the mended one, and the sound opens', async () => {
    const id = await home.blob(CONTENT);
    for (let nth = 1; ; nth += 1) {
      loseHeader(id);
      const damagedOne = readFileSync(home.blobPath(id));
      await home.vault.close();
      const { files, struck } = faultyFiles({ nth, code: 'ENOSPC', lasts: 'once', tears: true });
      const blobs = await storeOn(files);
      const mended = await blobs?.mend(id).then(
        () => true,
        () => false,
      );
      home.vault = await home.open();
      const now = await content(id);
      expect(now.bytes.equals(CONTENT), `call ${nth}`).toBe(true);
      if (mended) expect(now.header).toBe('own');
      else if (now.header === 'copy') expect(readFileSync(home.blobPath(id))).toEqual(damagedOne);
      expect(incoming()).toEqual([]);
      if (!struck()) break;
    }
  });

  it('is refused in an archive that is only looked at', async () => {
    const id = await home.blob(CONTENT);
    loseHeader(id);
    await home.vault.close();
    home.vault = await home.open({ passphrase: PASSPHRASE }, { readOnly: true });
    const before = snapshot(home.folder);
    await expect(home.vault.blobs.mend(id)).rejects.toMatchObject({ code: 'archive-read-only' });
    expect(await content(id)).toMatchObject({ header: 'copy' });
    expect(snapshot(home.folder)).toEqual(before);
  });
});

/** The blobs of the home archive over other files; null when not even opening works. Its lock goes with it. */
async function storeOn(files: FileLayer) {
  const vault = await openVault({ folder: home.folder, files, secret: { passphrase: PASSPHRASE } }).catch(
    () => null,
  );
  home.vault = vault ?? home.vault;
  if (!vault) return null;
  const { mend, remove } = vault.blobs;
  const thenClose = async <T>(work: Promise<T>) => work.finally(() => vault.close());
  return {
    mend: (id: string) => thenClose(mend(id)),
    remove: (id: string) => thenClose(remove(id)),
  };
}

it('a disk that refuses the first sector costs what is in it, not the rest', async () => {
  const id = await home.blob(CONTENT);
  await home.vault.close();
  const { files } = refusingFiles(home.blobPath(id), 0, 256);
  home.vault = await openVault({ folder: home.folder, files, secret: { passphrase: PASSPHRASE } });
  expect(await content(id)).toEqual({ bytes: CONTENT, header: 'copy' });
});
