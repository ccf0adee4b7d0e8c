import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LiveEnd, openVault } from '../../../main/vault/index.ts';
import { roughFile } from '../../../main/vault/rough-read.ts';
import { homeArchive } from '../../support/vault/home.ts';
import { PASSPHRASE, refusingFiles } from '../../support/vault/index.ts';

const home = homeArchive();
const id = randomUUID();
const pathOf = (part: string) => join(home.folder, 'capture', id, part);
const RECORD = 1_700;
const pieces = Array.from({ length: 40 }, () => randomBytes(RECORD));

async function write(): Promise<void> {
  const writer = await home.vault.live.create(id, 'sound');
  for (const piece of pieces) await writer.append(piece);
  await writer.end();
  await writer.close();
}

async function read(): Promise<{ records: (Buffer | null)[]; end: LiveEnd } | null> {
  const journal = await home.vault.live.read(id, 'sound');
  if (!journal) return null;
  const records: (Buffer | null)[] = [];
  for (;;) {
    const next = await journal.next();
    if (next.done) return { records, end: next.value };
    records.push(next.value && Buffer.from(next.value));
  }
}

async function onDiskThatRefuses(part: string, from: number, to: number): Promise<() => number> {
  await home.vault.close();
  const { files, reads } = refusingFiles(pathOf(part), from, to);
  home.vault = await openVault({ folder: home.folder, files, secret: { passphrase: PASSPHRASE } });
  return reads;
}

describe('a journal on a disk that refuses a place', () => {
  it.each([
    ['in the middle', 30_000, 30_512],
    ['over two sectors', 20_000, 26_000],
    ['at the first record', 300, 400],
  ])('is read on behind it: %s', async (_what, from, to) => {
    await write();
    const reads = await onDiskThatRefuses('sound', from, to);
    const found = await read();
    const first = Math.floor(from / 4096) * 4096;
    const last = Math.ceil(to / 4096) * 4096;
    const safe = pieces.filter((_piece, at) => {
      const start = 256 + at * (RECORD + 20);
      return start + RECORD + 20 <= first || start >= last;
    });
    expect(found?.records.filter(Boolean)).toEqual(safe);
    expect(found?.records.filter((record) => record === null)).toHaveLength(1);
    expect(found?.end).toEqual({ ended: true, lost: pieces.length - safe.length, unreadable: last - first });
    // Each place is asked for twice and then left alone: a dying disk takes seconds to say no.
    expect(reads()).toBeLessThan(12);
  });

  it('is whole when the disk gives the bytes at the second try', async () => {
    await write();
    await home.vault.close();
    const { files, reads } = refusingFiles(pathOf('sound'), 40_000, 40_001, 4096);
    home.vault = await openVault({ folder: home.folder, files, secret: { passphrase: PASSPHRASE } });
    expect(await read()).toEqual({ records: pieces, end: { ended: true, lost: 0, unreadable: 0 } });
    expect(reads()).toBeGreaterThan(0);
  });

  it('is not judged when the disk refuses everything', async () => {
    const path = join(home.around, 'long');
    writeFileSync(path, Buffer.alloc(5 * 1024 * 1024));
    const { files } = refusingFiles(path, 0, 5 * 1024 * 1024);
    const file = roughFile(await files.open(path, 'read'));
    await expect(file.read(Buffer.alloc(5 * 1024 * 1024), 0)).rejects.toMatchObject({ code: 'file-system' });
    await file.close();
  });
});

describe('the header of a journal', () => {
  it.each([
    ['zeros', Buffer.alloc(256)],
    ['noise', randomBytes(256)],
  ])('that is lost (%s) is taken from its copy', async (_what, damage) => {
    await write();
    const whole = readFileSync(pathOf('sound'));
    expect(readFileSync(pathOf('sound.head'))).toEqual(whole.subarray(0, 256));
    writeFileSync(pathOf('sound'), Buffer.concat([damage, whole.subarray(256)]));
    expect(await read()).toMatchObject({ records: pieces, end: { ended: true } });
    rmSync(pathOf('sound.head'));
    if (damage[0] === 0) expect(await read()).toBeNull();
    else await expect(read()).rejects.toMatchObject({ code: 'blob-damaged' });
  });

  it('goes with its journal', async () => {
    await write();
    await home.vault.live.remove(id);
    expect(existsSync(join(home.folder, 'capture', id))).toBe(false);
  });
});

it('journals that could not be read whole stay until the recording itself is deleted', async () => {
  await write();
  await home.vault.live.reserve(id, 10_000);
  await home.vault.live.keep(id);
  await home.vault.live.keep(id);
  await home.vault.live.remove(id);
  expect(existsSync(pathOf('reserve'))).toBe(false);
  expect(await read()).toMatchObject({ records: pieces });
  await home.vault.live.remove(id, { evenKept: true });
  expect(await home.vault.live.list()).toEqual([]);
});
