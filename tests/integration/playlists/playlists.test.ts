import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clipOfCopy, decodePcm, locateFfmpeg } from '../../../main/media/index.ts';
import { addStudent } from '../../../main/meetings/index.ts';
import {
  addPlaylist,
  candidatesFor,
  changePlaylist,
  childSound,
  childViewOf,
  forChild,
  getPlaylist,
  listPlaylists,
  removePlaylist,
} from '../../../main/playlists/index.ts';
import { importFiles, removeRecording } from '../../../main/recordings/index.ts';
import { addMoment, changeMoment, undo } from '../../../main/review/index.ts';
import type { Moment, Recording } from '../../../shared/domain/index.ts';
import { ms, SAMPLE_RATE } from '../../../shared/time/index.ts';
import {
  laidBeside,
  newArchive,
  sealedRecording,
  someMeeting,
  type TestArchive,
} from '../../support/archive/index.ts';
import { type Desk, errorOf, makeDesk, rowsOf } from '../../support/cli/index.ts';
import { cutOf, joinedSound, speechLike, wavOf } from '../../support/speech/index.ts';

const ffmpeg = await locateFfmpeg();
const FROM_MS = 41_234;
const TO_MS = 44_567;

async function pcmOfOgg(bytes: Buffer): Promise<Int16Array> {
  const pieces: Buffer[] = [];
  const input = (async function* () {
    yield bytes;
  })();
  for await (const piece of decodePcm({ ffmpeg, input })) pieces.push(Buffer.from(piece));
  const all = Buffer.concat(pieces);
  return new Int16Array(all.buffer, all.byteOffset, all.length / 2);
}

const loudness = (pcm: Int16Array) =>
  Math.sqrt(pcm.reduce((sum, value) => sum + value * value, 0) / pcm.length);

const LAGS = 400;

/** By how many samples `part` lies off the middle of `whole`, which has `LAGS` more on each side. */
function bestLag(part: Int16Array, whole: Int16Array): number {
  let best = { lag: 0, sum: Number.NEGATIVE_INFINITY };
  for (let lag = -LAGS; lag <= LAGS; lag += 1) {
    let sum = 0;
    for (let i = 0; i < part.length; i += 1) sum += (part[i] as number) * (whole[i + LAGS + lag] as number);
    if (sum > best.sum) best = { lag, sum };
  }
  return best.lag;
}

