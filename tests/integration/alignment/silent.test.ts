import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignBySound, alignmentsOfMeeting } from '../../../main/alignment/index.ts';
import { locateFfmpeg } from '../../../main/media/index.ts';
import { importFiles } from '../../../main/recordings/index.ts';
import { type AlignmentView, sameMoment } from '../../../shared/domain/index.ts';
import { newArchive, someMeeting, spoilChunk, type TestArchive } from '../../support/archive/index.ts';
import { cutOf, SPEECH_RATE, speechLike, wavOf } from '../../support/speech/index.ts';

const ffmpeg = await locateFfmpeg();
const talk = speechLike(110, 41);

/** As an editing program does it: the sound of a stretch is set to nothing, the length stays, and it is saved as AAC. */
function mutedByFfmpeg(wav: string, to: string, spans: readonly [from: number, to: number][]): void {
  const when = spans.map(([from, end]) => `between(t,${from},${end})`).join('+');
  // A filter is switched by whole frames: 10 ms each, so that the places are the ones that are asked for.
  const filter = `asetnsamples=n=${SPEECH_RATE / 100},volume=0:enable='${when}'`;
  execFileSync(ffmpeg.path, ['-v', 'error', '-i', wav, '-af', filter, '-c:a', 'aac', '-b:a', '96k', to]);
}

describe('a copy with its sound switched off in places', () => {
  let test: TestArchive;
  let found: AlignmentView;
  let meetingId: string;
  beforeAll(async () => {
    test = await newArchive();
    meetingId = someMeeting(test.archive).id;
    const at = (name: string) => join(test.folder, '..', name);
    writeFileSync(at('hers.wav'), wavOf(cutOf(talk, 0, 100)));
    writeFileSync(at('whole.wav'), wavOf(cutOf(talk, 5, 110)));
    // In the copy: from 40 s to 48 s, and 1.5 s at 70 s. It began 5 s later.
    mutedByFfmpeg(at('whole.wav'), at('district.m4a'), [
      [40, 48],
      [70, 71.5],
    ]);
    const files = ['hers.wav', 'district.m4a'].map((name) => ({ fileId: name, path: at(name), name }));
    const results = await importFiles(test.archive, ffmpeg, { meetingId, files });
    const [firstId = '', secondId = ''] = results.map((result) =>
      result.outcome === 'imported' ? result.recording.id : '',
    );
    const result = await alignBySound(test.archive, ffmpeg, { firstId, secondId });
    if (result.outcome !== 'aligned') throw new Error('not found');
    found = result.alignment;
  }, 180_000);
  afterAll(() => test.remove());

  it('is listed as silent there, with the place in both and the same length, to a third of a second', () => {
    const silent = found.onlyFirst.filter(({ place }) => place === 'silent');
    expect(silent).toHaveLength(2);
    for (const [i, [from, to]] of [
      [45_000, 53_000],
      [75_000, 76_500],
    ].entries()) {
      const { startMs = 0, endMs = 0, otherMs = 0 } = silent[i] ?? {};
      expect(Math.abs(startMs - (from ?? 0))).toBeLessThan(300);
      expect(Math.abs(endMs - (to ?? 0))).toBeLessThan(300);
      expect(Math.abs(otherMs - (startMs - 5_000))).toBeLessThan(40);
    }
    expect(found.onlySecond.map(({ place }) => place)).toEqual(['after']);
    expect(found.onlyFirst.map(({ place }) => place)).toEqual(['before', 'silent', 'silent']);
  });

  it('still runs together with the other through them, so that both can be heard there', () => {
    expect(found.pieces).toHaveLength(1);
    expect(sameMoment(found, 'first', 49_000).there).toBe(true);
  });

  it('is kept, and counted in the log apart from what is missing', async () => {
    const [entry] = test.archive.custody.newest({ limit: 1, before: null });
    expect(entry?.facts).toMatchObject({
      onlyInFirst: 1,
      onlyInSecond: 1,
      silentInFirst: 0,
      silentInSecond: 2,
    });
    const again = await test.reopen();
    expect(alignmentsOfMeeting(again, { meetingId })).toEqual([found]);
  });

  it('is compared by its original when the copy for listening is damaged, and by nothing when both are', async () => {
    const { archive } = test;
    const pair = { firstId: found.firstId, secondId: found.secondId };
    const blobs = archive.index.recordings.blobsOf(found.secondId);
    spoilChunk(archive.folder, blobs?.playbackBlobId ?? '', 'first');
    const result = await alignBySound(archive, ffmpeg, pair);
    const where = (one: AlignmentView | null) => one?.onlyFirst.map(({ place }) => place);
    expect(where(result.outcome === 'aligned' ? result.alignment : null)).toEqual(where(found));

    spoilChunk(archive.folder, blobs?.originalBlobId ?? '', 'middle');
    await expect(alignBySound(archive, ffmpeg, pair)).rejects.toMatchObject({
      code: 'sound-damaged',
      message: expect.stringMatching(/^The sound of R02 is damaged\. .* Set the marks by hand/),
    });
    expect(alignmentsOfMeeting(archive, { meetingId })).toHaveLength(1);
  });
});
