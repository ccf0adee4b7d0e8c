import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive } from '../../../main/archive/index.ts';
import { decodePcm, decodeSealed, oggPage, oggPages } from '../../../main/media/index.ts';
import { removeRecording } from '../../../main/recordings/index.ts';
import { addMoment, changeMoment, redo, removeMoment, undo } from '../../../main/review/index.ts';
import {
  createVoiceRecorder,
  openVoiceNote,
  removeVoiceNote,
  voiceNotesOf,
} from '../../../main/voice/index.ts';
import { encodeStart } from '../../../main/voice/journal.ts';
import { LONGEST_VOICE_NOTE_MS, type Moment, type VoiceNote } from '../../../shared/domain/index.ts';
import {
  newArchive,
  sealedRecording,
  someMeeting,
  spoilChunk,
  type TestArchive,
} from '../../support/archive/index.ts';
import { quickFfmpeg } from '../../support/media/index.ts';

let at: TestArchive;
let moment: Moment;
const recorder = createVoiceRecorder({ ffmpeg: () => quickFfmpeg() });
beforeEach(async () => {
  at = await newArchive();
  const recording = await sealedRecording(at.archive, someMeeting(at.archive));
  moment = addMoment(at.archive, { recordingId: recording.id, startMs: 0, endMs: 5, type: 'statement' });
});
afterEach(() => at.remove());

/** Pieces of 200 ms of a tone, 48 kHz mono s16le. */
const PIECE = Buffer.alloc(9_600 * 2);
for (let sample = 0; sample < 9_600; sample += 1)
  PIECE.writeInt16LE(Math.round(Math.sin(sample / 20) * 9_000), sample * 2);

async function speak(pieces: number, of: { momentId?: string } = {}): Promise<VoiceNote | null> {
  const stop = new AbortController();
  const note = recorder.record(at.archive, { key: 'job', momentId: of.momentId ?? moment.id }, stop.signal);
  for (let piece = 0; piece < pieces; piece += 1) expect(recorder.feed('job', PIECE)).toBe(true);
  stop.abort();
  const kept = await note;
  return kept === 'waiting' ? null : kept;
}
const notes = () => voiceNotesOf(at.archive, recorder, { momentId: moment.id });
const events = () => at.archive.custody.entries().map(({ event }) => event);

async function soundOf(id: string): Promise<Buffer> {
  const sound = await openVoiceNote(at.archive, id);
  const bytes = await sound.read(0, sound.bytes);
  await sound.close();
  return bytes;
}