describe('for my child', () => {
  let test: TestArchive;
  let recording: Recording;
  const moments: Record<'agreed' | 'plain' | 'disputed' | 'mine', Moment> = {} as never;
  beforeAll(async () => {
    test = await newArchive();
    const meeting = someMeeting(test.archive);
    const path = join(test.folder, '..', 'talk.wav');
    // Loud only where the clip is: what lies around it would be heard at once.
    const talk = speechLike(90, 31).map((value) => value * 0.004);
    const loud = cutOf(speechLike(90, 31), FROM_MS / 1000, TO_MS / 1000);
    writeFileSync(
      path,
      wavOf(joinedSound(cutOf(talk, 0, FROM_MS / 1000), loud, cutOf(talk, TO_MS / 1000, 90))),
    );
    const file = { fileId: '1', path, name: 'talk.wav' };
    const [result] = await importFiles(test.archive, ffmpeg, { meetingId: meeting.id, files: [file] });
    if (result?.outcome !== 'imported') throw new Error(JSON.stringify(result));
    recording = result.recording;
    const base = { recordingId: recording.id, type: 'statement' as const };
    const at = (startMs: number, endMs: number) => ({ ...base, startMs: ms(startMs), endMs: ms(endMs) });
    moments.agreed = addMoment(test.archive, { ...at(FROM_MS, TO_MS), outcome: 'agreed', text: 'Yes' });
    moments.plain = addMoment(test.archive, { ...at(1_000, 2_000), text: 'Hello' });
    moments.disputed = addMoment(test.archive, {
      ...at(3_000, 4_000),
      outcome: 'agreed',
      dispute: { claim: 'No' },
    });
    moments.mine = addMoment(test.archive, { ...at(5_000, 6_000), outcome: 'agreed', private: true });
  });
  afterAll(() => test.remove());

  async function decodedCopy(): Promise<Int16Array> {
    const blobs = test.archive.index.recordings.blobsOf(recording.id);
    const source = await test.archive.blobs.open(blobs?.playbackBlobId ?? '');
    const bytes = await source.read(0, source.bytes);
    await source.close();
    return pcmOfOgg(bytes);
  }

  const item = (moment: Moment, privateOk = false) => ({
    momentId: moment.id,
    title: 'They said yes',
    privateOk,
  });
  const ids = (options: { agreedOnly: boolean; withPrivate: boolean }) =>
    candidatesFor(test.archive, { ...options, meetingId: null }).map(({ moment }) => moment.id);

  it('offers what was agreed, never what is disputed, and what is private only when asked', () => {
    expect(ids({ agreedOnly: true, withPrivate: false })).toEqual([moments.agreed.id]);
    expect(ids({ agreedOnly: false, withPrivate: false }).sort()).toEqual(
      [moments.agreed.id, moments.plain.id].sort(),
    );
    expect(ids({ agreedOnly: true, withPrivate: true })).toContain(moments.mine.id);
    expect(ids({ agreedOnly: false, withPrivate: true })).not.toContain(moments.disputed.id);
  });

  it('refuses a disputed moment, and a private one that was not chosen knowingly', () => {
    const refused = expect.objectContaining({ code: 'not-for-child' });
    expect(() => addPlaylist(test.archive, { title: 'Yes', items: [item(moments.disputed, true)] })).toThrow(
      refused,
    );
    expect(() => addPlaylist(test.archive, { title: 'Yes', items: [item(moments.mine)] })).toThrow(refused);
    expect(listPlaylists(test.archive)).toEqual([]);
  });

  it('keeps order and titles across a restart, and is changed, taken out and brought back', async () => {
    const made = addPlaylist(test.archive, {
      title: 'What they said yes to',
      items: [item(moments.agreed), item(moments.plain), item(moments.mine, true)],
    });
    const order = [item(moments.plain), item(moments.agreed), item(moments.mine, true)];
    changePlaylist(test.archive, { id: made.id, change: { items: order } });
    const archive = await test.reopen();
    expect(getPlaylist(archive, { id: made.id }).items.map(({ momentId }) => momentId)).toEqual(
      order.map(({ momentId }) => momentId),
    );
    removePlaylist(archive, { id: made.id });
    expect(listPlaylists(archive)).toEqual([]);
    expect(undo(archive)).toMatchObject({ what: 'playlist', action: 'deleted', subject: made.id });
    expect(listPlaylists(archive)).toMatchObject([{ id: made.id, plays: 3 }]);
  });

  it('leaves out what became disputed since, and tells the parent why', () => {
    const [list] = listPlaylists(test.archive);
    if (!list) throw new Error('no list');
    changeMoment(test.archive, { id: moments.plain.id, change: { dispute: { claim: 'Later denied' } } });
    expect(getPlaylist(test.archive, { id: list.id }).items[0]?.leftOut).toBe('disputed');
    expect(childViewOf(forChild(test.archive, list.id)).clips).toEqual([
      { title: 'They said yes', durationMs: TO_MS - FROM_MS },
      { title: 'They said yes', durationMs: 1_000 },
    ]);
    // Putting the rest in order is still possible.
    const items = list.items.toReversed();
    expect(changePlaylist(test.archive, { id: list.id, change: { items } }).items).toEqual(items);
  });

  it('never plays a part that was hard for the parent, whatever was chosen and whenever it was marked', () => {
    const [list] = listPlaylists(test.archive);
    if (!list) throw new Error('no list');
    const { recordingId, startMs, endMs } = moments.agreed;
    const hard = addMoment(test.archive, {
      recordingId,
      startMs: ms(endMs - 1),
      endMs: ms(endMs + 30_000),
      type: 'statement',
      mark: 'hard-part',
    });
    const ofAgreed = () =>
      getPlaylist(test.archive, { id: list.id }).items.find(({ momentId }) => momentId === moments.agreed.id);
    expect(ofAgreed()?.leftOut).toBe('hard');
    expect(forChild(test.archive, list.id).clips.map((clip) => clip.startMs)).not.toContain(startMs);
    const refused = expect.objectContaining({ code: 'not-for-child' });
    for (const one of [moments.agreed, hard]) {
      const items = [item(one, true)];
      expect(() => addPlaylist(test.archive, { title: 'Yes', items })).toThrow(refused);
    }
    const offered = candidatesFor(test.archive, { agreedOnly: true, withPrivate: false, meetingId: null });
    expect(offered).toMatchObject([{ moment: { id: moments.agreed.id }, isHard: true }]);
    undo(test.archive);
    expect(ofAgreed()?.leftOut).toBeNull();
  });

  it('plays exactly the clip: all of it, and nothing of what lies around', async () => {
    const [list] = listPlaylists(test.archive);
    const clip = forChild(test.archive, list?.id ?? '').clips.find(({ startMs }) => startMs === FROM_MS);
    if (!clip) throw new Error('no clip');
    const pcm = await pcmOfOgg(await childSound(test.archive, ffmpeg, clip));
    expect(pcm.length).toBe(((TO_MS - FROM_MS) * SAMPLE_RATE) / 1000);
    const copy = await decodedCopy();
    const first = (FROM_MS * SAMPLE_RATE) / 1000;
    expect(
      bestLag(pcm.subarray(24_000, 33_600), copy.subarray(first + 24_000 - LAGS, first + 33_600 + LAGS)),
    ).toBe(0);
    // It is loud from beginning to end, so it begins and ends at the right place.
    const part = Math.floor(pcm.length / 8);
    for (const from of [0, pcm.length - part]) {
      expect(loudness(pcm.subarray(from, from + part))).toBeGreaterThan(loudness(pcm) * 0.2);
    }
  });

  it('cuts the first and the last samples of a recording as exactly', async () => {
    const blobs = test.archive.index.recordings.blobsOf(recording.id);
    const source = await test.archive.blobs.open(blobs?.playbackBlobId ?? '');
    const spans = [
      { from: 0, to: SAMPLE_RATE },
      { from: 1, to: 999 },
      { from: recording.samples - 12_345, to: recording.samples },
      { from: 0, to: recording.samples },
    ];
    for (const span of spans) {
      const pcm = await pcmOfOgg(await clipOfCopy({ ffmpeg, source, span }));
      expect(pcm.length, JSON.stringify(span)).toBe(span.to - span.from);
    }
    await source.close();
  });
});

