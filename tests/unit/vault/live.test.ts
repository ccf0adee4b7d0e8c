import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LiveEnd, openVault } from '../../../main/vault/index.ts';
import { faultyFiles } from '../../support/vault/faults.ts';
import { openKeyFile } from '../../support/vault/independent.ts';
import { readJournal } from '../../support/vault/independent-live.ts';
import { homeArchive, PASSPHRASE } from '../../support/vault/index.ts';

const home = homeArchive();
const id = randomUUID();
const pathOf = (part: string, capture = id) => join(home.folder, 'capture', capture, part);
const pieces = Array.from({ length: 12 }, (_, at) => randomBytes(1 + at * 300));

async function write(part: 'sound' | 'marks', end: boolean): Promise<void> {
  const writer = await home.vault.live.create(id, part);
  for (const piece of pieces) await writer.append(piece);
  if (end) await writer.end();
  await writer.close();
}

async function read(
  part: 'sound' | 'marks',
  capture = id,
): Promise<{ records: (Buffer | null)[]; end: LiveEnd } | null> {
  const journal = await home.vault.live.read(capture, part);
  if (!journal) return null;
  const records: (Buffer | null)[] = [];
  for (;;) {
    const next = await journal.next();
    if (next.done) return { records, end: next.value };
    records.push(next.value && Buffer.from(next.value));
  }
}

describe('a journal', () => {
  it('gives back its records, and says whether it was ended on purpose', async () => {
    await write('sound', true);
    expect(await read('sound')).toEqual({ records: pieces, end: { ended: true, lost: 0, unreadable: 0 } });
    expect(await home.vault.live.list()).toEqual([id]);
    expect(await read('marks')).toBeNull();
    await home.vault.live.remove(id);
    expect(await home.vault.live.list()).toEqual([]);
  });

  it('without its end gives all that is whole, at any cut', async () => {
    await write('sound', false);
    const whole = readFileSync(pathOf('sound'));
    expect(await read('sound')).toEqual({ records: pieces, end: { ended: false, lost: 0, unreadable: 0 } });
    for (let cut = 0; cut < whole.length; cut += 97) {
      writeFileSync(pathOf('sound'), whole.subarray(0, cut));
      const found = await read('sound');
      if (cut < 256) expect(found).toBeNull();
      else {
        const count = found?.records.length ?? 0;
        expect(found).toEqual({
          records: pieces.slice(0, count),
          end: { ended: false, lost: 0, unreadable: 0 },
        });
        const needed = pieces.slice(0, count + 1).reduce((sum, { length }) => sum + length + 20, 256);
        expect(cut).toBeLessThan(needed);
      }
    }
  });

  it('passes over one changed record and tells of it, also when its length was changed', async () => {
    await write('sound', true);
    const whole = readFileSync(pathOf('sound'));
    const third = 256 + (1 + 20) + (301 + 20);
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(third + 30) ^ 1, third + 30);
    writeFileSync(pathOf('sound'), changed);
    const found = await read('sound');
    expect(found?.records).toEqual([...pieces.slice(0, 2), null, ...pieces.slice(3)]);
    expect(found?.end).toEqual({ ended: true, lost: 1, unreadable: 0 });
    for (const length of [0, 1, 602, 65_536, 65_537, 0xffffffff]) {
      const longer = Buffer.from(whole);
      longer.writeUInt32BE(length, third);
      writeFileSync(pathOf('sound'), longer);
      expect(await read('sound'), `length ${length}`).toEqual(found);
    }
  });

  it('goes on behind a sector that the disk lost, wherever it lies and whatever stands there now', async () => {
    await write('sound', true);
    const whole = readFileSync(pathOf('sound'));
    const starts = pieces.map((_, at) =>
      pieces.slice(0, at).reduce((sum, { length }) => sum + length + 20, 256),
    );
    for (const bytes of [512, 4096]) {
      for (let from = 256; from < whole.length; from += 331) {
        const hurt = Buffer.from(whole);
        const to = Math.min(hurt.length, from + bytes);
        if (from % 2 === 0) hurt.fill(0, from, to);
        else randomBytes(to - from).copy(hurt, from);
        writeFileSync(pathOf('sound'), hurt);
        const safe = pieces.filter((piece, at) => {
          const start = starts[at] ?? 0;
          return start + piece.length + 20 <= from || start >= to;
        });
        const found = await read('sound');
        expect(found?.records.filter(Boolean), `${bytes} bytes from ${from}`).toEqual(safe);
        if (found?.end.ended)
          expect(found.end.lost).toBe(found.records.includes(null) ? 12 - safe.length : 0);
      }
    }
  });

  it('cannot stand for another part, another recording, another archive, or a sealed file', async () => {
    await write('sound', true);
    renameSync(pathOf('sound'), pathOf('marks'));
    await expect(read('marks')).rejects.toMatchObject({ code: 'blob-damaged' });
    const other = randomUUID();
    mkdirSync(join(home.folder, 'capture', other));
    renameSync(pathOf('marks'), pathOf('sound', other));
    await expect(read('sound', other)).rejects.toMatchObject({ code: 'blob-damaged' });
    mkdirSync(join(home.folder, 'blobs', other.slice(0, 2)), { recursive: true });
    renameSync(pathOf('sound', other), home.blobPath(other));
    await expect(home.vault.blobs.open(other)).rejects.toMatchObject({ code: 'blob-damaged' });
    await expect(home.vault.live.read('../..', 'sound')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('writes again what the disk refused, at the same place and with the same bytes', async () => {
    await home.vault.close();
    for (let nth = 1; nth < 60; nth += 1) {
      const faulty = faultyFiles({ nth, code: 'ENOSPC', lasts: 'once', tears: true });
      const vault = await openVault({
        folder: home.folder,
        files: faulty.files,
        secret: { passphrase: PASSPHRASE },
      }).catch(() => null);
      if (!vault) continue;
      const capture = randomUUID();
      const writer = await vault.live.create(capture, 'sound').catch(() => null);
      if (writer) {
        for (const piece of pieces) await writer.append(piece).catch(() => undefined);
        await writer.end().catch(() => writer.end());
        expect(writer.waiting).toBe(0);
        await writer.close();
      }
      await vault.close();
      if (writer) {
        Object.assign(home, { vault: await home.open() });
        expect((await read('sound', capture))?.records, `call ${nth}`).toEqual(pieces);
        await home.vault.close();
      }
      if (!faulty.struck()) break;
    }
  });

  it('is read by a reader written from FORMAT.md alone, on another crypto library', async () => {
    await write('sound', true);
    const opened = openKeyFile(readFileSync(join(home.folder, 'archive.json'), 'utf8'), {
      passphrase: PASSPHRASE,
    });
    const { records, ended } = readJournal(readFileSync(pathOf('sound')), opened, id, 6);
    expect(records.map((record) => Buffer.from(record))).toEqual(pieces);
    expect(ended).toBe(true);
  });
});
