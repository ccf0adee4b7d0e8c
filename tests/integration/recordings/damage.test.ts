import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkArchive, missingIn, type OpenArchive } from '../../../main/archive/index.ts';
import { decodeSealed, type Ffmpeg, peaksBuilder } from '../../../main/media/index.ts';
import { childSound } from '../../../main/playlists/index.ts';
import { extract, importFiles, openMedia, peaksFor } from '../../../main/recordings/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { ms, msToSamples } from '../../../shared/time/index.ts';
import { CHUNKS, spoilChunk } from '../../support/archive/index.ts';
import {
  collected,
  type Kind,
  makeSound,
  quickFfmpeg,
  temporaryArchive,
  temporaryFolder,
  wavPcm,
} from '../../support/media/index.ts';

/** Long enough that a copy for listening has three chunks of 64 KiB. */
const SECONDS = 40;
const KINDS = ['moov-first.m4a', 'voice.opus', 'recorder.wav'] as const satisfies Kind[];

const place = temporaryFolder();
let archive: OpenArchive;
let ffmpeg: Ffmpeg;
const recordings = new Map<Kind, Recording>();

beforeAll(async () => {
  ffmpeg = await quickFfmpeg();
  const made = await temporaryArchive(place.folder);
  archive = made.archive;
  const files = KINDS.map((kind) => ({
    fileId: kind,
    name: kind,
    path: makeSound(place.folder, kind, SECONDS),
  }));
  for (const result of await importFiles(archive, ffmpeg, { meetingId: made.meeting.id, files })) {
    if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
    recordings.set(result.name as Kind, result.recording);
  }
});
afterAll(async () => {
  await archive.close();
  place.remove();
});

const of = (kind: Kind) => {
  const recording = recordings.get(kind);
  const blobs = recording && archive.index.recordings.blobsOf(recording.id);
  if (!recording || !blobs) throw new Error(kind);
  return { recording, blobs };
};
const spoil = (blobId: string, which: (typeof CHUNKS)[number]) => spoilChunk(archive.folder, blobId, which);

let files = 0;
const save = (id: string, as: 'wav' | 'playback' | 'original') => {
  const out = join(place.folder, `out-${++files}`);
  return extract(archive, ffmpeg, id, { as }, out).then((done) => ({ ...done, out }));
};
/** All that a player would get, in ranges as it asks for them. */
async function played(id: string): Promise<Buffer> {
  const media = await openMedia(archive, id);
  const pieces: Buffer[] = [];
  for (let at = 0; at < media.bytes; at += 50_000) pieces.push(await media.read(at, 50_000));
  // From now on what is damaged is known: the second round is what a player hears.
  const again = await media.read(0, media.bytes);
  await media.close();
  expect(Buffer.concat(pieces)).toHaveLength(again.length);
  return again;
}
async function decoded(bytes: Buffer): Promise<Buffer> {
  const source = {
    bytes: bytes.length,
    read: async (from: number, length: number) => bytes.subarray(from, from + length),
    async *stream() {
      yield bytes;
    },
  };
  return collected(decodeSealed({ ffmpeg, source }));
}
const problems = async () => (await checkArchive(archive)).findings.map(({ problem }) => problem);

/** Louder than this is no silence; the decoder needs a moment after each edge. */
const SETTLES = 12_000;
function sameBut(heard: Buffer, whole: Buffer, missing: { startMs: number; endMs: number }[]): void {
  const spans = missing.map(
    ({ startMs, endMs }) => [msToSamples(ms(startMs)), msToSamples(ms(endMs))] as const,
  );
  let [loudest, furthest] = [0, 0];
  for (let sample = 0; sample < whole.length / 2; sample += 5) {
    const now = heard.readInt16LE(sample * 2);
    if (spans.some(([from, to]) => sample >= from + SETTLES && sample < to - SETTLES))
      loudest = Math.max(loudest, Math.abs(now));
    else if (!spans.some(([from, to]) => sample >= from - SETTLES && sample < to + SETTLES))
      furthest = Math.max(furthest, Math.abs(now - whole.readInt16LE(sample * 2)));
  }
  expect({ loudest, furthest: furthest < 40 }).toEqual({ loudest: 0, furthest: true });
}

