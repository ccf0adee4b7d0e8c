import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenArchive } from '../../../main/archive/index.ts';
import { checkArchive } from '../../../main/archive/index.ts';
import { decodePcm, type Ffmpeg } from '../../../main/media/index.ts';
import { importFiles } from '../../../main/recordings/index.ts';
import type { ImportResult } from '../../../shared/contract/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import {
  ALL_KINDS,
  collected,
  everyFfmpeg,
  makeSound,
  referencePcm,
  runOld,
  sealedFiles,
  temporaryArchive,
  temporaryFolder,
} from '../../support/media/index.ts';

const place = temporaryFolder();
const ffmpegs: Ffmpeg[] = await everyFfmpeg();
const [first] = ffmpegs;
if (!first) throw new Error('no ffmpeg');

afterAll(() => place.remove());

function file(path: string, name = path.split('/').pop() ?? path) {
  return { fileId: name, path, name };
}

function imported(result: ImportResult | undefined): Recording {
  if (result?.outcome !== 'imported') throw new Error(`not imported: ${JSON.stringify(result)}`);
  return result.recording;
}

function failure(result: ImportResult | undefined): string {
  return result?.outcome === 'failed' ? result.error.code : `not failed: ${result?.outcome}`;
}

async function blobBytes(archive: OpenArchive, id: string): Promise<Buffer> {
  const reader = await archive.blobs.open(id);
  try {
    return await collected(reader.stream());
  } finally {
    await reader.close();
  }
}

describe.each(ffmpegs)('importing with ffmpeg $version', (ffmpeg) => {
  it('keeps every kind of file byte for byte and as long as ffmpeg finds it', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const paths = ALL_KINDS.map((kind) => makeSound(place.folder, kind));
    const results = await importFiles(archive, ffmpeg, {
      meetingId: meeting.id,
      files: paths.map((path) => file(path)),
    });
    for (const [i, path] of paths.entries()) {
      const recording = imported(results[i]);
      const blobs = archive.index.recordings.blobsOf(recording.id);
      if (!blobs) throw new Error('no blobs');
      const original = await blobBytes(archive, blobs.originalBlobId);
      expect(original.equals(readFileSync(path)), path).toBe(true);
      expect(recording.sha256, path).toBe(createHash('sha256').update(original).digest('hex'));
      const reference = referencePcm(ffmpeg.path, path);
      expect(recording.samples, path).toBe(reference.length / 2);
      expect(recording.ordinal).toBe(i + 1);
      expect(blobs.streamBlobId !== null, path).toBe(path.endsWith('.caf') && needsSeeking(path, ffmpeg));
    }
    const report = await checkArchive(archive);
    expect(report).toMatchObject({ ok: true, findings: [], recordings: ALL_KINDS.length });
    await archive.close();
  }, 120_000);

  it('makes a playback copy of exactly the same length', async () => {
    const { archive, meeting } = await temporaryArchive(place.folder);
    const path = makeSound(place.folder, 'phone.m4a');
    const [result] = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files: [file(path)] });
    const recording = imported(result);
    const blobs = archive.index.recordings.blobsOf(recording.id);
    const opus = await blobBytes(archive, blobs?.playbackBlobId ?? '');
    const out = join(place.folder, 'copy.opus');
    writeFileSync(out, opus);
    expect(referencePcm(ffmpeg.path, out).length / 2).toBe(recording.samples);
    await archive.close();
  });
});

/** The old ffmpeg cannot read any CAF from a pipe, the newer one reads those with plain samples. */
function needsSeeking(path: string, ffmpeg: Ffmpeg): boolean {
  return path.endsWith('mac.caf') || ffmpeg.version.startsWith('N-');
}
