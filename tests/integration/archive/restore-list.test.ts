import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive, openWithRestoredList, recoverArchive } from '../../../main/archive/index.ts';
import { custodyLog } from '../../../main/custody/index.ts';
import { openIndex } from '../../../main/database/index.ts';
import { MIGRATIONS } from '../../../main/database/migrations/index.ts';
import { listMeetings } from '../../../main/meetings/index.ts';
import { fileError, fileLayer, realFiles } from '../../../main/platform/index.ts';
import { newArchive, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { CHEAP_KDF, PASSPHRASE, snapshot } from '../../support/vault/index.ts';

const DAY = 24 * 3_600_000;
const page = { limit: 50, offset: 0 };

let at: TestArchive;
beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());

const copies = () => readdirSync(at.folder).filter((name) => name.startsWith('index.db.backup-'));
const damage = () => writeFileSync(join(at.folder, 'index.db'), Buffer.alloc(8192, 7));
async function kept(title: string): Promise<void> {
  someMeeting(at.archive, { title });
  await at.reopen();
}
async function restored() {
  const { archive, list } = await openWithRestoredList({ ...at.place, passphrase: PASSPHRASE });
  const titles = listMeetings(archive, page).map(({ title }) => title);
  expect(archive.custody.verify()).toEqual([]);
  await archive.close();
  return { list, titles: titles.sort() };
}

describe('a clock that was wrong', () => {
  it('and is right again: the copies of today are kept, and the newest is known by its steps', async () => {
    at.place.clock.set('2031-01-01T12:00:00.000Z');
    await at.reopen();
    for (const title of ['a', 'b', 'c']) {
      at.place.clock.advance(DAY);
      await kept(title);
    }
    expect(copies()).toHaveLength(3);
    at.place.clock.set('2026-10-21T12:00:00.000Z');
    await kept('d');
    expect(copies()[0]).toContain('2026-10-21');
    await at.archive.close();
    damage();
    expect(await restored()).toEqual({
      list: { from: 'copy', madeAt: '2026-10-21T12:00:00.000Z' },
      titles: ['a', 'b', 'c', 'd'],
    });
  });
});

describe('copies that an older program made', () => {
  /** A list of the version before this one, as an update finds it. */
  function olderCopy(name: string): void {
    const { vault, clock } = at.archive;
    const key = vault.key('index');
    const index = openIndex({
      file: join(at.folder, name),
      key,
      create: true,
      migrations: MIGRATIONS.slice(0, -1),
    });
    custodyLog({ index, key: vault.key('custody'), clock, archiveId: vault.archiveId }).append(
      'archive-created',
      null,
      { archiveId: vault.archiveId },
    );
    index.close();
  }

  it.each(['index.db.backup-2026-10-19T10-00-00.000Z', `index.db.v${MIGRATIONS.at(-2)?.version}`])(
    'are good ones: %s is put in place and brought up to date',
    async (name) => {
      await at.reopen();
      olderCopy(name);
      await at.archive.close();
      damage();
      await expect(openArchive({ ...at.place, passphrase: PASSPHRASE })).rejects.toThrow(name);
      const { list } = await restored();
      expect(list.from).toBe('copy');
      expect(readdirSync(at.folder).filter((one) => one.startsWith('index.db.restoring'))).toEqual([]);
    },
  );
});

it('a list that is missing altogether is restored too, also when the first try stopped half way', async () => {
  await kept('in the copy');
  await at.archive.close();
  rmSync(join(at.folder, 'index.db'));
  writeFileSync(join(at.folder, 'index.db.restoring'), 'half a copy');
  expect(await restored()).toMatchObject({ list: { from: 'copy' }, titles: ['in the copy'] });
  expect(readdirSync(at.folder)).not.toContain('index.db.restoring');
});

