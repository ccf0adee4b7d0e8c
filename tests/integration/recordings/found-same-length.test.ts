import { closeSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive, type OpenArchive, openWithRestoredList } from '../../../main/archive/index.ts';
import { wavHeader } from '../../../main/media/index.ts';
import { meetingOfDay } from '../../../main/meetings/index.ts';
import { findRecordings, importFiles, removeRecording } from '../../../main/recordings/index.ts';
import { newArchive, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { quickFfmpeg, runOld, temporaryFolder } from '../../support/media/index.ts';
import { PASSPHRASE } from '../../support/vault/index.ts';

/* Recorders that end a file every hour make recordings of one length, to the sample: it says nothing of what is in them. */

const sounds = temporaryFolder();
const ffmpeg = await quickFfmpeg();
const SAMPLES = 3 * 48_000;
let at: TestArchive;
let files: { originalBlobId: string; playbackBlobId: string }[];

/** Words of noise with pauses, other ones for each seed. */
function spoken(seed: number): string {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const pcm = Buffer.alloc(SAMPLES * 2);
  for (let from = 0; from < SAMPLES; from += 7_200) {
    const loud = next() < 0.5 ? 0 : 4_000 + next() * 16_000;
    for (let sample = from; sample < from + 7_200; sample += 1)
      pcm.writeInt16LE(Math.round((next() - 0.5) * loud), sample * 2);
  }
  const path = join(sounds.folder, `${seed}.wav`);
  writeFileSync(path, Buffer.concat([wavHeader(SAMPLES), pcm]));
  return path;
}

beforeEach(async () => {
  at = await newArchive();
  const results = await importFiles(at.archive, ffmpeg, {
    meetingId: someMeeting(at.archive).id,
    files: [1, 2].map((seed) => ({ fileId: `${seed}`, path: spoken(seed), name: `${seed}.wav` })),
  });
  files = results.flatMap((one) => {
    const blobs = one.outcome === 'imported' && at.archive.index.recordings.blobsOf(one.recording.id);
    return blobs ? [blobs] : [];
  });
  expect(files).toHaveLength(2);
});
afterEach(() => at.remove());
afterAll(() => sounds.remove());

async function hashes(archive: OpenArchive, ids: readonly string[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await archive.blobs.verify(id)).sha256));
}

/** A chunk of it is lost. */
function hurt(id: string): void {
  const file = openSync(join(at.folder, 'blobs', id.slice(0, 2), id), 'r+');
  writeSync(file, Buffer.alloc(40), 0, 40, 1_000);
  closeSync(file);
}

async function rescued() {
  await at.archive.close();
  for (const name of readdirSync(at.folder)) if (name.startsWith('index.db')) rmSync(join(at.folder, name));
  const { archive } = await openWithRestoredList({ ...at.place, passphrase: PASSPHRASE });
  return { archive, ...(await search(archive)) };
}
const search = (archive: OpenArchive) =>
  findRecordings(archive, ffmpeg, { meetingOf: meetingOfDay(archive, 'Found recordings') });

describe('two recordings of one length', () => {
  it('are each heard with their own sound, and a deletion of one takes nothing of the other', async () => {
    const before = await hashes(
      at.archive,
      files.flatMap((one) => [one.originalBlobId, one.playbackBlobId]),
    );
    const { archive, recordings } = await rescued();
    const blobs = recordings.map(({ id }) => archive.index.recordings.blobsOf(id) ?? files[0]);
    const pairs = blobs.flatMap((one) => (one ? [one.originalBlobId, one.playbackBlobId] : []));
    const after = await hashes(archive, pairs);
    expect([after, [...after.slice(2), ...after.slice(0, 2)]]).toContainEqual(before);
    const [first, second] = recordings;
    await removeRecording(archive, first?.id ?? '', { code: `R0${first?.ordinal}`, reason: 'wrong file' });
    expect(archive.index.recordings.list()).toEqual([second]);
    expect(await checkArchive(archive)).toMatchObject({ ok: true, findings: [] });
    await archive.close();
  });

  it.each([
    ['one original', [0]],
    ['both originals', [0, 1]],
  ])('come back both when the disk lost %s', async (_what, lost) => {
    for (const one of lost) hurt(files[one]?.originalBlobId ?? '');
    const { archive, recordings, unreadable } = await rescued();
    expect([recordings.length, unreadable]).toEqual([2, lost.length]);
    const heard = recordings.map(({ id }) => archive.index.recordings.blobsOf(id)?.playbackBlobId);
    expect(heard.toSorted()).toEqual(files.map(({ playbackBlobId }) => playbackBlobId).toSorted());
    expect(await search(archive)).toEqual({ recordings: [], unreadable: lost.length });
    await archive.close();
  });
});

it('a copy that another version of ffmpeg made is known by its waveform, and not listed a second time', async () => {
  const [first] = files;
  const other = join(sounds.folder, 'other.ogg');
  runOld(['-i', join(sounds.folder, '1.wav'), '-c:a', 'libopus', '-b:a', '24k', '-f', 'ogg', other]);
  await at.archive.blobs.remove(first?.playbackBlobId ?? '');
  const writer = await at.archive.blobs.create('playback');
  await writer.write(await readFile(other));
  await writer.finish();
  const { archive, recordings } = await rescued();
  expect(recordings).toHaveLength(2);
  expect((await search(archive)).recordings).toEqual([]);
  await archive.close();
});