describe('sound that is not for a child', () => {
  let test: TestArchive;
  /** Hers, the district's copy, and one that was only laid beside the copy. */
  let hers: Recording;
  let copy: Recording;
  let phone: Recording;
  beforeAll(async () => {
    test = await newArchive();
    const meeting = someMeeting(test.archive);
    hers = await sealedRecording(test.archive, meeting);
    copy = await sealedRecording(test.archive, meeting);
    phone = await sealedRecording(test.archive, meeting);
    laidBeside(test.archive, hers.id, copy.id, 1_000);
    laidBeside(test.archive, phone.id, copy.id, 5_000);
  });
  afterAll(() => test.remove());

  const mark = (of: Recording, startMs: number, change: Partial<Moment> = {}) =>
    addMoment(test.archive, {
      ...{ recordingId: of.id, startMs: ms(startMs), endMs: ms(startMs + 2_000) },
      ...{ type: 'statement' as const, text: 'Yes', outcome: 'agreed' as const, ...change },
    });
  const item = ({ id: momentId }: Moment) => ({ momentId, title: 'Yes', privateOk: true });
  const offered = () =>
    candidatesFor(test.archive, { agreedOnly: true, withPrivate: true, meetingId: null }).map(
      ({ moment, isHard }) => [moment.id, isHard],
    );
  const refused = expect.objectContaining({ code: 'not-for-child' });

  it('stays out in every recording of the same minutes, also by way of another and after a deletion', async () => {
    const [inCopy, inPhone, after] = [mark(copy, 61_000), mark(phone, 56_000), mark(copy, 64_000)];
    const items = [inCopy, inPhone, after].map(item);
    const list = addPlaylist(test.archive, { title: 'Yes', items });
    const left = () => getPlaylist(test.archive, { id: list.id }).items.map(({ leftOut }) => leftOut);
    expect(left()).toEqual([null, null, null]);
    mark(hers, 60_500, { mark: 'hard-part', outcome: null });
    expect(left()).toEqual(['hard', 'hard', null]);
    expect(forChild(test.archive, list.id).clips.map(({ momentId }) => momentId)).toEqual([after.id]);
    expect(offered()).toEqual(
      expect.arrayContaining([
        [inCopy.id, true],
        [inPhone.id, true],
        [after.id, false],
      ]),
    );
    expect(() => addPlaylist(test.archive, { title: 'Yes', items: [item(inPhone)] })).toThrow(refused);
    // What she could not bear to hear does not come back because one of the copies was deleted.
    await removeRecording(test.archive, copy.id, { code: 'R02', reason: 'Sent twice' });
    expect(left()).toEqual(['gone', 'hard', 'gone']);
    await removeRecording(test.archive, hers.id, { code: 'R01', reason: 'Sent twice' });
    expect(left()).toEqual(['gone', 'hard', 'gone']);
  });

  it('is also what was marked as disputed while it played, and what is heard in that under another mark', () => {
    const quick = mark(phone, 100_000, { mark: 'disputed', outcome: null, text: '' });
    const over = mark(phone, 101_999, { mark: 'agreed' });
    const beside = mark(phone, 102_000);
    expect(offered().map(([id]) => id)).toEqual(expect.not.arrayContaining([quick.id, over.id]));
    expect(offered()).toContainEqual([beside.id, false]);
    for (const one of [quick, over]) {
      expect(() => addPlaylist(test.archive, { title: 'Yes', items: [item(one)] })).toThrow(refused);
    }
  });

  it('is known by the same bytes, too: a file that stands in two meetings', async () => {
    const theirs = someMeeting(test.archive, { title: 'The same again' });
    const twin = await sealedRecording(test.archive, theirs, { sha256: phone.sha256 });
    const inTwin = mark(twin, 100_500);
    expect(offered().map(([id]) => id)).not.toContain(inTwin.id);
    // The file of a recording that was deleted for good came once more: its hard part is hard as before.
    const again = await sealedRecording(test.archive, theirs, { sha256: hers.sha256 });
    const inAgain = mark(again, 61_000);
    expect(offered()).toContainEqual([inAgain.id, true]);
  });
});

