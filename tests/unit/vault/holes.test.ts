import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openVault } from '../../../main/vault/index.ts';
import { homeArchive } from '../../support/vault/home.ts';
import { PASSPHRASE, patterned, refusingFiles } from '../../support/vault/index.ts';

const home = homeArchive();
const CHUNK = 65_536;
const STEP = CHUNK + 16;
const CONTENT = patterned(3 * CHUNK + 1000);

function hurt(id: string, at: number, bytes: Uint8Array): void {
  const file = openSync(home.blobPath(id), 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

/** All that is left, by both ways of reading, which must agree. */
async function left(id: string, vault = home.vault) {
  const reader = await vault.blobs.open(id, { damage: 'zeros' });
  try {
    const pieces: Buffer[] = [];
    for await (const piece of reader.stream()) pieces.push(Buffer.from(piece));
    const bytes = Buffer.concat(pieces);
    expect((await reader.read(0, reader.bytes)).equals(bytes)).toBe(true);
    return { bytes, holes: reader.holes(), header: reader.header, interrupted: reader.interrupted };
  } finally {
    await reader.close();
  }
}

function without(...chunks: number[]): Buffer {
  const bytes = Buffer.from(CONTENT);
  for (const chunk of chunks) bytes.subarray(chunk * CHUNK, (chunk + 1) * CHUNK).fill(0);
  return bytes;
}
const hole = (chunk: number) => ({ from: chunk * CHUNK, to: Math.min(CONTENT.length, (chunk + 1) * CHUNK) });

describe('all that is left of a damaged file', () => {
  it.each([[[0]], [[1]], [[3]], [[0, 3]], [[1, 2]]])(
    'is read with zeros for chunks %j, and tells them',
    async (chunks) => {
      const id = await home.blob(CONTENT);
      for (const chunk of chunks) hurt(id, 256 + chunk * STEP + 20, Buffer.from([1, 2, 3, 4]));
      await expect(home.vault.blobs.verify(id)).rejects.toMatchObject({ code: 'blob-damaged' });
      expect(await left(id)).toEqual({
        bytes: without(...chunks),
        holes: chunks.map(hole),
        header: 'own',
        interrupted: false,
      });
    },
  );

  it('is read with the copy of the header where any chunk fits it, and refused where none does', async () => {
    const [id, other] = [await home.blob(CONTENT), await home.blob(patterned(2 * CHUNK))];
    hurt(id, 0, Buffer.alloc(300));
    hurt(id, 256 + 3 * STEP, Buffer.alloc(100));
    expect(await left(id)).toMatchObject({ bytes: without(0, 3), holes: [hole(0), hole(3)], header: 'copy' });
    writeFileSync(
      home.blobPath(id),
      Buffer.concat([Buffer.alloc(256), readFileSync(home.blobPath(other)).subarray(256)]),
    );
    await expect(left(id)).rejects.toMatchObject({ code: 'blob-damaged' });
  });

  it('ends where the file does: cut between two chunks it is shorter, within one that one is a hole', async () => {
    const id = await home.blob(CONTENT);
    truncateSync(home.blobPath(id), 256 + 3 * STEP - 500);
    expect(await left(id)).toMatchObject({
      holes: [{ from: 2 * CHUNK, to: 3 * CHUNK - 500 }],
      interrupted: false,
    });
    truncateSync(home.blobPath(id), 256 + 2 * STEP);
    expect(await left(id)).toEqual({
      bytes: CONTENT.subarray(0, 2 * CHUNK),
      holes: [],
      header: 'own',
      interrupted: true,
    });
  });

  it('goes on past a place that the disk refuses', async () => {
    const id = await home.blob(CONTENT);
    const { files } = refusingFiles(home.blobPath(id), 256 + STEP + 9000, 256 + STEP + 9001);
    const secret = { passphrase: PASSPHRASE };
    const vault = await openVault({ folder: home.folder, files, secret, readOnly: true });
    expect(await left(id, vault)).toMatchObject({ bytes: without(1), holes: [hole(1)] });
    await vault.close();
  });
});
