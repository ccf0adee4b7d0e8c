import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkArchive, mendArchive, openArchive } from '../../../main/archive/index.ts';
import { removeRecording } from '../../../main/recordings/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { PASSPHRASE, snapshot } from '../../support/vault/index.ts';

let at: TestArchive;
let recording: Recording;
beforeEach(async () => {
  at = await newArchive();
  recording = await sealedRecording(at.archive, someMeeting(at.archive));
});
afterEach(() => at.remove());

const pathOf = (id: string) => join(at.folder, 'blobs', id.slice(0, 2), id);
const blobs = () => {
  const found = at.archive.index.recordings.blobsOf(recording.id);
  if (!found) throw new Error('no such recording');
  return found;
};
function hurt(id: string, offset: number, length = 256): void {
  const file = openSync(pathOf(id), 'r+');
  writeSync(file, Buffer.alloc(length), 0, length, offset);
  closeSync(file);
}
const events = () => at.archive.custody.entries().map(({ event }) => event);

describe('a recording whose first sector is lost', () => {
  it('is told as damaged, plays, and is mended; the log says so', async () => {
    const { originalBlobId } = blobs();
    const whole = readFileSync(pathOf(originalBlobId));
    hurt(originalBlobId, 0);
    const report = await checkArchive(at.archive);
    expect(report).toMatchObject({ ok: false, mendable: 1 });
    expect(report.findings).toEqual([
      {
        subject: 'R01 of Annual review',
        problem: expect.stringMatching(/^The original: the beginning .* damaged.*can be mended\.$/),
      },
    ]);
    expect(await at.archive.blobs.verify(originalBlobId)).toMatchObject({ sha256: recording.sha256 });
    expect(at.archive.index.checks.last()).toEqual(report);

    const { mended, report: after } = await mendArchive(at.archive);
    expect([mended, after.ok, after.mendable, after.findings]).toEqual([1, true, 0, []]);
    expect(readFileSync(pathOf(originalBlobId)).equals(whole)).toBe(true);
    expect(events().slice(-2)).toEqual(['file-mended', 'integrity-checked']);
    expect(at.archive.custody.verify()).toEqual([]);
    expect((await mendArchive(at.archive)).mended).toBe(0);
  });

  it('that is damaged further on too is left as it is', async () => {
    const { originalBlobId, peaksBlobId } = blobs();
    hurt(originalBlobId, 0);
    hurt(originalBlobId, 300, 8);
    hurt(peaksBlobId, 0);
    const hurtOne = readFileSync(pathOf(originalBlobId));
    expect(await checkArchive(at.archive)).toMatchObject({ ok: false, mendable: 1 });
    const { mended, report } = await mendArchive(at.archive);
    expect(mended).toBe(1);
    expect(report.findings.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/^The original is damaged\. All of its sound can still be played/),
    ]);
    expect(readFileSync(pathOf(originalBlobId)).equals(hurtOne)).toBe(true);
  });

  it('without the copy of its header is damaged, and not to be mended', async () => {
    const { originalBlobId } = blobs();
    hurt(originalBlobId, 0);
    rmSync(`${pathOf(originalBlobId)}.head`);
    expect(await checkArchive(at.archive)).toMatchObject({ ok: false, mendable: 0 });
    const { mended, report } = await mendArchive(at.archive);
    expect([mended, report.findings.map(({ problem }) => problem)]).toEqual([
      0,
      [expect.stringMatching(/^The original is damaged\. All of its sound can still be played/)],
    ]);
  });
});

it('a power cut between a mended file and its entry: the next check writes the entry, once', async () => {
  const { originalBlobId, peaksBlobId } = blobs();
  hurt(originalBlobId, 0);
  // As `mendArchive` does it, up to the entry.
  at.archive.index.meta.set('mending', originalBlobId);
  await at.archive.blobs.mend(originalBlobId);
  await at.reopen();
  expect((await checkArchive(at.archive)).ok).toBe(true);
  await checkArchive(at.archive);
  const entries = at.archive.custody.entries().filter(({ event }) => event === 'file-mended');
  expect(entries).toMatchObject([
    { subject: recording.id, facts: { blobId: originalBlobId, sha256: recording.sha256 } },
  ]);
  // One that was not mended yet is only marked: no entry tells of what did not happen.
  hurt(peaksBlobId, 0);
  at.archive.index.meta.set('mending', peaksBlobId);
  await checkArchive(at.archive);
  expect(events().filter((event) => event === 'file-mended')).toHaveLength(1);
});

it('the check makes copies that are missing or wrong; looking only, nothing is written', async () => {
  const [first = '', ...others] = Object.values(blobs()).filter((id) => id !== null);
  rmSync(`${pathOf(first)}.head`);
  for (const id of others) writeFileSync(`${pathOf(id)}.head`, 'torn');
  await at.archive.close();
  const before = snapshot(at.folder);
  const looking = await openArchive({ ...at.place, passphrase: PASSPHRASE, readOnly: true });
  expect((await checkArchive(looking)).ok).toBe(true);
  await expect(mendArchive(looking)).rejects.toMatchObject({ code: 'archive-read-only' });
  await looking.close();
  expect(snapshot(at.folder)).toEqual(before);
  expect((await checkArchive(await at.reopen())).ok).toBe(true);
  for (const id of [first, ...others]) {
    expect(readFileSync(`${pathOf(id)}.head`).equals(readFileSync(pathOf(id)).subarray(0, 256))).toBe(true);
  }
});

it('an archive of an older program gets its copies while it is open; no unlock and no lock waits for them', async () => {
  const ids = Object.values(blobs()).filter((id) => id !== null);
  for (const id of ids) rmSync(`${pathOf(id)}.head`);
  const made = () => ids.filter((id) => existsSync(`${pathOf(id)}.head`)).length;
  // A new archive has nothing to make up for.
  expect(at.archive.index.meta.get('header-copies')).toBe('all');
  at.archive.index.meta.set('header-copies', '');
  await at.reopen();
  await at.reopen();
  expect(made()).toBe(0);
  await vi.waitFor(() => expect(at.archive.index.meta.get('header-copies')).toBe('all'), { timeout: 5_000 });
  expect(made()).toBe(ids.length);
});

it('a journal that stayed is told by the check, and goes when its recording is deleted', async () => {
  const { live } = at.archive.vault;
  const writer = await live.create(recording.id, 'sound');
  await writer.close();
  await live.keep(recording.id);
  const report = await checkArchive(at.archive);
  expect(report.ok).toBe(true);
  expect(report.findings).toEqual([
    { subject: 'R01 of Annual review', problem: expect.stringMatching(/kept/) },
  ]);
  await removeRecording(at.archive, recording.id, { code: 'R01', reason: 'asked to' });
  expect(await live.list()).toEqual([]);
});
