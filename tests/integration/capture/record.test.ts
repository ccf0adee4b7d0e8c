import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkArchive } from '../../../main/archive/index.ts';
import { gapsOf, interruptedCaptures, recoverCapture } from '../../../main/capture/index.ts';
import { exportBundle } from '../../../main/evidence/index.ts';
import { addConcern, addMeeting, listConcerns } from '../../../main/meetings/index.ts';
import { peaksFor } from '../../../main/recordings/index.ts';
import { bundleChoice, spanOfTemplate } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  babble,
  CARD,
  type Desk,
  decoded,
  makeCapture,
  makeDesk,
  paced,
  recoverables,
  sleep,
  until,
} from '../../support/capture/index.ts';
import { needs } from '../../support/programs/index.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
});
afterEach(() => desk.clear());

const SINE = 'lavfi:anoisesrc=c=pink:a=0.4:r=48000';
const request = (deviceId: string) => ({ meetingId: desk.meetingId, sessionId: null, deviceId, card: CARD });

/** The pages, tables and texts of a bundle, by their paths. */
function textsOf(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = paths.filter((path) => /\.(html|txt|csv|json)$/.test(path));
  return new Map(texts.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

needs('ffmpeg').describe('recording', () => {
  it('keeps what was piped in sample for sample, under the meeting, with its peaks, and leaves no live file', async () => {
    const pcm = babble(12.345);
    const ended = Promise.withResolvers<unknown>();
    const capture = makeCapture(desk, { stdin: () => paced(pcm, 8), onEnded: ended.resolve });
    await capture.start(desk.archive, request('stdin'));
    await ended.promise;
    const [recording] = desk.archive.index.recordings.ofMeeting(desk.meetingId);
    expect(recording).toMatchObject({
      samples: pcm.length / 2,
      durationMs: 12_345,
      codec: 'opus',
      announced: 'unknown',
    });
    if (!recording) throw new Error('no recording');
    expect(gapsOf(desk.archive, recording.id)).toEqual([]);
    const sound = await decoded(desk.archive, desk.ffmpeg, recording.id);
    expect(sound.length).toBe(pcm.length);
    const part = { fromMs: ms(0), toMs: recording.durationMs, steps: 100 };
    expect((await peaksFor(desk.archive, recording.id, part)).some((byte) => byte !== 0)).toBe(true);
    expect(await desk.archive.vault.live.list()).toEqual([]);
    expect(await checkArchive(desk.archive)).toMatchObject({ ok: true, recordings: 1 });
  });

  it('has marks, notes, the announcement and a break in their places, and a bundle that lists the gap', async () => {
    const capture = makeCapture(desk);
    expect(capture.state().state).toBe('idle');
    await capture.start(desk.archive, request(SINE));
    expect(capture.state()).toMatchObject({ state: 'recording', device: { source: 'system' } });
    await until('some sound', () => (capture.state().running?.keptMs ?? 0) > 700);
    await capture.announced('yes');
    const agreed = await capture.mark('agreed');
    const note = await capture.note({ text: 'She said weekly.', begunMsAgo: 300 });
    const concern = addConcern(desk.archive, { meetingId: desk.meetingId, text: 'He eats alone' });
    await capture.raise(concern.id, 'I raised: He eats alone');
    expect(capture.state().running?.raised).toEqual([concern.id]);
    expect(agreed.atMs).toBeGreaterThan(500);
    expect(agreed.atMs - note.atMs).toBeGreaterThan(200);
    const pausing = performance.now();
    expect((await capture.pause()).state).toBe('paused');
    const kept = capture.state().running?.keptMs ?? 0;
    await sleep(1_500);
    expect(capture.state().running?.keptMs).toBe(kept);
    await capture.resume();
    await until('sound again', () => (capture.state().running?.keptMs ?? 0) > kept + 1_000);
    const mostMs = performance.now() - pausing;
    const recording = await capture.stop();
    expect(capture.state().state).toBe('idle');
    expect(recording.announced).toBe('yes');

    const gaps = gapsOf(desk.archive, recording.id);
    expect(gaps.map(({ cause }) => cause)).toEqual(['paused']);
    expect(gaps[0]?.lengthMs).toBeGreaterThan(1_400);
    expect(gaps[0]?.lengthMs).toBeLessThan(mostMs);
    expect(Math.abs((gaps[0]?.atMs ?? 0) - kept)).toBeLessThan(60);
    const moments = desk.archive.index.moments.ofRecording(recording.id);
    expect(moments.map(({ mark }) => mark).sort()).toEqual(
      ['agreed', 'announced', 'break', null, null].sort(),
    );
    expect(moments.find(({ mark }) => mark === 'agreed')).toMatchObject({
      id: agreed.id,
      type: 'decision',
      outcome: 'agreed',
    });
    expect(moments.find(({ id }) => id === note.id)).toMatchObject({
      text: 'She said weekly.',
      private: true,
    });
    const [sheet] = listConcerns(desk.archive, { meetingId: desk.meetingId });
    const raised = moments.find(({ concernId }) => concernId === concern.id);
    expect(raised).toMatchObject({ text: 'I raised: He eats alone', private: false, mark: null });
    expect(sheet?.raised).toMatchObject([{ momentId: raised?.id, recordingId: recording.id }]);
    expect((raised?.endMs ?? 0) - (raised?.startMs ?? 0)).toBeGreaterThan(0);
    const events = desk.archive.custody.entries().map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['recording-started', 'recording-kept', 'gap-noted', 'moment-added']),
    );

    const out = join(desk.place.folder, '..');
    const choice = bundleChoice.parse({ meetingId: desk.meetingId });
    const receipt = await exportBundle(desk.archive, desk.ffmpeg, choice, out);
    expect(receipt.verdict.ok).toBe(true);
    const csv = readFileSync(join(receipt.place, 'data', '03_originals', 'R01.gaps.csv'), 'utf8');
    expect(csv).toContain('Paused for a break');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    const facts = readFileSync(join(receipt.place, 'data', '03_originals', 'R01.facts.txt'), 'utf8');
    expect(facts).toContain('Stretches: 1');
    // Nobody gave this file to anybody, and no text of the bundle says so: the parent signs one of them.
    const texts = textsOf(receipt.place);
    expect(texts.get('START-HERE.html')).toContain('as they were recorded with Keptword');
    expect(facts).toContain('Name of the file, recorded with Keptword');
    const declaration = [...texts.values()].find((text) => text.includes('penalty of perjury')) ?? '';
    expect(declaration).toContain('R01: recorded with the program Keptword');
    expect(declaration).not.toMatch(/I received/);
    for (const [path, text] of texts) expect(text, path).not.toMatch(/as (they were |it was )?received/i);
    expect((await checkArchive(desk.archive)).ok).toBe(true);
  });

  it('refuses a mediation, a second recording, a microphone that is not there, and a disk without room', async () => {
    const mediation = addMeeting(desk.archive, { title: 'Mediation', date: '2026-11-20', kind: 'mediation' });
    const capture = makeCapture(desk);
    const into = { ...request(SINE), meetingId: mediation.id };
    await expect(capture.start(desk.archive, into)).rejects.toMatchObject({ code: 'mediation-confidential' });
    await expect(capture.stop()).rejects.toMatchObject({ code: 'not-recording' });
    await expect(capture.start(desk.archive, request('nothing:here'))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(capture.mark('agreed')).rejects.toMatchObject({ code: 'not-recording' });
    const greedy = makeCapture(desk, { reserveBytes: 2 ** 52 });
    await expect(greedy.start(desk.archive, request(SINE))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await desk.archive.vault.live.list()).toEqual([]);

    await capture.start(desk.archive, request(SINE));
    await expect(capture.start(desk.archive, request(SINE))).rejects.toMatchObject({
      code: 'already-recording',
    });
    const [once, twice] = await Promise.all([capture.stop(), capture.stop()]);
    expect(once).toEqual(twice);
  });

  it('says at once that nothing comes, and that what comes is digital silence', async () => {
    const silent = makeCapture(desk, { stdin: () => paced(Buffer.alloc(48_000 * 2 * 30), 12) });
    await silent.start(desk.archive, request('stdin'));
    await until('a warning of silence', () =>
      silent.warnings.some(({ kind, active }) => kind === 'silence' && active),
    );
    await until('the end', () => silent.state().state === 'idle');

    async function* stops(): AsyncGenerator<Buffer> {
      yield babble(0.5);
      await sleep(3_200);
      yield babble(0.5);
    }
    const quiet = makeCapture(desk, { stdin: stops });
    const began = performance.now();
    await quiet.start(desk.archive, request('stdin'));
    await until('a warning of no sound', () => quiet.warnings.some(({ kind }) => kind === 'no-sound'));
    expect(performance.now() - began).toBeLessThan(3_000);
    await until('it is over', () =>
      quiet.warnings.some(({ kind, active }) => kind === 'no-sound' && !active),
    );
    await until('the end', () => quiet.state().state === 'idle');
  });

  it('takes the window’s numbered pieces, and notes a window that was reloaded', async () => {
    const capture = makeCapture(desk);
    const pcm = babble(12);
    const piece = (at: number) => new Uint8Array(pcm.subarray(at * 19_200, (at + 1) * 19_200));
    const starting = capture.start(desk.archive, request('window'));
    await until('the window is asked', () => capture.state().feedWanted);
    const began = performance.now();
    for (let number = 0; number < 10; number += 1) {
      expect(capture.feed({ stream: 'one', number, pcm: piece(number) })).toEqual({ wanted: true });
      await sleep(Math.max(0, began + (number + 1) * 200 - performance.now()));
    }
    await starting;
    await until('the window is missed', () => capture.state().warnings.includes('window-lost'));
    const again = performance.now();
    const awayMs = again - began - 10 * 200;
    for (let number = 0; number < 15; number += 1) {
      capture.feed({ stream: 'two', number, pcm: piece(10 + number) });
      await sleep(Math.max(0, again + (number + 1) * 200 - performance.now()));
    }
    expect(capture.state().warnings).toEqual([]);
    const recording = await capture.stop();
    expect(capture.feed({ stream: 'two', number: 15, pcm: piece(25) })).toEqual({ wanted: false });
    expect(recording.samples).toBe(25 * 9_600);
    const gaps = gapsOf(desk.archive, recording.id);
    expect(gaps.map(({ cause, atSample }) => [cause, atSample])).toEqual([['window', 10 * 9_600]]);
    expect(Math.abs((gaps[0]?.lengthMs ?? 0) - awayMs)).toBeLessThan(200);
  });

  it('is found when it was cut off, recovered once, and the same the second time', async () => {
    const capture = makeCapture(desk);
    await capture.start(desk.archive, request(SINE));
    await sleep(2_000);
    await capture.mark('promised');
    const menu = [
      await capture.mark('question-not-answered', 'I asked, and nobody answered: '),
      await capture.mark('hard-part', 'Hard for me: '),
    ];
    expect(await interruptedCaptures(desk.archive)).toEqual([]);
    // Closing the archive under the recording is what a crash leaves: journals without an end.
    await desk.reopen();
    await expect(capture.stop()).rejects.toMatchObject({ code: 'archive-locked' });
    const [found, ...others] = await recoverables(desk.archive);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ meetingTitle: 'Annual review', marks: 3 });
    if (!found) throw new Error('not found');
    const [recording, same] = await Promise.all([
      recoverCapture(desk.archive, desk.ffmpeg, found.captureId),
      recoverCapture(desk.archive, desk.ffmpeg, found.captureId),
    ]);
    expect(same).toEqual(recording);
    expect(recording.durationMs).toBe(found.keptMs);
    expect((await decoded(desk.archive, desk.ffmpeg, recording.id)).length).toBe(recording.samples * 2);
    expect(gapsOf(desk.archive, recording.id)).toMatchObject([{ cause: 'crashed', lengthMs: null }]);
    const moments = desk.archive.index.moments.ofRecording(recording.id);
    expect(moments).toHaveLength(3);
    expect(moments.find(({ mark }) => mark === 'promised')).toMatchObject({
      type: 'promise',
      private: false,
    });
    // As the menu of the review makes them: its kind, its first words, its reach; and what is about her alone is hers.
    const [asked, hard] = menu.map(({ id }) => moments.find((one) => one.id === id));
    expect(asked).toMatchObject({
      ...{ type: 'question', mark: 'question-not-answered', text: 'I asked, and nobody answered: ' },
      ...{ private: false, outcome: null, dispute: null },
      ...spanOfTemplate('question-not-answered', menu[0]?.atMs ?? 0, recording.durationMs),
    });
    expect(hard).toMatchObject({
      type: 'statement',
      mark: 'hard-part',
      text: 'Hard for me: ',
      private: true,
    });
    const logged = desk.archive.custody.entries().filter(({ event }) => event === 'moment-added');
    const facts = logged.find(({ subject }) => subject === hard?.id)?.facts ?? {};
    expect(Object.keys(facts).sort()).toEqual(['private', 'salt']);
    const entries = desk.archive.custody.entries().length;
    expect(await recoverCapture(desk.archive, desk.ffmpeg, found.captureId)).toEqual(recording);
    expect(await interruptedCaptures(desk.archive)).toEqual([]);
    expect(desk.archive.custody.entries()).toHaveLength(entries);
    expect((await checkArchive(desk.archive)).ok).toBe(true);
  });
});