describe('the command', () => {
  let desk: Desk;
  const ids: string[] = [];
  beforeAll(async () => {
    desk = await makeDesk(async (archive) => {
      addStudent(archive, { initials: 'J.R.' });
      const recording = await sealedRecording(archive, someMeeting(archive));
      for (const dispute of [null, null, { claim: 'No' }]) {
        const span = { startMs: ms(ids.length * 2_000), endMs: ms(ids.length * 2_000 + 1_500) };
        const made = {
          recordingId: recording.id,
          type: 'promise' as const,
          text: `Words ${ids.length}`,
          dispute,
        };
        ids.push(addMoment(archive, { ...made, ...span }).id);
      }
    });
  });
  afterAll(() => desk.clear());

  it('makes a list in the given order and lists it; a disputed moment is refused', async () => {
    const [one = '', two = '', disputed = ''] = ids;
    const refused = await desk.run('playlist', '--title', 'Yes', '--moments', `${one},${disputed}`);
    expect(errorOf(refused).code).toBe('not-for-child');
    const made = await desk.run('playlist', '--title', 'Yes', '--moments', `${two},${one}`);
    expect(made.code, made.err).toBe(0);
    expect(rowsOf(await desk.run('list', 'playlists'))).toMatchObject([
      {
        title: 'Yes',
        plays: 2,
        durationMs: 3_000,
        items: [{ momentId: two, title: 'Words 1' }, { momentId: one }],
      },
    ]);
  });

  it('lets a named child write, and lists what it wrote', async () => {
    const list = ['--title', 'To write', '--moments', ids[0] ?? '', '--own-words'];
    expect(errorOf(await desk.run('playlist', ...list)).code).toBe('invalid-input');
    expect((await desk.run('playlist', ...list, '--student', 'J.R.')).json()).toMatchObject({
      ownWords: true,
    });
    expect(rowsOf(await desk.run('list', 'child-notes'))).toEqual([]);
  });
});
