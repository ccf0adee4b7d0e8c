import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  alignByHand,
  alignBySound,
  alignmentsOfMeeting,
  removeAlignment,
} from '../../../main/alignment/index.ts';
import type { OpenArchive } from '../../../main/archive/index.ts';
import { locateFfmpeg } from '../../../main/media/index.ts';
import { importFiles } from '../../../main/recordings/index.ts';
import { type Meeting, type Recording, sameMoment } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { newArchive, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { type Desk, makeDesk, OWN_FFMPEG } from '../../support/cli/index.ts';
import { byClock, cutOf, joinedSound, speechLike, wavOf, withNoise } from '../../support/speech/index.ts';

/** The second began 9 s later, lost 15 s at 0:50 of the first, is 10 dB noisier and its clock runs 300 ppm over. */
const talk = speechLike(120, 21);
const hers = cutOf(talk, 0, 110);
const theirs = withNoise(byClock(joinedSound(cutOf(talk, 9, 50), cutOf(talk, 65, 120)), 300), 10, 22);
const elsewhere = speechLike(60, 23);

const ffmpeg = await locateFfmpeg();

async function keep(archive: OpenArchive, folder: string, meeting: Meeting): Promise<Recording[]> {
  const sounds = { 'hers.wav': hers, 'district.wav': theirs, 'other.wav': elsewhere };
  const files = Object.entries(sounds).map(([name, sound]) => {
    const path = join(folder, name);
    writeFileSync(path, wavOf(sound));
    return { fileId: name, path, name };
  });
  const results = await importFiles(archive, ffmpeg, { meetingId: meeting.id, files });
  return results.map((result) => {
    if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
    return result.recording;
  });
}

describe('laying two recordings beside each other', () => {
  let test: TestArchive;
  let meeting: Meeting;
  let first: Recording;
  let second: Recording;
  let third: Recording;
  beforeAll(async () => {
    test = await newArchive();
    meeting = someMeeting(test.archive);
    const kept = await keep(test.archive, join(test.folder, '..'), meeting);
    [first, second, third] = kept as [Recording, Recording, Recording];
  });
  afterAll(() => test.remove());

  const found = () => alignmentsOfMeeting(test.archive, { meetingId: meeting.id });

  it('goes from the sealed copies to a comparison that is kept, logged and told again', async () => {
    const steps: number[] = [];
    const result = await alignBySound(
      test.archive,
      ffmpeg,
      { firstId: first.id, secondId: second.id },
      { onProgress: ({ done, total }) => steps.push(done / total) },
    );
    if (result.outcome !== 'aligned') throw new Error('not found');
    const { alignment } = result;
    expect(alignment.confidence).toBeGreaterThan(0.9);
    for (const at of [12_000, 30_000, 49_000]) {
      expect(Math.abs(sameMoment(alignment, 'first', at).atMs - (at - 9_000) * 1.0003)).toBeLessThan(20);
    }
    for (const at of [67_000, 90_000, 109_000]) {
      expect(Math.abs(sameMoment(alignment, 'first', at).atMs - (at - 24_000) * 1.0003)).toBeLessThan(20);
    }
    expect(alignment.onlyFirst.map(({ place }) => place)).toEqual(['before', 'within']);
    expect(alignment.onlySecond.map(({ place }) => place)).toEqual(['after']);
    expect(alignment.onlyFirst[1]?.startMs).toBeGreaterThan(49_500);
    expect(alignment.onlyFirst[1]?.endMs).toBeLessThan(65_500);
    expect(steps.every((step, i) => step >= (steps[i - 1] ?? 0) && step <= 1)).toBe(true);

    const [entry] = test.archive.custody.newest({ limit: 1, before: null });
    expect(entry).toMatchObject({
      event: 'recordings-aligned',
      subject: alignment.id,
      facts: { method: 'by-sound', code: 'R01', secondCode: 'R02', onlyInFirst: 2, onlyInSecond: 1 },
    });
    const again = await test.reopen();
    expect(alignmentsOfMeeting(again, { meetingId: meeting.id })).toEqual([alignment]);
  });

  it('names a gap that the other recording notes itself, and calls nothing else a gap', () => {
    const { index } = test.archive;
    const [before] = found();
    const cut = before?.onlyFirst[1];
    if (!cut) throw new Error('no cut');
    index.transaction(() =>
      index.gaps.insert({
        id: 'gap-1',
        recordingId: second.id,
        atSample: cut.otherMs * 48,
        atMs: cut.otherMs,
        lengthMs: ms(15_000),
        cause: 'paused',
        startedAt: '2026-10-20T16:00:00.000Z',
      }),
    );
    const [after] = found();
    expect(after?.onlyFirst.map(({ knownGap }) => knownGap?.cause ?? null)).toEqual([null, 'paused']);
  });

  it('keeps nothing of two that do not match', async () => {
    const before = test.archive.custody.entries().length;
    const pair = { firstId: first.id, secondId: third.id };
    expect(await alignBySound(test.archive, ffmpeg, pair)).toEqual({ outcome: 'no-match' });
    expect(test.archive.custody.entries()).toHaveLength(before);
    expect(found()).toHaveLength(1);
  });

  it('is set by hand, replaces what was there for the two, and is taken out', () => {
    const marks = [{ firstMs: ms(20_000), secondMs: ms(11_000) }];
    const made = alignByHand(test.archive, {
      firstId: second.id,
      secondId: first.id,
      marks: marks.map(turned),
    });
    expect(found()).toEqual([made]);
    expect(made).toMatchObject({ method: 'by-hand', confidence: null, pieces: [{ offsetMs: 9_000 }] });
    removeAlignment(test.archive, { id: made.id });
    expect(found()).toEqual([]);
    expect(() => removeAlignment(test.archive, { id: made.id })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('refuses one recording with itself, and stops when asked, keeping nothing', async () => {
    const twice = { firstId: first.id, secondId: first.id };
    await expect(alignBySound(test.archive, ffmpeg, twice)).rejects.toMatchObject({ code: 'invalid-input' });
    const looked = { ...test.archive, readOnly: true };
    await expect(
      alignBySound(looked, ffmpeg, { firstId: first.id, secondId: second.id }),
    ).rejects.toMatchObject({
      code: 'archive-read-only',
    });
    const stop = new AbortController();
    const pair = { firstId: first.id, secondId: second.id };
    const work = alignBySound(test.archive, ffmpeg, pair, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(found()).toEqual([]);
  });
});

const turned = ({ firstMs, secondMs }: { firstMs: number; secondMs: number }) => ({
  firstMs: secondMs,
  secondMs: firstMs,
});

describe('the command', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await makeDesk(undefined, OWN_FFMPEG);
    for (const [name, sound] of [
      ['hers.wav', hers],
      ['district.wav', theirs],
      ['other.wav', elsewhere],
    ] as const) {
      writeFileSync(desk.at(name), wavOf(sound));
    }
    const files = ['hers.wav', 'district.wav', 'other.wav'].map((name) => desk.at(name));
    const ran = await desk.run('import', ...files, '--meeting', 'Review');
    expect(ran.code, ran.err).toBe(0);
  });
  afterAll(() => desk.clear());

  it('prints where the second lies, how sure that is, and what only one has', async () => {
    const ran = await desk.run('align', 'R01', 'R02');
    expect(ran.code, ran.err).toBe(0);
    const found = ran.json() as {
      offsetMs: number;
      driftPpm: number;
      confidence: number;
      onlyFirst: unknown[];
    };
    expect(Math.abs(found.offsetMs + 9_000)).toBeLessThan(20);
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(found.onlyFirst).toHaveLength(2);
    const none = await desk.run('align', 'R01', 'R03');
    expect(none.code).toBe(1);
    expect(none.json()).toEqual({ outcome: 'no-match' });
  });
});