describe.each(KINDS)('%s with a damaged chunk', (kind) => {
  it.each(CHUNKS)(
    'in the original, the %s one: all of it is heard, and saved from the copy',
    async (which) => {
      const { recording, blobs } = of(kind);
      const whole = await played(recording.id);
      const mend = spoil(blobs.originalBlobId, which);
      expect((await played(recording.id)).equals(whole)).toBe(true);
      await expect(save(recording.id, 'original')).rejects.toThrow(
        /What can still be heard of it can be saved: as WAV/,
      );
      const wav = await save(recording.id, 'wav');
      expect(wav).toMatchObject({ samples: recording.samples, from: 'copy', missing: [] });
      expect(wavPcm(ffmpeg.path, wav.out).equals(await decoded(whole))).toBe(true);
      if (which === 'first') {
        expect(await problems()).toEqual([
          'The original is damaged. All of its sound can still be played and saved from the copy for listening. A backup may have the original.',
        ]);
        expect(archive.custody.entries().at(-2)?.facts).toMatchObject({ as: 'wav', decodedFrom: 'copy' });
      }
      mend();
    },
  );

  it.each(CHUNKS)('in the copy, the %s one: silence of that length, all else at its time', async (which) => {
    const { recording, blobs } = of(kind);
    const whole = await decoded(await played(recording.id));
    const mend = spoil(blobs.playbackBlobId, which);
    const heard = await played(recording.id);
    const missing = missingIn(archive, recording.id);
    expect(missing).toHaveLength(1);
    const { startMs, endMs } = missing[0] ?? { startMs: -1, endMs: -1 };
    expect(startMs === 0).toBe(which === 'first');
    expect(endMs === recording.durationMs).toBe(which === 'last');
    expect(endMs - startMs).toBeLessThan(25_000);
    const pcm = await decoded(heard);
    expect(pcm).toHaveLength(recording.samples * 2);
    sameBut(pcm, whole, missing);
    const saved = await save(recording.id, 'playback');
    expect(saved.missing).toEqual(missing);
    expect(readFileSync(saved.out).equals(heard)).toBe(true);
    expect(await save(recording.id, 'wav')).toMatchObject({ from: 'original', missing: [] });
    if (which === 'last') {
      expect(await problems()).toEqual([
        expect.stringMatching(
          /^The copy for listening is damaged\. It plays with silence from 0:00:\d\d\.\d{3} to 0:00:40/,
        ),
      ]);
      expect(archive.custody.entries().find(({ facts }) => facts?.missing)?.facts).toMatchObject({
        as: 'playback',
      });
    }
    mend();
  });
});

/** By how many samples a stretch of `part` at `at` lies off the same place of `whole`. */
function lagAt(part: Buffer, whole: Buffer, at: number): number {
  let best = { lag: 0, sum: Number.NEGATIVE_INFINITY };
  for (let lag = -200; lag <= 200; lag += 1) {
    let sum = 0;
    for (let i = at; i < at + 9_600; i += 1)
      sum += part.readInt16LE(i * 2) * whole.readInt16LE((i + lag) * 2);
    if (sum > best.sum) best = { lag, sum };
  }
  return best.lag;
}

