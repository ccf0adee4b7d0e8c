import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  checkArchive,
  oldCopies,
  openArchive,
  openWithRestoredList,
  removeOldCopies,
} from '../../../main/archive/index.ts';
import { openIndex } from '../../../main/database/index.ts';
import { changeMeeting, listMeetings } from '../../../main/meetings/index.ts';
import { fileError, fileLayer, realFiles } from '../../../main/platform/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { PASSPHRASE, snapshot } from '../../support/vault/index.ts';

const DAY = 24 * 3_600_000;
const page = { limit: 50, offset: 0 };
const KINDS = ['spare', 'damaged', 'before-update', 'unfinished'];

let at: TestArchive;
/** An archive with a copy of each kind, older than the newest change. */
beforeEach(async () => {
  at = await newArchive();
  const meeting = someMeeting(at.archive, { title: 'an older word' });
  await sealedRecording(at.archive, meeting);
  await at.reopen();
  const spare = readFileSync(join(at.folder, copiesOnDisk()[0] ?? ''));
  writeFileSync(join(at.folder, 'index.db.damaged-2026-10-01T08-00-00.000Z'), spare.subarray(0, 8192));
  writeFileSync(join(at.folder, 'index.db.damaged-2026-10-01T08-00-00.000Z-wal'), Buffer.alloc(100));
  writeFileSync(join(at.folder, 'index.db.v3'), spare);
  writeFileSync(join(at.folder, 'index.db.restoring.unfinished'), 'half');
  changeMeeting(at.archive, { id: meeting.id, change: { title: 'another word' } });
  at.place.clock.advance(DAY);
});
afterEach(() => at.remove());

const copiesOnDisk = () => readdirSync(at.folder).filter((name) => name.startsWith('index.db.'));
const aside = () => copiesOnDisk().filter((name) => !/-(wal|shm)$/.test(name) && name !== 'index.db');

it('are listed with what they are, their day and their size; the check tells of all but the spare ones', async () => {
  const found = await oldCopies(at.archive);
  expect(found.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
  expect(found.find(({ kind }) => kind === 'damaged')).toEqual({
    kind: 'damaged',
    madeAt: '2026-10-01T08:00:00.000Z',
    bytes: 8292,
  });
  const report = await checkArchive(at.archive);
  expect([report.ok, report.findings]).toEqual([
    true,
    [
      {
        subject: 'The list of your meetings',
        problem: expect.stringMatching(
          /^3 old copies lie beside it, since 2026-10-01\. What was deleted later/,
        ),
      },
    ],
  ]);
});

it('go for good when asked, and leave one new copy that is whole and has the entry', async () => {
  const left = await removeOldCopies(at.archive);
  expect(left.map(({ kind }) => kind)).toEqual(['spare']);
  const [name, ...more] = aside();
  expect([name?.slice(0, 23), more]).toEqual(['index.db.backup-2026-10', []]);
  expect(at.archive.custody.entries().at(-1)).toMatchObject({
    event: 'list-copies-removed',
    facts: { copies: 4, bytes: expect.any(Number) },
  });
  const key = at.archive.vault.key('index');
  const copy = openIndex({ file: join(at.folder, name ?? ''), key, readOnly: true });
  expect(copy.meetings.count()).toBe(1);
  expect(copy.custody.count()).toBe(at.archive.index.custody.count());
  copy.close();
  expect((await checkArchive(at.archive)).findings).toEqual([]);
  // The list is lost now: it comes back from the copy that is left.
  await at.archive.close();
  writeFileSync(join(at.folder, 'index.db'), Buffer.alloc(8192, 7));
  const { archive } = await openWithRestoredList({ ...at.place, passphrase: PASSPHRASE });
  expect(listMeetings(archive, page).map(({ title }) => title)).toEqual(['another word']);
  await archive.close();
});

it('stay where the list is damaged, the archive may only be looked at, or the disk is full', async () => {
  const before = aside();
  const damaged = { ...at.archive, index: { ...at.archive.index, integrity: () => ['page 3 is wrong'] } };
  await expect(removeOldCopies(damaged)).rejects.toMatchObject({ code: 'archive-index-damaged' });
  const fullIndex = {
    ...at.archive.index,
    copyTo: () => {
      throw fileError(Object.assign(new Error('full'), { code: 'ENOSPC' }), 'write');
    },
  };
  await expect(removeOldCopies({ ...at.archive, index: fullIndex })).rejects.toMatchObject({
    code: 'disk-full',
  });
  expect(aside()).toEqual(before);
  await at.archive.close();
  const looking = await openArchive({ ...at.place, passphrase: PASSPHRASE, readOnly: true });
  const all = snapshot(at.folder);
  await expect(removeOldCopies(looking)).rejects.toMatchObject({ code: 'archive-read-only' });
  expect((await oldCopies(looking)).length).toBeGreaterThan(3);
  await looking.close();
  expect(snapshot(at.folder)).toEqual(all);
});

it('a power cut between any two of the removals leaves the new copy, and asking again takes the rest', async () => {
  for (let nth = 1; ; nth += 1) {
    let calls = 0;
    const unlink = async (path: string) => {
      calls += 1;
      if (calls === nth) throw fileError(Object.assign(new Error('cut'), { code: 'EIO' }), 'write');
      await realFiles.unlink(path);
    };
    const files = fileLayer({ ...realFiles, unlink });
    at.place.clock.advance(1000);
    const done = await removeOldCopies({ ...at.archive, files }).catch(() => null);
    const spare = (await oldCopies(at.archive)).filter(({ kind }) => kind === 'spare');
    expect(spare.length).toBeGreaterThan(0);
    if (done !== null) {
      expect(done.map(({ kind }) => kind)).toEqual(['spare']);
      break;
    }
    expect(nth).toBeLessThan(20);
  }
  expect(existsSync(join(at.folder, 'index.db.v3'))).toBe(false);
});
