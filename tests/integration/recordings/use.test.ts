import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkArchive, type OpenArchive } from '../../../main/archive/index.ts';
import type { Ffmpeg } from '../../../main/media/index.ts';
import {
  describeRecording,
  extract,
  importFiles,
  keepPlace,
  listRecordings,
  openMedia,
  peaksFor,
  placeIn,
  removeRecording,
} from '../../../main/recordings/index.ts';
import { KeptwordError } from '../../../shared/contract/index.ts';
import type { Meeting, Recording } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  everyFfmpeg,
  type Kind,
  makeSound,
  quickFfmpeg,
  referencePcm,
  sealedFiles,
  temporaryArchive,
  temporaryFolder,
  wavPcm,
} from '../../support/media/index.ts';

const place = temporaryFolder();
const ffmpegs = await everyFfmpeg();
const anyFfmpeg = await quickFfmpeg();
const ASKED: Kind[] = [
  ...(['phone.m4a', 'recorder.mp3', 'voice.opus', 'recorder.wav', 'voice.amr', 'old-phone.3gp'] as const),
  ...([
    'video.mov',
    'video.webm',
    'video.mp4',
    'dictation.wma',
    'voice.ogg',
    'mac.caf',
    'surround.flac',
  ] as const),
];

afterAll(() => place.remove());

type Kept = { archive: OpenArchive; meeting: Meeting; recordings: Recording[] };

async function keep(kinds: readonly Kind[], ffmpeg = anyFfmpeg): Promise<Kept> {
  const { archive, meeting } = await temporaryArchive(place.folder);
  const files = kinds.map((kind) => ({ fileId: kind, path: makeSound(place.folder, kind), name: kind }));
  const results = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files });
  const recordings = results.map((result) => {
    if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
    return result.recording;
  });
  return { archive, meeting, recordings };
}

async function keepOne(kind: Kind, ffmpeg = anyFfmpeg): Promise<Kept & { recording: Recording }> {
  const kept = await keep([kind], ffmpeg);
  return { ...kept, recording: kept.recordings[0] as Recording };
}

