import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createArchive } from '../../../main/archive/index.ts';
import { archiveAt } from '../../../main/ipc/archive-place.ts';
import { realFiles, systemClock } from '../../../main/platform/index.ts';

const kdf = { memoryKiB: 1024, passes: 1, lanes: 1 };
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keptword-place-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function made(name: string): Promise<string> {
  const folder = join(root, name);
  const passphrase = new TextEncoder().encode('four plain little words');
  const { archive } = await createArchive({ folder, files: realFiles, clock: systemClock, passphrase, kdf });
  await archive.close();
  return folder;
}

test('the archive is found by its own folder, by one inside of it, and by the one that it was put into', async () => {
  const ours = await made('Ours.keptword');
  const at = (picked: string) => archiveAt(realFiles, picked);
  expect(await at(ours)).toBe(ours);
  expect(await at(join(ours, 'blobs'))).toBe(ours);
  expect(await at(root)).toBe(ours);
});

test('a folder without an archive, or with two, is not asked for a passphrase', async () => {
  mkdirSync(join(root, 'Photos'));
  writeFileSync(join(root, 'Photos', 'one.jpg'), 'x');
  await expect(archiveAt(realFiles, join(root, 'Photos'))).rejects.toMatchObject({ code: 'not-an-archive' });
  await made('Ours.keptword');
  await made('Theirs.keptword');
  await expect(archiveAt(realFiles, root)).rejects.toMatchObject({ code: 'not-an-archive' });
});