describe('a voice note', () => {
  it('is sealed as Ogg/Opus of the length that was spoken, hashed, and on its moment', async () => {
    const note = await speak(10);
    expect(note).toMatchObject({ momentId: moment.id, cutShort: false, durationMs: 2_000 });
    expect(await notes()).toEqual([note]);
    const bytes = await soundOf(note?.id ?? '');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(note?.sha256);
    expect(bytes.toString('latin1', 0, 4)).toBe('OggS');
    const source = await at.archive.blobs.open(note?.blobId ?? '');
    let samples = 0;
    for await (const pcm of decodeSealed({ ffmpeg: await quickFfmpeg(), source })) samples += pcm.length / 2;
    await source.close();
    expect(samples).toBe(96_000);
    expect(at.archive.custody.entries().at(-1)).toMatchObject({
      event: 'voice-note-added',
      subject: note?.id,
      facts: { momentId: moment.id, sha256: note?.sha256 },
    });
    expect(readdirSync(join(at.folder, 'voice'))).toEqual([]);
    expect((await checkArchive(at.archive)).findings).toEqual([]);
  });

  it('of which nothing was heard is none', async () => {
    expect(await speak(0)).toBeNull();
    expect(await notes()).toEqual([]);
    expect(readdirSync(join(at.folder, 'voice'))).toEqual([]);
  });

  it('ends by itself when it is as long as one may be, and what comes later is not wanted', async () => {
    const note = recorder.record(
      at.archive,
      { key: 'job', momentId: moment.id },
      new AbortController().signal,
    );
    const minute = Buffer.alloc(48_000 * 2 * 60);
    for (let passed = 0; passed < LONGEST_VOICE_NOTE_MS / 60_000; passed += 1) {
      expect(recorder.feed('job', minute)).toBe(true);
    }
    expect(recorder.feed('job', PIECE)).toBe(false);
    expect(await note).toMatchObject({ durationMs: LONGEST_VOICE_NOTE_MS });
    expect(recorder.feed('job', PIECE)).toBe(false);
  });

  it('spoken in a meeting waits, sealed, until its moment is there, and then is on it', async () => {
    const stop = new AbortController();
    const placed = { ...moment, id: randomUUID() };
    const of = { key: 'job', momentId: placed.id, inMeeting: true };
    const spoken = recorder.record(at.archive, of, stop.signal);
    for (let piece = 0; piece < 5; piece += 1) expect(recorder.feed('job', PIECE)).toBe(true);
    stop.abort();
    expect(await spoken).toBe('waiting');
    expect(await notes()).toEqual([]);
    expect(await at.archive.vault.voice.list()).toHaveLength(1);

    at.archive.index.moments.insert(placed);
    const [note] = await voiceNotesOf(at.archive, recorder, { momentId: placed.id });
    expect(note).toMatchObject({ momentId: placed.id, durationMs: 1000, cutShort: false });
    expect(await at.archive.vault.voice.list()).toEqual([]);
  });

  it('gives way to the next one, and is kept', async () => {
    const first = recorder.record(
      at.archive,
      { key: 'one', momentId: moment.id },
      new AbortController().signal,
    );
    recorder.feed('one', PIECE);
    recorder.feed('one', PIECE);
    expect(await speak(5)).toMatchObject({ durationMs: 1_000 });
    expect(await first).toMatchObject({ durationMs: 400 });
    expect((await notes()).map(({ durationMs }) => durationMs).sort()).toEqual([1_000, 400]);
  });

  it('of a private moment leaves not even its hash in the log (D38)', async () => {
    changeMoment(at.archive, { id: moment.id, change: { private: true } });
    await speak(2);
    const facts = at.archive.custody.entries().at(-1)?.facts ?? {};
    expect(Object.keys(facts).sort()).toEqual(['private', 'salt']);
  });

  it('can be taken out and brought back, also by a program that was started anew', async () => {
    const note = await speak(3);
    removeVoiceNote(at.archive, { id: note?.id ?? '' });
    expect(await notes()).toEqual([]);
    expect(() => removeVoiceNote(at.archive, { id: note?.id ?? '' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    await at.reopen();
    expect(undo(at.archive)).toMatchObject({ what: 'voice-note', label: '0:00:00' });
    expect(await notes()).toEqual([note]);
    expect((await soundOf(note?.id ?? '')).length).toBeGreaterThan(100);
    await at.reopen();
    redo(at.archive);
    expect(await notes()).toEqual([]);
    expect(events().slice(-3)).toEqual(['voice-note-deleted', 'voice-note-restored', 'voice-note-deleted']);
    expect((await checkArchive(at.archive)).findings).toEqual([]);
  });

  it('goes and comes back with its moment', async () => {
    const note = await speak(1);
    removeMoment(at.archive, { id: moment.id });
    await expect(notes()).rejects.toMatchObject({ code: 'not-found' });
    undo(at.archive);
    expect(await notes()).toEqual([note]);
  });

  it('takes along what the disk gave back only in part, and what was cut off, when its recording is deleted', async () => {
    const note = await speak(5);
    const pages = oggPages()(await soundOf(note?.id ?? ''));
    const { voice } = at.archive.vault;
    const cutOff = randomUUID();
    for (const id of [note?.id ?? '', cutOff]) {
      const journal = await voice.create(id, 'voice');
      await journal.append(
        encodeStart({
          t: 'voice',
          version: 1,
          noteId: id,
          momentId: moment.id,
          at: '2026-10-20T15:00:00.000Z',
        }),
      );
      for (const page of pages) await journal.append(oggPage(page));
      await journal.close();
      await voice.keep(id);
    }
    await removeRecording(at.archive, moment.recordingId, { code: 'R01', reason: 'asked to' });
    expect(await voice.list()).toEqual([cutOff]);
    // Which recording a note that was cut off belongs to is looked up when notes are next asked for.
    await at.reopen();
    await expect(notes()).rejects.toMatchObject({ code: 'not-found' });
    expect(await at.archive.vault.voice.list()).toEqual([]);
  });

  it('is destroyed with its recording, and when undo has forgotten it', async () => {
    const [first, second] = [await speak(1), await speak(1)];
    removeVoiceNote(at.archive, { id: first?.id ?? '' });
    // A thousand later changes push the last step that knew of it out of the list.
    const later = { what: 'moment', subject: moment.id, label: '', before: moment, after: moment } as const;
    at.archive.index.transaction(() => {
      for (let n = 0; n < 1_001; n += 1) {
        at.archive.index.edits.push({ ...later, at: '2026-10-20T16:00:00.000Z', joined: false });
      }
    });
    await at.reopen();
    expect(await notes()).toEqual([second]);
    expect(await at.archive.blobs.has(first?.blobId ?? '')).toBe(false);
    expect((await checkArchive(at.archive)).findings).toEqual([]);
    await removeRecording(at.archive, moment.recordingId, { code: 'R01', reason: 'test' });
    expect(await at.archive.blobs.has(second?.blobId ?? '')).toBe(false);
    expect((await checkArchive(at.archive)).findings).toEqual([]);
  });

  it('with a damaged chunk is heard with silence in its place, which the check tells; a short one says it is lost', async () => {
    const note = await speak(200);
    const whole = await soundOf(note?.id ?? '');
    expect(whole.length).toBeGreaterThan(3 * 65_536);
    for (const which of ['first', 'middle', 'last'] as const) {
      const mend = spoilChunk(at.folder, note?.blobId ?? '', which);
      const bytes = await soundOf(note?.id ?? '');
      expect(bytes.length).toBe(whole.length);
      const input = (async function* () {
        yield bytes;
      })();
      const pcm = [];
      for await (const piece of decodePcm({ ffmpeg: await quickFfmpeg(), input }))
        pcm.push(Buffer.from(piece));
      expect(Buffer.concat(pcm).length / 96).toBe(40_000);
      const { findings } = await checkArchive(at.archive);
      expect(findings).toMatchObject([
        { problem: expect.stringMatching(/^A voice note is damaged\. It plays with silence from 0:00:\d\d/) },
      ]);
      mend();
    }
    const short = await speak(5);
    spoilChunk(at.folder, short?.blobId ?? '', 'first');
    await expect(soundOf(short?.id ?? '')).rejects.toMatchObject({ code: 'blob-damaged' });
    expect((await checkArchive(at.archive)).findings).toMatchObject([
      { problem: 'A voice note is damaged. Nothing of it can be heard.' },
    ]);
  });

  it('says what is wrong: no such moment, an archive that is only looked at', async () => {
    await expect(speak(0, { momentId: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
    expect(recorder.feed('job', PIECE)).toBe(false);
  });
});
