import { cpSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVault } from '../../../main/vault/index.ts';
import { faultyFiles, homeArchive, PASSPHRASE, patterned } from '../../support/vault/index.ts';

const home = homeArchive();

describe('the blobs', () => {
  it('are listed, found, hashed, and removed for good', async () => {
    const ids = [
      await home.blob(patterned(0)),
      await home.blob(patterned(65_536)),
      await home.blob(patterned(65_537)),
    ];
    const listed: string[] = [];
    for await (const id of home.vault.blobs.list()) listed.push(id);
    expect(listed.sort()).toEqual([...ids].sort());
    const [first = ''] = ids;
    expect(await home.vault.blobs.verify(first)).toEqual({
      bytes: 0,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    });
    await home.vault.blobs.remove(first);
    await home.vault.blobs.remove(first);
    expect([await home.vault.blobs.has(first), existsSync(home.blobPath(first))]).toEqual([false, false]);
    await expect(home.vault.blobs.open(first)).rejects.toMatchObject({ code: 'blob-missing' });
  });

  it('have lost their key before they lose their name', async () => {
    const id = await home.blob(patterned(5000));
    const copy = readFileSync(home.blobPath(id));
    await home.vault.close();
    let nth = 1;
    for (; ; nth++) {
      writeFileSync(`${home.blobPath(id)}.head`, copy.subarray(0, 256));
      const faults = faultyFiles({ nth, code: 'EIO', lasts: 'forever' });
      const failing = await openVault({
        folder: home.folder,
        files: faults.files,
        secret: { passphrase: PASSPHRASE },
      }).catch(() => null);
      await failing?.blobs.remove(id).catch(() => undefined);
      await failing?.close();
      if (!existsSync(home.blobPath(id)) || !readFileSync(home.blobPath(id)).equals(copy)) break;
      expect(nth).toBeLessThan(200);
    }
    expect(existsSync(home.blobPath(id))).toBe(true);
    expect(
      readFileSync(home.blobPath(id))
        .subarray(192, 252)
        .every((byte) => byte === 0),
    ).toBe(true);
    // The copy of its header went before: nothing brings the key back.
    expect(existsSync(`${home.blobPath(id)}.head`)).toBe(false);
    home.vault = await home.open();
    await expect(home.vault.blobs.open(id)).rejects.toMatchObject({ code: 'blob-missing' });
  });

  it('give the same facts when written with and without a digest', async () => {
    const content = patterned(200_001);
    const plain = await home.vault.blobs.create('peaks', { digest: false });
    await plain.write(content);
    const facts = await plain.finish();
    expect(facts).toEqual({ id: plain.id, bytes: 200_001, sha256: null });
    const hashed = await home.vault.blobs.create('peaks');
    await hashed.write(content);
    const { bytes, sha256 } = await hashed.finish();
    expect(await home.vault.blobs.verify(plain.id)).toEqual({ bytes, sha256 });
  });

  it('that are dropped or abandoned leave nothing', async () => {
    const dropped = await home.vault.blobs.create('original');
    await dropped.write(patterned(3_000_000));
    await dropped.abort();
    await dropped.abort();
    await expect(dropped.finish()).rejects.toThrow();
    const abandoned = await home.vault.blobs.create('original');
    await abandoned.write(patterned(3_000_000));
    await home.vault.close();
    await expect(abandoned.finish()).rejects.toMatchObject({ code: 'archive-locked' });
    expect(readdirSync(join(home.folder, 'blobs', 'incoming'))).toEqual([]);
    expect(readdirSync(join(home.folder, 'blobs'))).toEqual(['incoming']);
  });

  it('that a crash left half-written are swept away at the next opening', async () => {
    const id = await home.blob(patterned(100));
    await home.vault.close();
    const left = join(home.folder, 'blobs', 'incoming', crypto.randomUUID());
    cpSync(home.blobPath(id), left);
    writeFileSync(join(home.folder, 'blobs', 'incoming', crypto.randomUUID()), 'short');
    const reading = await home.open({ passphrase: PASSPHRASE }, { readOnly: true });
    await reading.close();
    expect(readdirSync(join(home.folder, 'blobs', 'incoming'))).toHaveLength(2);
    home.vault = await home.open();
    expect(readdirSync(join(home.folder, 'blobs', 'incoming'))).toEqual([]);
  });

  it('stop being verified when asked, and count their bytes', async () => {
    const id = await home.blob(patterned(400_000));
    const seen: number[] = [];
    await home.vault.blobs.verify(id, { onBytes: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(400_000);
    const stop = new AbortController();
    const work = home.vault.blobs.verify(id, { signal: stop.signal, onBytes: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('that shrink under a reader are damaged, not shorter', async () => {
    const id = await home.blob(patterned(500_000));
    const reader = await home.vault.blobs.open(id);
    truncateSync(home.blobPath(id), 100_000);
    await expect(reader.read(200_000, 10)).rejects.toMatchObject({ code: 'blob-damaged' });
    await reader.close();
  });

  it('cut short open on request only, and say so', async () => {
    const id = await home.blob(patterned(200_000));
    truncateSync(home.blobPath(id), 256 + 2 * 65_552);
    await expect(home.vault.blobs.open(id)).rejects.toMatchObject({
      code: 'blob-damaged',
      details: expect.stringContaining('interrupted'),
    });
    const reader = await home.vault.blobs.open(id, { damage: 'whole' });
    expect([reader.interrupted, reader.bytes]).toEqual([true, 131_072]);
    expect((await reader.read(131_000, 1000)).equals(patterned(131_072).subarray(131_000))).toBe(true);
  });
});

describe('once closed', () => {
  it('nothing answers any more, not even what was under way', async () => {
    const id = await home.blob(patterned(5_000_000));
    const reader = await home.vault.blobs.open(id);
    const stream = reader.stream()[Symbol.asyncIterator]();
    await stream.next();
    const running = home.vault.close();
    await expect(stream.next()).rejects.toMatchObject({ code: 'archive-locked' });
    await running;
    await home.vault.close();
    for (const work of [
      () => reader.read(0, 10),
      () => home.vault.blobs.open(id),
      () => home.vault.blobs.create('peaks'),
      () => home.vault.blobs.has(id),
      () => home.vault.blobs.remove(id),
      () => home.vault.blobs.list()[Symbol.asyncIterator]().next(),
      () => home.vault.changePassphrase(PASSPHRASE, `${PASSPHRASE} new`),
      () => home.vault.confirmRecovery([]),
      async () => home.vault.key('index'),
      async () => home.vault.recoveryWords(),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'archive-locked' });
    }
    home.vault = await home.open();
    expect(await home.vault.blobs.verify(id)).toMatchObject({ bytes: 5_000_000 });
  });
});
