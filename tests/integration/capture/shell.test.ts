import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive } from '../../../main/archive/index.ts';
import { gapsOf, interruptedCaptures, noteSeen, recoverCapture } from '../../../main/capture/index.ts';
import { addMeeting, removeMeeting } from '../../../main/meetings/index.ts';
import { type Clock, systemClock } from '../../../main/platform/index.ts';
import { removeRecording } from '../../../main/recordings/index.ts';
import { ms } from '../../../shared/time/index.ts';
import {
  babble,
  CARD,
  type Desk,
  makeCapture,
  makeDesk,
  paced,
  recoverables,
  sleep,
  until,
} from '../../support/capture/index.ts';
import { startPulse } from '../../support/capture/pulse.ts';
import { needs } from '../../support/programs/index.ts';
import { refusingFiles } from '../../support/vault/index.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
});
afterEach(() => desk.clear());

const SINE = 'lavfi:anoisesrc=c=pink:a=0.4:r=48000';
const request = (deviceId: string) => ({ meetingId: desk.meetingId, sessionId: null, deviceId, card: CARD });
const PIECE_MS = 100;

/** Plays the window: sends pieces as long as they are wanted, silent ones or speech. */
function windowSends(capture: ReturnType<typeof makeCapture>, pcm: Buffer): () => void {
  const bytes = PIECE_MS * 96;
  let number = 0;
  const timer = setInterval(() => {
    const at = (number * bytes) % (pcm.length - bytes);
    const { wanted } = capture.feed({ stream: 'window-1', number, pcm: pcm.subarray(at, at + bytes) });
    if (wanted) number += 1;
  }, PIECE_MS);
  return () => clearInterval(timer);
}

needs('ffmpeg', 'pulseaudio').describe('a microphone of the system that gives only silence', () => {
  it('is left for the window’s, in the test and in the list, until it is chosen again', async () => {
    const room = await startPulse();
    const capture = makeCapture(desk, { hasWindow: true });
    const stop = windowSends(capture, babble(5));
    try {
      const before = await capture.devices();
      expect(before).toMatchObject({ source: 'system', reason: 'works' });
      await capture.startTest(before.chosenId);
      await until('the window is tested', () => capture.state().device?.source === 'window');
      expect(capture.state()).toMatchObject({ state: 'testing', reason: 'system-silent', feedWanted: true });
      await until('it is heard', () => capture.state().level?.words === 'good');
      expect(await capture.devices()).toMatchObject({ chosenId: 'window', reason: 'system-silent' });
      await capture.stopTest();
      expect(await capture.chooseDevice(before.chosenId)).toMatchObject({
        chosenId: before.chosenId,
        reason: 'chosen',
      });
    } finally {
      stop();
      await capture.stopTest();
      room.stop();
    }
  });

  it('is left in the recording itself, which goes on: the change is a gap, and it is in the log with its reason', async () => {
    const room = await startPulse();
    const capture = makeCapture(desk, { hasWindow: true });
    const stop = windowSends(capture, babble(5));
    try {
      const { chosenId } = await capture.devices();
      await capture.start(desk.archive, request(chosenId));
      await until('the window listens', () => capture.state().device?.source === 'window');
      expect(capture.state().reason).toBe('system-silent');
      await until('it is heard', () => capture.state().level?.words === 'good');
      await sleep(1_000);
      const recording = await capture.stop();
      expect(gapsOf(desk.archive, recording.id).map(({ cause }) => cause)).not.toContain('no-data');
      const changes = desk.archive.custody.entries().filter(({ event }) => event === 'microphone-changed');
      expect(changes.map(({ facts }) => facts)).toMatchObject([
        { code: 'R01', source: 'window', reason: 'system-silent' },
      ]);
      expect(recording.device).toMatch(/, Keptword window$/);
    } finally {
      stop();
      room.stop();
    }
  });
});

