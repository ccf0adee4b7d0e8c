import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive, openWithRestoredList } from '../../../main/archive/index.ts';
import { custodySentence } from '../../../main/custody/index.ts';
import { exportBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { meetingOfDay } from '../../../main/meetings/index.ts';
import { extract, findRecordings, importFiles, openMedia } from '../../../main/recordings/index.ts';
import { addMoment } from '../../../main/review/index.ts';
import type { ImportResult } from '../../../shared/contract/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import {
  everyFfmpeg,
  type Kind,
  makeSound,
  quickFfmpeg,
  referencePcm,
  sealedFiles,
  temporaryFolder,
} from '../../support/media/index.ts';
import { PASSPHRASE } from '../../support/vault/index.ts';

const place = temporaryFolder();
const quick = await quickFfmpeg();
// The one of the system, where there is one: what ffmpeg says of a cut file changes from version to version.
const ffmpeg = (await everyFfmpeg())[0] ?? quick;
const MILLION = 1_000_000;
let at: TestArchive;

beforeEach(async () => {
  at = await newArchive();
});
afterEach(() => at.remove());
afterAll(() => place.remove());

/** A file of which only the first part is there. */
function cut(kind: Kind, share: number): { path: string; bytes: Buffer } {
  const whole = readFileSync(makeSound(place.folder, kind));
  const bytes = whole.subarray(0, Math.floor(whole.length * share));
  const path = join(place.folder, `cut-${kind}`);
  writeFileSync(path, bytes);
  return { path, bytes };
}

async function bringIn(paths: readonly string[], cutShort?: 'keep', by = ffmpeg): Promise<ImportResult[]> {
  const meetingId = () => someMeeting(at.archive).id;
  const files = paths.map((path) => ({ fileId: path, path, name: path.split('/').pop() ?? path }));
  return importFiles(at.archive, by, { meetingId, files, ...(cutShort && { cutShort }) });
}

function codeOf(result: ImportResult | undefined): string | undefined {
  return result?.outcome === 'failed' ? result.error.code : result?.outcome;
}

