import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive, openArchive, openWithRestoredList } from '../../../main/archive/index.ts';
import { listMeetings, meetingOfDay } from '../../../main/meetings/index.ts';
import { findRecordings, importFiles, openMedia, removeRecording } from '../../../main/recordings/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { newArchive, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { makeSound, quickFfmpeg, temporaryFolder } from '../../support/media/index.ts';
import { faultyFiles, PASSPHRASE } from '../../support/vault/index.ts';

const sounds = temporaryFolder();
const ffmpeg = await quickFfmpeg();
let at: TestArchive;
let recordings: Recording[];

beforeEach(async () => {
  at = await newArchive();
  recordings = await bringIn(['phone.m4a', 'voice.opus']);
});
afterEach(() => at.remove());
afterAll(() => sounds.remove());

async function bringIn(
  kinds: Parameters<typeof makeSound>[1][],
  title = 'Annual review',
): Promise<Recording[]> {
  const files = kinds.map((kind, n) => ({
    fileId: kind,
    path: makeSound(sounds.folder, kind, 2 + n),
    name: kind,
  }));
  const results = await importFiles(at.archive, ffmpeg, {
    meetingId: someMeeting(at.archive, { title }).id,
    files,
  });
  return results.flatMap((one) => ('recording' in one && one.outcome === 'imported' ? [one.recording] : []));
}

const list = () => join(at.folder, 'index.db');
const copies = () => readdirSync(at.folder).filter((name) => name.startsWith('index.db.backup-'));
const pathOf = (id: string) => join(at.folder, 'blobs', id.slice(0, 2), id);
const page = { limit: 50, offset: 0 };

async function losesList(also: 'and its copies' | 'only'): Promise<void> {
  await at.archive.close();
  writeFileSync(list(), Buffer.alloc(8192, 7));
  if (also === 'and its copies') for (const name of copies()) rmSync(join(at.folder, name));
  await expect(openArchive({ ...at.place, passphrase: PASSPHRASE })).rejects.toMatchObject({
    code: 'archive-index-damaged',
  });
}

async function rescued() {
  const { archive, list: from } = await openWithRestoredList({ ...at.place, passphrase: PASSPHRASE });
  const found = await findRecordings(archive, ffmpeg, {
    meetingOf: meetingOfDay(archive, 'Found recordings'),
  });
  return { archive, from, found };
}

const facts = ({ sha256, bytes, samples, codec, dateInFile }: Recording) => ({
  sha256,
  bytes,
  samples,
  codec,
  dateInFile,
});

describe('without the list and its copies', () => {
  it('every recording is listed again under its day, plays, and passes the check', async () => {
    await losesList('and its copies');
    const damaged = readFileSync(list());
    const { archive, from, found } = await rescued();
    expect([from, found.unreadable]).toEqual([{ from: 'nothing' }, 0]);
    expect(found.recordings.map(facts)).toEqual(expect.arrayContaining(recordings.map(facts)));
    expect(found.recordings).toHaveLength(recordings.length);
    expect(listMeetings(archive, page).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Found recordings']),
    );
    const phone = found.recordings.find(({ dateInFile }) => dateInFile !== null);
    expect(archive.index.meetings.get(phone?.meetingId ?? '')?.date).toBe('2026-10-20');
    for (const { id, bytes } of found.recordings) {
      const sound = await openMedia(archive, id);
      expect((await sound.read(0, 4)).toString('latin1')).toBe('OggS');
      await sound.close();
      const original = await archive.blobs.verify(archive.index.recordings.blobsOf(id)?.originalBlobId ?? '');
      expect(original.bytes).toBe(bytes);
    }
    // Also the copies for listening and the waveforms are in use again: nothing is left over.
    expect(await checkArchive(archive)).toMatchObject({
      ok: true,
      findings: [{ problem: expect.stringMatching(/^One old copy lies beside it/) }],
    });
    expect(archive.custody.entries().map(({ event }) => event)).toEqual(
      expect.arrayContaining(['list-restored', 'recording-found']),
    );
    // The damaged list is still there for whoever can read it, and asking twice finds nothing new.
    const [aside] = readdirSync(at.folder).filter((name) => name.startsWith('index.db.damaged-'));
    expect(readFileSync(join(at.folder, aside ?? '')).equals(damaged)).toBe(true);
    expect(
      await findRecordings(archive, ffmpeg, { meetingOf: meetingOfDay(archive, 'Found recordings') }),
    ).toEqual({ recordings: [], unreadable: 0 });
    await archive.close();
  });

  it('an original that does not open comes back as its copy for listening; what was deleted does not', async () => {
    const [phone, opus] = recordings;
    const blobs = at.archive.index.recordings.blobsOf(phone?.id ?? '');
    await removeRecording(at.archive, opus?.id ?? '', { code: 'R02', reason: 'wrong file' });
    const path = pathOf(blobs?.originalBlobId ?? '');
    await losesList('and its copies');
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(40), 0, 40, 1_000);
    closeSync(file);
    const { archive, found } = await rescued();
    expect(found.unreadable).toBe(1);
    expect(found.recordings).toMatchObject([
      { samples: phone?.samples, codec: 'opus', originalName: expect.stringMatching(/^found-copy-/) },
    ]);
    await archive.close();
  });
});