needs('ffmpeg').describe('a computer that sleeps while it records', () => {
  it('has a gap of that name, as long as the sleep, also where no clock counts it', async () => {
    let asleepMs = 0;
    // As on Windows: the one clock there is runs on, and nothing tells sleep from waiting.
    const clock: Clock = {
      now: () => systemClock.now(),
      monotonicMs: () => systemClock.monotonicMs() + asleepMs,
    };
    let sleeping = false;
    const pcm = babble(60);
    async function* breathing() {
      for await (const piece of paced(pcm)) {
        while (sleeping) await sleep(20);
        yield piece;
      }
    }
    await desk.reopen({ clock });
    const capture = makeCapture(desk, { clock, stdin: breathing });
    await capture.start(desk.archive, request('stdin'));
    await until('some sound', () => (capture.state().running?.keptMs ?? 0) > 1_000);
    await capture.fallsAsleep();
    sleeping = true;
    await sleep(400);
    asleepMs += 3 * 3_600_000;
    capture.wakes();
    sleeping = false;
    const kept = capture.state().running?.keptMs ?? 0;
    await until('sound again', () => (capture.state().running?.keptMs ?? 0) > kept + 2_500);
    const recording = await capture.stop();
    const [gap, ...others] = gapsOf(desk.archive, recording.id);
    expect(others).toEqual([]);
    expect(gap?.cause).toBe('suspended');
    expect(Math.abs((gap?.lengthMs ?? 0) - 3 * 3_600_000)).toBeLessThan(1_500);
    expect(capture.warnings.map(({ kind }) => kind)).toContain('slept');
  });

  it('has none when it did not sleep after all', async () => {
    const capture = makeCapture(desk);
    await capture.start(desk.archive, request(SINE));
    await capture.fallsAsleep();
    await sleep(300);
    capture.wakes();
    await until('more sound', () => (capture.state().running?.keptMs ?? 0) > 2_500);
    const recording = await capture.stop();
    expect(gapsOf(desk.archive, recording.id)).toEqual([]);
  });
});

needs('ffmpeg').describe('a note that is being written', () => {
  it('is kept at the place where it was begun: finished, thrown away, or left when the recording ends', async () => {
    const capture = makeCapture(desk);
    await capture.start(desk.archive, request(SINE));
    await until('some sound', () => (capture.state().running?.keptMs ?? 0) > 1_500);
    await capture.draft({ text: 'They sa', begunMsAgo: ms(1_000) });
    await capture.draft({ text: 'They say no', begunMsAgo: ms(1_500) });
    expect(capture.noteDraft()).toMatchObject({ text: 'They say no' });
    const finished = await capture.note({ text: 'They say no.', begunMsAgo: 0 });
    expect(finished.atMs).toBeLessThan((capture.state().running?.keptMs ?? 0) - 500);
    expect(capture.noteDraft()).toBeNull();
    await capture.draft({ text: 'Not this', begunMsAgo: ms(0) });
    await capture.draft({ text: '', begunMsAgo: ms(0) });
    await capture.draft({ text: 'Ask for the', begunMsAgo: ms(0) });
    const spoken = await capture.place(200);
    const recording = await capture.stop();
    const moments = desk.archive.index.moments.ofRecording(recording.id);
    expect(moments.map(({ text, private: own }) => [text, own])).toEqual(
      expect.arrayContaining([
        ['They say no.', true],
        ['Ask for the', true],
        ['', true],
      ]),
    );
    expect(moments).toHaveLength(3);
    expect(moments.find(({ id }) => id === spoken.id)?.text).toBe('');
  });

  it('is among the moments of a recording that was cut off', async () => {
    const capture = makeCapture(desk);
    await capture.start(desk.archive, request(SINE));
    await until('some sound', () => (capture.state().running?.keptMs ?? 0) > 1_500);
    await capture.draft({ text: 'The chart is from May', begunMsAgo: ms(300) });
    await capture.fallsAsleep();
    await desk.reopen();
    await capture.stop().catch(() => undefined);
    const [cut] = await recoverables(desk.archive);
    expect(cut?.marks).toBe(1);
    const recording = await recoverCapture(desk.archive, desk.ffmpeg, cut?.captureId ?? '');
    expect(desk.archive.index.moments.ofRecording(recording.id)).toMatchObject([
      { text: 'The chart is from May', private: true },
    ]);
  });
});

describe('room on the disk', () => {
  it('is known before anything runs, and unknown while nothing is open', async () => {
    let open = true;
    const capture = makeCapture(desk, { openArchive: () => (open ? desk.archive : null) });
    expect(capture.state().diskHours).toBeNull();
    await capture.devices().catch(() => undefined);
    await until('it was looked at', () => (capture.state().diskHours ?? 0) > 0);
    open = false;
    expect(capture.state().diskHours).toBeNull();
  });
});

/** Leaves a recording as a crash does, and returns the folder of its journals. */
async function cutOff(seconds: number, speed = 1): Promise<{ captureId: string; folder: string }> {
  const capture = makeCapture(desk, { stdin: () => paced(babble(seconds * 4), speed) });
  await capture.start(desk.archive, request(speed === 1 ? SINE : 'stdin'));
  await until('some sound', () => (capture.state().running?.keptMs ?? 0) > seconds * 1_000);
  await capture.note({ text: 'Only in this note', begunMsAgo: 0 });
  const { captureId } = capture.state().running ?? { captureId: '' };
  await desk.archive.close();
  await capture.stop().catch(() => undefined);
  await desk.reopen();
  return { captureId, folder: join(desk.place.folder, 'capture', captureId) };
}