function kept(result: ImportResult | undefined): Recording {
  if (result?.outcome !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`);
  return result.recording;
}

async function pcmOf({ id }: Recording, by = ffmpeg): Promise<Buffer> {
  const out = join(place.folder, 'out.wav');
  await extract(at.archive, by, id, { as: 'wav' }, out);
  return readFileSync(out).subarray(44);
}

const meetings = () => at.archive.index.meetings.list({ limit: 1000, offset: 0 }).length;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a file that was cut short and is the only one', () => {
  it.each<[Kind, { bytes: boolean; ms: boolean }]>([
    ['moov-first.m4a', { bytes: true, ms: true }],
    ['fragmented.mp4', { bytes: true, ms: true }],
    ['recorder.mp3', { bytes: true, ms: true }],
    ['recorder.wav', { bytes: true, ms: true }],
    ['voice.opus', { bytes: true, ms: false }],
    ['voice.flac', { bytes: false, ms: true }],
    ['mac-pcm.caf', { bytes: true, ms: false }],
  ])('%s is refused first, then kept byte for byte, and what is there of it plays', async (kind, known) => {
    const { path, bytes } = cut(kind, 0.6);
    const wholeBytes = readFileSync(join(place.folder, kind)).length;
    expect(codeOf((await bringIn([path]))[0])).toBe('file-truncated');
    expect([sealedFiles(at.archive), meetings()]).toEqual([[], 0]);

    const recording = kept((await bringIn([path], 'keep'))[0]);
    expect([recording.sha256, recording.bytes]).toEqual([sha256(bytes), bytes.length]);
    expect(recording.durationMs).toBeGreaterThan(1500);
    expect(recording.durationMs).toBeLessThan(3000);
    const { cutShort } = recording;
    expect([cutShort?.bytesExpected !== null, cutShort?.msExpected !== null]).toEqual([
      known.bytes,
      known.ms,
    ]);
    if (known.bytes) expect(cutShort?.bytesExpected).toBeGreaterThan(bytes.length);
    if (known.bytes) expect(cutShort?.bytesExpected).toBeLessThanOrEqual(wholeBytes + 8);
    if (known.ms) expect(cutShort?.msExpected).toBeGreaterThanOrEqual(3950);
    if (known.ms) expect(cutShort?.msExpected).toBeLessThan(4200);
    expect(at.archive.index.recordings.get(recording.id)).toEqual(recording);

    const out = join(place.folder, 'original');
    await extract(at.archive, ffmpeg, recording.id, { as: 'original' }, out);
    expect(readFileSync(out).equals(bytes)).toBe(true);
    // The same samples as when anybody decodes the cut file by its path, as the bundle's instructions say.
    const pcm = await pcmOf(recording);
    expect(pcm.equals(referencePcm(ffmpeg.path, path))).toBe(true);
    expect(pcm.length / 2).toBe(recording.samples);
    const whole = referencePcm(ffmpeg.path, join(place.folder, kind));
    expect(samePrefix(pcm, whole)).toBe(true);

    const sound = await openMedia(at.archive, recording.id);
    expect((await sound.read(0, 4)).toString('latin1')).toBe('OggS');
    await sound.close();
    const entry = at.archive.custody.entries().find(({ subject }) => subject === recording.id);
    expect(entry?.facts).toMatchObject({
      sha256: recording.sha256,
      bytes: bytes.length,
      cutShort: cutShort?.why,
      bytesExpected: cutShort?.bytesExpected,
      msExpected: cutShort?.msExpected,
    });
    expect(entry && custodySentence(entry)).toContain('It is cut short: its end was missing.');
    expect(await checkArchive(at.archive)).toMatchObject({ ok: true, findings: [] });
    expect(codeOf((await bringIn([path], 'keep'))[0])).toBe('duplicate');
    expect(codeOf((await bringIn([path]))[0])).toBe('duplicate');
  });

  it('comes in beside whole ones, which are not marked; what holds no sound that plays is refused', async () => {
    const paths = [
      makeSound(place.folder, 'voice.opus'),
      cut('recorder.wav', 0.5).path,
      cut('phone.m4a', 0.6).path,
      cut('mac.caf', 0.6).path,
      cut('voice.flac', 0.002).path,
    ];
    const text = join(place.folder, 'letter.mp3');
    writeFileSync(text, 'Dear team, please find the notice.\n'.repeat(40));
    const results = await bringIn([...paths, text], 'keep', quick);
    expect(results.map(codeOf)).toEqual([
      'imported',
      'imported',
      'nothing-playable',
      'nothing-playable',
      expect.stringMatching(/^(not-audio|no-audio-stream|ffmpeg-failed)$/),
      'not-audio',
    ]);
    const [whole, part] = at.archive.index.recordings.list();
    expect([whole?.cutShort, part?.cutShort]).toEqual([null, expect.objectContaining({ msExpected: 4000 })]);
    expect(sealedFiles(at.archive)).toHaveLength(6);
    const facts = at.archive.custody.entries().find(({ subject }) => subject === whole?.id)?.facts;
    expect(Object.keys(facts ?? {})).not.toContain('cutShort');
  });

  it('the check tells when the list says something else of the cut than the log', async () => {
    const recording = kept((await bringIn([cut('recorder.wav', 0.5).path], 'keep', quick))[0]);
    const { recordings } = at.archive.index;
    Object.assign(at.archive.index, {
      recordings: { ...recordings, get: (id: string) => ({ ...recordings.get(id), cutShort: null }) },
    });
    const { ok, findings } = await checkArchive(at.archive);
    expect(ok).toBe(false);
    expect(findings.map(({ problem }) => problem).join()).toContain('cutShort, bytesExpected, msExpected');
    expect(recording.cutShort).not.toBeNull();
  });

  it('goes into a bundle as it is, with clips that anybody can cut again, and the bundle verifies', async () => {
    const { path, bytes } = cut('voice.flac', 0.6);
    const recording = kept((await bringIn([path], 'keep'))[0]);
    addMoment(at.archive, {
      recordingId: recording.id,
      startMs: ms(1000),
      endMs: ms(2000),
      type: 'statement',
      text: 'As it was',
    });
    const request = { meetingId: recording.meetingId, disputedOnly: false, momentIds: null, zip: false };
    const { place: bundle } = await exportBundle(at.archive, ffmpeg, request, place.folder);
    expect(await verifyBundle(bundle)).toMatchObject({ ok: true });
    const read = (name: RegExp) => {
      const found = readdirSync(bundle, { recursive: true, encoding: 'utf8' }).filter((one) =>
        name.test(one),
      );
      expect(found).toHaveLength(1);
      return readFileSync(join(bundle, found[0] ?? ''));
    };
    expect(read(/03_originals.*\.flac$/).equals(bytes)).toBe(true);
    const whole = referencePcm(ffmpeg.path, path);
    expect(
      read(/05_clips.*\.wav$/)
        .subarray(44)
        .equals(whole.subarray(96_000, 192_000)),
    ).toBe(true);
    expect(read(/R01\.facts\.txt$/).toString()).toContain('R01 is cut short.');
  });

  it('is found again when the list is lost, as what it is', async () => {
    const recording = kept((await bringIn([cut('recorder.wav', 0.5).path], 'keep', quick))[0]);
    await at.archive.close();
    const folder = at.place.folder;
    for (const name of ['index.db', 'index.db-wal', 'index.db-shm'])
      rmSync(join(folder, name), { force: true });
    writeFileSync(join(folder, 'index.db'), Buffer.alloc(8192, 7));
    const { archive } = await openWithRestoredList({ ...at.place, passphrase: PASSPHRASE });
    const found = await findRecordings(archive, quick, { meetingOf: meetingOfDay(archive, 'Found') });
    const all = archive.index.recordings.list();
    expect([found.unreadable, all.length]).toEqual([0, 1]);
    expect(all[0]).toMatchObject({
      sha256: recording.sha256,
      samples: recording.samples,
      cutShort: recording.cutShort,
    });
    await archive.close();
  });

  it('cut at any byte comes in as its prefix and says so, or is refused, and leaves nothing half', async () => {
    const kinds = ['recorder.wav', 'moov-first.m4a', 'voice.mka', 'voice.flac'] as const;
    const short = temporaryFolder();
    const wholes = kinds.map((kind) => {
      const path = makeSound(short.folder, kind, 1);
      return { bytes: readFileSync(path), pcm: referencePcm(quick.path, path) };
    });
    short.remove();
    const path = join(place.folder, 'any');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: kinds.length - 1 }),
        // Anywhere, or within the header.
        fc.oneof(
          { weight: 3, arbitrary: fc.noBias(fc.integer({ min: 0, max: MILLION })) },
          fc.integer({ min: 0, max: 20_000 }),
        ),
        async (which, millionths) => {
          const { bytes, pcm } = wholes[which] ?? { bytes: Buffer.alloc(0), pcm: Buffer.alloc(0) };
          const length = Math.floor((bytes.length * millionths) / MILLION);
          writeFileSync(path, bytes.subarray(0, length));
          const before = [meetings(), sealedFiles(at.archive).length];
          const [result] = await bringIn([path], 'keep', quick);
          if (result?.outcome === 'duplicate') return;
          if (result?.outcome === 'failed') {
            expect(result.error.code).toMatch(
              /^(file-empty|nothing-playable|not-audio|no-audio-stream|ffmpeg-failed)$/,
            );
            expect(length).toBeLessThan(bytes.length / 4);
            const after = [meetings(), sealedFiles(at.archive).length];
            expect(after).toEqual(before);
            return;
          }
          const recording = kept(result);
          const got = await pcmOf(recording, quick);
          if (length === bytes.length) expect([recording.cutShort, got.equals(pcm)]).toEqual([null, true]);
          // A FLAC tells of a cut only when half a second of it is missing (decision 033).
          else if (recording.cutShort === null)
            expect(pcm.length - got.length).toBeLessThan(96_000 * 0.5 + 9_600);
          expect(samePrefix(got, pcm)).toBe(true);
        },
      ),
      { numRuns: 24, examples: kinds.map((_, which): [number, number] => [which, MILLION]) },
    );
    expect(at.archive.index.recordings.list().filter((one) => one.cutShort !== null).length).toBeGreaterThan(
      2,
    );
  }, 60_000);
});

/** All of it but the last quarter of a second, where a decoder that is cut off ends as it can. */
function samePrefix(part: Buffer, whole: Buffer): boolean {
  const sure = Math.max(0, Math.min(part.length, whole.length) - 24_000);
  return part.length <= whole.length + 9_600 && part.subarray(0, sure).equals(whole.subarray(0, sure));
}