function out(name: string): string {
  const folder = join(place.folder, `out-${createHash('md5').update(name).digest('hex')}`);
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

describe.each(ffmpegs)('taking sound out with ffmpeg $version', (ffmpeg) => {
  it('gives a WAV that is the full decoding of the file, bit for bit, and any slice of it', async () => {
    const { archive, recordings } = await keep(ASKED, ffmpeg);
    for (const [i, recording] of recordings.entries()) {
      const kind = ASKED[i] as Kind;
      const reference = referencePcm(ffmpeg.path, makeSound(place.folder, kind));
      const whole = out(`${kind}.wav`);
      const facts = await extract(archive, ffmpeg, recording.id, { as: 'wav' }, whole);
      expect(wavPcm(ffmpeg.path, whole).equals(reference), kind).toBe(true);
      expect(facts).toEqual({
        bytes: 44 + reference.length,
        samples: reference.length / 2,
        from: 'original',
        missing: [],
        sha256: createHash('sha256').update(readFileSync(whole)).digest('hex'),
      });
      const span = { startMs: ms(1_001), endMs: ms(2_718) };
      const slice = out(`${kind}-slice.wav`);
      await extract(archive, ffmpeg, recording.id, { as: 'wav', span }, slice);
      const wanted = reference.subarray(1_001 * 96, 2_718 * 96);
      expect(readFileSync(slice).subarray(44).equals(wanted), kind).toBe(true);
    }
    await archive.close();
  }, 180_000);
});

describe('taking sound out with another ffmpeg than the one at import', () => {
  it('gives the whole of what that one decodes', async () => {
    const [one, other] = [ffmpegs[0] as Ffmpeg, ffmpegs.at(-1) as Ffmpeg];
    for (const kind of ['dictation.wma', 'voice.ogg', 'phone.m4a'] as const) {
      for (const [importing, extracting] of [
        [one, other],
        [other, one],
      ] as const) {
        const { archive, recording } = await keepOne(kind, importing);
        const target = out(`${kind}-${extracting.version}.wav`);
        const { samples } = await extract(archive, extracting, recording.id, { as: 'wav' }, target);
        const reference = referencePcm(extracting.path, makeSound(place.folder, kind));
        const length = Math.min(reference.length / 2, recording.samples);
        expect(samples).toBe(length);
        expect(wavPcm(extracting.path, target).equals(reference.subarray(0, length * 2)), kind).toBe(true);
        await archive.close();
      }
    }
  });
});

describe('taking sound out', () => {
  it('gives the original byte for byte and the playback copy, and writes it down', async () => {
    const { archive, recording } = await keepOne('phone.m4a');
    const original = out('original.m4a');
    await extract(archive, null, recording.id, { as: 'original' }, original);
    expect(readFileSync(original).equals(readFileSync(makeSound(place.folder, 'phone.m4a')))).toBe(true);
    expect(statSync(original).mode & 0o777).toBe(0o600);
    const playback = out('playback.opus');
    const facts = await extract(archive, null, recording.id, { as: 'playback' }, playback);
    expect(readFileSync(playback).toString('latin1', 0, 4)).toBe('OggS');
    const [, first, second] = archive.index.custody.ofSubject(recording.id);
    expect(first).toMatchObject({
      event: 'sound-extracted',
      facts: { as: 'original', sha256: recording.sha256 },
    });
    expect(second).toMatchObject({
      event: 'sound-extracted',
      facts: { as: 'playback', sha256: facts.sha256 },
    });
    expect(archive.custody.verify()).toEqual([]);
    await archive.close();
  });

  it('replaces a file that is there only with a whole one', async () => {
    const { archive, recording } = await keepOne('recorder.mp3');
    const target = out('kept.mp3');
    writeFileSync(target, 'what was there before');
    const stop = AbortSignal.abort();
    const off = extract(archive, null, recording.id, { as: 'original' }, target, { signal: stop });
    await expect(off).rejects.toMatchObject({ code: 'cancelled' });
    expect(readFileSync(target, 'utf8')).toBe('what was there before');
    await extract(archive, null, recording.id, { as: 'original' }, target);
    expect(readFileSync(target).equals(readFileSync(makeSound(place.folder, 'recorder.mp3')))).toBe(true);
    expect(readdirSync(join(target, '..'))).toEqual(['kept.mp3']);
    await archive.close();
  });

  it('leaves nothing behind when it fails or is stopped', async () => {
    const { archive, recording } = await keepOne('phone.m4a');
    const target = out('nothing.wav');
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort() };
    const off = extract(archive, anyFfmpeg, recording.id, { as: 'wav' }, target, options);
    await expect(off).rejects.toMatchObject({ code: 'cancelled' });
    await expect(extract(archive, null, recording.id, { as: 'wav' }, target)).rejects.toMatchObject({
      code: 'ffmpeg-missing',
    });
    const broken: Ffmpeg = { ...anyFfmpeg, path: join(place.folder, 'none') };
    await expect(extract(archive, broken, recording.id, { as: 'wav' }, target)).rejects.toMatchObject({
      code: 'ffmpeg-failed',
    });
    const absent = join(place.folder, 'no such folder', 'x.wav');
    await expect(extract(archive, anyFfmpeg, recording.id, { as: 'wav' }, absent)).rejects.toMatchObject({
      code: 'file-system',
    });
    expect(readdirSync(join(target, '..'))).toEqual([]);
    expect(archive.index.custody.ofSubject(recording.id)).toHaveLength(1);
    await archive.close();
  });

  it('refuses spans outside the recording, unknown recordings, and a place inside the archive', async () => {
    const { archive, recording } = await keepOne('recorder.wav');
    const target = out('never.wav');
    const wav = (startMs: number, endMs: number) =>
      extract(
        archive,
        anyFfmpeg,
        recording.id,
        { as: 'wav', span: { startMs: ms(startMs), endMs: ms(endMs) } },
        target,
      );
    await expect(wav(2_000, 1_000)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(wav(1_000, 1_000)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(wav(0, recording.durationMs + 1)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(extract(archive, anyFfmpeg, 'nobody', { as: 'wav' }, target)).rejects.toMatchObject({
      code: 'not-found',
    });
    const link = join(place.folder, 'link-into-the-archive');
    symlinkSync(archive.folder, link);
    for (const inside of [
      join(link, 'x.wav'),
      join(archive.folder, 'x.wav'),
      join(archive.folder, 'blobs', '..', 'x.wav'),
      archive.folder,
    ]) {
      await expect(extract(archive, null, recording.id, { as: 'original' }, inside)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    await archive.close();
  });

  it('does not hand out an original that no longer matches its fingerprint', async () => {
    const { archive, recording } = await keepOne('recorder.mp3');
    const blobs = archive.index.recordings.blobsOf(recording.id);
    const index = {
      ...archive.index,
      recordings: {
        ...archive.index.recordings,
        blobsOf: () => ({ ...blobs, originalBlobId: blobs?.playbackBlobId }),
      },
    };
    const target = out('wrong.mp3');
    const swapped = { ...archive, index } as unknown as OpenArchive;
    await expect(extract(swapped, null, recording.id, { as: 'original' }, target)).rejects.toMatchObject({
      code: 'blob-damaged',
    });
    expect(readdirSync(join(target, '..'))).toEqual([]);
    await archive.close();
  });

  it('leaves no file behind that could not be logged', async () => {
    const { archive, recording } = await keepOne('recorder.mp3');
    const append = () => {
      throw new KeptwordError('disk-full', 'The disk is full.');
    };
    const target = out('unlogged.mp3');
    const silent = { ...archive, custody: { ...archive.custody, append } };
    await expect(extract(silent, null, recording.id, { as: 'original' }, target)).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(readdirSync(join(target, '..'))).toEqual([]);
    await archive.close();
  });

  it('still works in an archive that is only looked at, and then writes nothing down', async () => {
    const { archive, recording } = await keepOne('recorder.mp3');
    const looking = { ...archive, readOnly: true };
    await extract(looking, anyFfmpeg, recording.id, { as: 'wav' }, out('looked.wav'));
    keepPlace(looking, recording.id, ms(1_000));
    expect(placeIn(archive, recording.id)).toBe(0);
    expect(archive.index.custody.ofSubject(recording.id)).toHaveLength(1);
    await archive.close();
  });
});

describe('listening', () => {
  it('serves any range of the playback copy', async () => {
    const { archive, recording } = await keepOne('phone.m4a');
    const target = out('whole.opus');
    await extract(archive, null, recording.id, { as: 'playback' }, target);
    const whole = readFileSync(target);
    const sound = await openMedia(archive, recording.id);
    expect(sound).toMatchObject({ bytes: whole.length, type: 'audio/ogg; codecs=opus' });
    for (const [from, length] of [
      [0, 10],
      [1_000, 4_000],
      [whole.length - 5, 100],
      [whole.length, 10],
    ] as const) {
      expect((await sound.read(from, length)).equals(whole.subarray(from, from + length))).toBe(true);
    }
    await sound.close();
    await expect(openMedia(archive, 'nobody')).rejects.toMatchObject({ code: 'not-found' });
    await archive.close();
  });

  it('draws the waveform of any part', async () => {
    const { archive, recording } = await keepOne('phone.m4a');
    const drawn = await peaksFor(archive, recording.id, {
      fromMs: ms(0),
      toMs: recording.durationMs,
      steps: 40,
    });
    expect(drawn).toHaveLength(80);
    const signed = new Int8Array(drawn.buffer, drawn.byteOffset, drawn.length);
    expect(Math.max(...signed)).toBeGreaterThan(20);
    expect(Math.min(...signed)).toBeLessThan(-20);
    await archive.close();
  });

  it('remembers where it stopped, never behind the end', async () => {
    const { archive, recording } = await keepOne('phone.m4a');
    expect(placeIn(archive, recording.id)).toBe(0);
    keepPlace(archive, recording.id, ms(1_234));
    expect(placeIn(archive, recording.id)).toBe(1_234);
    keepPlace(archive, recording.id, ms(99_999_999));
    expect(placeIn(archive, recording.id)).toBe(recording.durationMs);
    expect(() => placeIn(archive, 'nobody')).toThrow(expect.objectContaining({ code: 'not-found' }));
    await archive.close();
  });
});

describe('what the parent says of a recording', () => {
  it('is changed field by field and noted, without free words in the log', async () => {
    const { archive, recording } = await keepOne('recorder.mp3');
    const after = describeRecording(archive, recording.id, {
      source: 'district',
      recordedBy: 'Aunt Rose',
      announced: 'yes',
    });
    expect(after).toEqual({ ...recording, source: 'district', recordedBy: 'Aunt Rose', announced: 'yes' });
    expect(archive.index.recordings.get(recording.id)).toEqual(after);
    const entry = archive.index.custody.ofSubject(recording.id).at(-1);
    expect(entry).toMatchObject({
      event: 'recording-described',
      facts: { fields: 'announced recordedBy source', source: 'district', announced: 'yes' },
    });
    expect(JSON.stringify(entry)).not.toContain('Rose');
    describeRecording(archive, recording.id, { recordedBy: 'Aunt Rose' });
    expect(archive.index.custody.ofSubject(recording.id)).toHaveLength(2);
    const wrong = { source: 'the moon' } as unknown as { source: 'parent' };
    expect(() => describeRecording(archive, recording.id, wrong)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    await archive.close();
  });

  it('cannot touch what makes it evidence', async () => {
    const { archive, recording } = await keepOne('recorder.mp3');
    const forged = { sha256: '0'.repeat(64), label: 'x' } as { label: string };
    expect(describeRecording(archive, recording.id, forged).sha256).toBe(recording.sha256);
    expect(archive.index.recordings.get(recording.id)?.sha256).toBe(recording.sha256);
    await archive.close();
  });
});

describe('deleting a recording', () => {
  it('asks for its code and a reason', async () => {
    const { archive, recording } = await keepOne('recorder.mp3');
    for (const confirm of [
      { code: 'R02', reason: 'x' },
      { code: '', reason: 'x' },
      { code: 'R01', reason: '  ' },
    ]) {
      await expect(removeRecording(archive, recording.id, confirm)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    expect(sealedFiles(archive)).toHaveLength(3);
    await archive.close();
  });

  it('destroys the bytes and leaves a tombstone', async () => {
    const { archive, meeting, recordings } = await keep(['recorder.mp3', 'mac.caf']);
    const [first, second] = recordings as [Recording, Recording];
    expect(sealedFiles(archive)).toHaveLength(7);
    await removeRecording(archive, second.id, { code: ' r02 ', reason: 'not this meeting' });
    expect(sealedFiles(archive)).toHaveLength(3);
    expect(listRecordings(archive, meeting.id).map(({ id }) => id)).toEqual([first.id]);
    await expect(openMedia(archive, second.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(archive.index.recordings.everImported()).toContainEqual(
      expect.objectContaining({ id: second.id, sha256: second.sha256, deletedAt: expect.any(String) }),
    );
    expect(archive.index.custody.ofSubject(second.id).at(-1)).toMatchObject({
      event: 'recording-deleted',
      facts: { code: 'R02', sha256: second.sha256, originalName: 'mac.caf', reason: 'not this meeting' },
    });
    expect(await checkArchive(archive)).toMatchObject({ ok: true, recordings: 1 });
    await archive.close();
  });
});