it('a clip for the child in a damaged stretch is exactly as long, silent there, and in its place around it', async () => {
  const { recording, blobs } = of('recorder.wav');
  const whole = await decoded(await played(recording.id));
  const mend = spoil(blobs.playbackBlobId, 'middle');
  await played(recording.id);
  const [{ startMs, endMs } = { startMs: -1, endMs: -1 }] = missingIn(archive, recording.id);
  const within = Math.round((startMs + endMs) / 2);
  for (const [from, to] of [
    [startMs - 1_500, endMs + 1_500],
    [within, endMs + 1_500],
    [startMs - 1_500, within],
  ] as const) {
    const clip = { title: 'Yes', recordingId: recording.id, startMs: ms(from), endMs: ms(to) };
    const pcm = await decoded(await childSound(archive, ffmpeg, clip));
    const first = msToSamples(clip.startMs);
    expect(pcm.length / 2).toBe(msToSamples(clip.endMs) - first);
    const place = (atMs: number) => msToSamples(ms(atMs)) - first;
    let loudest = 0;
    for (
      let at = Math.max(0, place(startMs + 250));
      at < Math.min(pcm.length / 2, place(endMs - 250));
      at += 1
    )
      loudest = Math.max(loudest, Math.abs(pcm.readInt16LE(at * 2)));
    // The last bit is what an encoder makes of nothing.
    expect(loudest).toBeLessThanOrEqual(1);
    const around = whole.subarray(first * 2, msToSamples(clip.endMs) * 2);
    for (const atMs of [startMs - 1_000, endMs + 750])
      if (atMs >= from && atMs < to) expect(lagAt(pcm, around, place(atMs))).toBe(0);
  }
  mend();
});

it('both damaged: what is left of the copy is saved, with what is silent told; whole again, nothing is', async () => {
  const { recording, blobs } = of('moov-first.m4a');
  const mend = [spoil(blobs.originalBlobId, 'first'), spoil(blobs.playbackBlobId, 'first')];
  mend.push(spoil(blobs.playbackBlobId, 'last'));
  const wav = await save(recording.id, 'wav');
  expect(wav).toMatchObject({ samples: recording.samples, from: 'copy' });
  expect(wav.missing).toHaveLength(2);
  for (const one of mend.reverse()) one();
  expect(await problems()).toEqual([]);
  expect(missingIn(archive, recording.id)).toEqual([]);
});

it('a damaged waveform is flat there, also at its beginning; what is lost as a whole is flat and told, and no failure', async () => {
  const { recording, blobs } = of('recorder.wav');
  // Seven minutes of a loud hum: two chunks of waveform.
  const drawn = peaksBuilder();
  const second = Buffer.alloc(96_000, Buffer.from([0x00, 0x40, 0x00, 0xc0]));
  for (let at = 0; at < 420; at++) drawn.add(second);
  const writer = await archive.blobs.create('peaks');
  await writer.write(drawn.finish());
  const { id } = await writer.finish();
  const recordingsThen = {
    ...archive.index.recordings,
    get: () => ({ ...recording, samples: 420 * 48_000 }),
    blobsOf: () => ({ ...blobs, peaksBlobId: id }),
  };
  const long = { ...archive, index: { ...archive.index, recordings: recordingsThen } };
  const part = { fromMs: ms(0), toMs: ms(420_000), steps: 8192 };
  const whole = new Int8Array((await peaksFor(long, recording.id, part)).buffer);
  for (const which of ['first', 'last'] as const) {
    const mend = spoil(id, which);
    const left = new Int8Array((await peaksFor(long, recording.id, part)).buffer);
    const flat = left.filter((height, at) => height === 0 && whole[at] !== 0).length;
    expect([flat > 0, flat < left.length]).toEqual([true, true]);
    expect(left.every((height, at) => height === 0 || height === whole[at])).toBe(true);
    mend();
  }
  await archive.blobs.remove(id);

  const mend = spoil(blobs.peaksBlobId, 'last');
  const nothing = await peaksFor(archive, recording.id, { ...part, toMs: recording.durationMs });
  expect([nothing.length, nothing.every((byte) => byte === 0)]).toEqual([2 * part.steps, true]);
  await expect(peaksFor(archive, recording.id, { ...part, toMs: ms(0) })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  expect(await problems()).toEqual(['The waveform is damaged. Only the picture of the sound is.']);
  mend();
});