it('with a good copy of the list nothing of it is lost, and what came after it is found', async () => {
  await at.reopen();
  expect(copies()).toHaveLength(1);
  const later = await bringIn(['recorder.wav'], 'Later');
  await losesList('only');
  const { archive, from, found } = await rescued();
  expect(from).toMatchObject({ from: 'copy', madeAt: expect.stringMatching(/^2026-/) });
  expect(found.recordings.map(facts)).toEqual(later.map(facts));
  expect(archive.index.recordings.list()).toHaveLength(3);
  expect(archive.index.recordings.get(recordings[0]?.id ?? '')).toEqual(recordings[0]);
  expect((await checkArchive(archive)).ok).toBe(true);
  // The copy itself stays where it was.
  expect(copies().length).toBeGreaterThan(0);
  await archive.close();
});

it('a list that opens is left as it is', async () => {
  await at.archive.close();
  const { archive, from, found } = await rescued();
  expect([from, found]).toEqual([{ from: 'itself' }, { recordings: [], unreadable: 0 }]);
  expect(archive.custody.entries().map(({ event }) => event)).not.toContain('list-restored');
  await archive.close();
});

/** 1 tries every call; the default leaves some out, from another beginning each time, to stay short. */
const STRIDE = Number(process.env.KEPTWORD_FAULT_STRIDE ?? 9);

it('a failure at any call loses neither list nor copy, and the next try finishes', async () => {
  await at.reopen();
  await losesList('only');
  const [copy = ''] = copies();
  const whole = readFileSync(join(at.folder, copy));
  for (let nth = 1 + (Date.now() % STRIDE); ; nth += STRIDE) {
    for (const name of readdirSync(at.folder))
      if (name.startsWith('index.db.damaged-')) rmSync(join(at.folder, name));
    writeFileSync(list(), Buffer.alloc(8192, 7));
    const { files, struck } = faultyFiles({ nth, code: 'EIO', lasts: 'once' });
    const first = await openWithRestoredList({ ...at.place, files, passphrase: PASSPHRASE }).catch(
      () => null,
    );
    await first?.archive.close().catch(() => undefined);
    expect(readFileSync(join(at.folder, copy)).equals(whole), `call ${nth}`).toBe(true);
    const { archive } = await openWithRestoredList({ ...at.place, passphrase: PASSPHRASE });
    expect(archive.index.recordings.list(), `call ${nth}`).toHaveLength(2);
    await archive.close();
    for (const name of copies()) if (name !== copy) rmSync(join(at.folder, name));
    if (!struck()) break;
  }
});