needs('ffmpeg').describe('what a crash leaves', () => {
  it('of a recording without a first page is told, with its notes, and stays on the disk after it was seen', async () => {
    const { captureId, folder } = await cutOff(1.5);
    // The header and the first record, which says what it is: nothing of the sound had reached the disk.
    const sound = readFileSync(join(folder, 'sound'));
    writeFileSync(join(folder, 'sound'), sound.subarray(0, 256 + 20 + sound.readUInt32BE(256)));
    expect(await interruptedCaptures(desk.archive)).toMatchObject([
      {
        state: 'nothing-reached-disk',
        captureId,
        meetingTitle: 'Annual review',
        notes: ['Only in this note'],
        seen: false,
      },
    ]);
    const before = readdirSync(folder);
    await noteSeen(desk.archive, captureId);
    await noteSeen(desk.archive, captureId);
    expect(await interruptedCaptures(desk.archive)).toMatchObject([{ captureId, seen: true }]);
    expect(readdirSync(folder)).toEqual(before);
    const told = desk.archive.custody.entries().filter(({ event }) => event === 'capture-set-aside');
    expect(told.map(({ facts }) => facts)).toMatchObject([{ state: 'nothing-reached-disk' }]);
    expect(desk.archive.custody.verify()).toEqual([]);
  });

  it('with both headers and their copies damaged is told as not readable, and every byte of it stays', async () => {
    const { captureId, folder } = await cutOff(3);
    const bytes = new Map<string, Buffer>();
    for (const part of ['sound', 'marks']) {
      const file = readFileSync(join(folder, part));
      file.fill(0x5a, 0, 200);
      writeFileSync(join(folder, part), file);
      bytes.set(part, file);
    }
    // The copies of the headers are enough to have all of it back.
    expect(await recoverables(desk.archive)).toMatchObject([{ captureId }]);
    for (const part of ['sound', 'marks'])
      writeFileSync(join(folder, `${part}.head`), Buffer.alloc(256, 0x5a));
    const [left, ...others] = await interruptedCaptures(desk.archive);
    expect(others).toEqual([]);
    expect(left).toMatchObject({ state: 'not-readable', captureId, startedAt: null, meetingId: null });
    await expect(recoverCapture(desk.archive, desk.ffmpeg, captureId)).rejects.toMatchObject({
      code: 'not-found',
    });
    await noteSeen(desk.archive, captureId);
    await desk.reopen();
    for (const [part, file] of bytes) expect(readFileSync(join(folder, part)).equals(file)).toBe(true);
  });

  it('on a disk that refuses a place is recovered behind it, the gap is told, and its journal stays', async () => {
    const { captureId, folder } = await cutOff(4, 4);
    const journal = readFileSync(join(folder, 'sound'));
    const { files } = refusingFiles(join(folder, 'sound'), 5_000, 5_100);
    await desk.reopen({ files });
    const recording = await recoverCapture(desk.archive, desk.ffmpeg, captureId);
    expect(recording.durationMs).toBeGreaterThan(1_500);
    expect(gapsOf(desk.archive, captureId).map(({ cause }) => cause)).toContain('disk');
    expect(await interruptedCaptures(desk.archive)).toEqual([]);
    await desk.reopen();
    expect(await interruptedCaptures(desk.archive)).toEqual([]);
    expect(readFileSync(join(folder, 'sound')).equals(journal)).toBe(true);
    const report = await checkArchive(desk.archive);
    expect(report).toMatchObject({ ok: true, findings: [{ problem: expect.stringMatching(/is kept/) }] });
    await removeRecording(desk.archive, captureId, { code: 'R01', reason: 'asked to' });
    expect(existsSync(folder)).toBe(false);
  });

  it('of a meeting that was taken out goes into the one that the parent names', async () => {
    const { captureId } = await cutOff(1.5);
    const other = addMeeting(desk.archive, { title: 'Second try', date: '2026-11-21' });
    const mediation = addMeeting(desk.archive, { title: 'Talks', date: '2026-11-21', kind: 'mediation' });
    removeMeeting(desk.archive, { id: desk.meetingId, reason: 'twice' });
    expect(await recoverables(desk.archive)).toMatchObject([{ captureId, meetingGone: true }]);
    const into = (meetingId: string | null) =>
      recoverCapture(desk.archive, desk.ffmpeg, captureId, meetingId ? { meetingId } : null);
    await expect(into(null)).rejects.toMatchObject({ code: 'not-found' });
    await expect(into(mediation.id)).rejects.toMatchObject({ code: 'mediation-confidential' });
    const recording = await into(other.id);
    expect(recording.meetingId).toBe(other.id);
    expect(desk.archive.index.recordings.ofMeeting(other.id)).toHaveLength(1);
    expect(await interruptedCaptures(desk.archive)).toEqual([]);
    expect((await checkArchive(desk.archive)).ok).toBe(true);
  });
});