it('a list that is lost is never begun anew without a word, whatever lies half made beside it', async () => {
  const { folder } = at;
  const words = await at.archive.blobs.create('transcript');
  await words.write(Buffer.from('sealed'));
  await words.finish();
  await at.archive.close();
  for (const left of ['sealed files', 'a list that was put aside']) {
    rmSync(join(folder, 'index.db'), { force: true });
    writeFileSync(join(folder, 'index.db.new'), 'half a list');
    if (left !== 'sealed files') {
      rmSync(join(folder, 'blobs'), { recursive: true });
      mkdirSync(join(folder, 'blobs'));
      writeFileSync(join(folder, 'index.db.damaged-2026-10-21T12-00-00.000Z'), 'noise');
    }
    await expect(openArchive({ ...at.place, passphrase: PASSPHRASE }), left).rejects.toMatchObject({
      code: 'archive-index-damaged',
    });
  }
  expect(await restored()).toEqual({ list: { from: 'nothing' }, titles: [] });
});

it('a power cut as soon as the copy has its place leaves a log that tells of it', async () => {
  await kept('in the copy');
  await at.archive.close();
  damage();
  let cut = false;
  const files = fileLayer({
    ...realFiles,
    async rename(from, to) {
      if (cut) throw new Error('the power is gone');
      await realFiles.rename(from, to);
      if (!to.endsWith('index.db')) return;
      cut = true;
      throw fileError(Object.assign(new Error('injected'), { code: 'EIO', syscall: 'rename' }), 'write');
    },
  });
  await expect(openWithRestoredList({ ...at.place, files, passphrase: PASSPHRASE })).rejects.toMatchObject({
    code: 'file-system',
  });
  const archive = await openArchive({ ...at.place, passphrase: PASSPHRASE });
  expect(archive.custody.entries().at(-1)).toMatchObject({
    event: 'list-restored',
    facts: { copyOf: expect.stringMatching(/^2026-10-20T/) },
  });
  expect(archive.custody.verify()).toEqual([]);
  await archive.close();
});

it('a forgotten passphrase and a lost list are no dead end: the words set a new one, and it restores the list', async () => {
  await kept('in the copy');
  await at.archive.close();
  damage();
  const newPassphrase = 'another harbor quilt eight';
  const { recoveryWords, place } = at;
  await expect(
    recoverArchive({ ...place, recoveryWords, newPassphrase, kdf: CHEAP_KDF }),
  ).rejects.toMatchObject({ code: 'archive-index-damaged' });
  // Somebody who can write into the folder, and has no key, cannot put an entry into the log.
  const path = join(at.folder, 'recovered.json');
  const note = readFileSync(path);
  const forged = JSON.stringify({ ...JSON.parse(note.toString()), at: '2026-10-19T10:00:00.000Z' });
  const recoveries: (readonly unknown[])[] = [];
  for (const bytes of [note, note, Buffer.from(forged), Buffer.from('noise')]) {
    writeFileSync(path, bytes);
    const { archive } = await openWithRestoredList({ ...place, passphrase: newPassphrase });
    recoveries.push(archive.custody.entries().filter(({ event }) => event === 'archive-recovered'));
    expect(archive.custody.entries().filter(({ event }) => event === 'list-restored')).toHaveLength(1);
    await archive.close();
    expect(existsSync(path)).toBe(false);
  }
  expect(recoveries.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
  writeFileSync(path, Buffer.alloc(5_000));
  await (await openArchive({ ...place, passphrase: newPassphrase })).close();
  expect(recoveries[0]).toMatchObject([{ facts: { at: JSON.parse(note.toString()).at } }]);
});

it('a wrong passphrase changes nothing', async () => {
  await kept('in the copy');
  await at.archive.close();
  damage();
  const before = snapshot(at.folder);
  await expect(
    openWithRestoredList({ ...at.place, passphrase: 'another harbor quilt eight' }),
  ).rejects.toMatchObject({ code: 'wrong-passphrase' });
  expect(snapshot(at.folder)).toEqual(before);
});
