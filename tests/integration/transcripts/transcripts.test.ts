import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive } from '../../../main/archive/index.ts';
import { addPerson } from '../../../main/meetings/index.ts';
import { removeRecording } from '../../../main/recordings/index.ts';
import { redo, undo } from '../../../main/review/index.ts';
import {
  addLine,
  changeLine,
  changeTranscript,
  checkerOf,
  checkLines,
  historyOfLine,
  type ImportedTranscript,
  importTranscript,
  listTranscripts,
  momentOfLines,
  openTranscript,
  quote,
  removeLine,
  removeTranscript,
  renameLabel,
  saveLineDraft,
  setSpeaker,
  startTranscript,
  uncheckLines,
} from '../../../main/transcripts/index.ts';
import type { Recording, TranscriptLine } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';
import { wordFile } from './word-file.ts';

const VTT = `WEBVTT

00:00:01.000 --> 00:00:03.000
<v Speaker 1>We will give him thirty minutes.

00:00:02.500 --> 00:00:05.000
<v Speaker 2>A week?

00:00:05.000 --> 00:00:07.000
<v Speaker 1>Yes. Every week.
`;

let at: TestArchive;
let recording: Recording;
let files: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  at = await newArchive();
  files = temporaryFolder();
  recording = await sealedRecording(at.archive, someMeeting(at.archive));
});
afterEach(async () => {
  await at.remove();
  files.remove();
});

const failure = (code: string) => expect.objectContaining({ code });
const add = (name: string, bytes: string | Buffer, change: object = {}): Promise<ImportedTranscript> => {
  const path = join(files.folder, name);
  writeFileSync(path, bytes);
  return importTranscript(at.archive, { path, name }, { recordingId: recording.id, ...change });
};
const linesOf = (id: string): TranscriptLine[] => at.archive.index.transcriptLines.ofTranscript(id);
const lineAt = (id: string, number: number): TranscriptLine => {
  const line = linesOf(id)[number];
  if (!line) throw new Error(`there is no line ${number}`);
  return line;
};
const events = () => at.archive.custody.entries().map(({ event }) => event);
const last = () => at.archive.custody.entries().at(-1);

describe('an imported transcript', () => {
  it('keeps its file byte for byte, its lines in order, and the overlap', async () => {
    const { transcript, outcome } = await add('Zoom.vtt', VTT);
    expect(outcome).toBe('imported');
    const sha256 = createHash('sha256').update(VTT).digest('hex');
    expect(transcript).toMatchObject({
      kind: 'imported',
      format: 'vtt',
      sourceName: 'Zoom.vtt',
      sha256,
      title: 'Zoom',
    });
    expect(await at.archive.blobs.verify(transcript.blobId ?? '')).toEqual({ bytes: VTT.length, sha256 });
    expect(
      linesOf(transcript.id).map(({ startMs, endMs, speakerLabel, timing }) => [
        startMs,
        endMs,
        speakerLabel,
        timing,
      ]),
    ).toEqual([
      [1000, 3000, 'Speaker 1', 'file'],
      [2500, 5000, 'Speaker 2', 'file'],
      [5000, 7000, 'Speaker 1', 'file'],
    ]);
    expect(last()).toMatchObject({
      event: 'transcript-added',
      facts: { code: 'R01', sha256, kind: 'imported' },
    });
    expect(JSON.stringify(last())).not.toContain('thirty');
    expect((await checkArchive(at.archive)).findings).toEqual([]);
  });

  it('has a title of its own: one that is taken gets its format, then a number', async () => {
    const srt = '1\n00:00:01,000 --> 00:00:02,000\nThirty minutes.\n';
    const titles = [];
    for (const [name, bytes] of [
      ['t.vtt', VTT],
      ['T.srt', srt],
      ['t.txt', 'Thirty minutes.'],
      ['t.text', 'Sixty minutes.'],
    ] as const) {
      titles.push((await add(name, bytes)).transcript.title);
    }
    expect(titles).toEqual(['t', 'T (SRT)', 't (TXT)', 't (TXT) 2']);
    const both = await Promise.all([
      add('z.vtt', VTT.replace('Yes', 'No')),
      add('z.srt', srt.replace('T', 'F')),
    ]);
    expect(new Set(both.map(({ transcript }) => transcript.title)).size).toBe(2);
  });

  it('is kept once, and again after it was taken out', async () => {
    const { transcript } = await add('a.vtt', VTT);
    expect(await add('b.vtt', VTT)).toMatchObject({
      outcome: 'duplicate',
      transcript: { id: transcript.id },
      lines: 3,
    });
    removeTranscript(at.archive, { id: transcript.id, reason: 'wrong file' });
    expect(last()).toMatchObject({ event: 'transcript-deleted', facts: { reason: 'wrong file' } });
    expect(listTranscripts(at.archive, { recordingId: recording.id })).toEqual([]);
    expect(await add('b.vtt', VTT)).toMatchObject({ outcome: 'imported' });
  });

  it('comes back by undo, with its lines', async () => {
    const { transcript } = await add('a.vtt', VTT);
    removeTranscript(at.archive, { id: transcript.id, reason: 'by mistake' });
    undo(at.archive);
    expect(events().slice(-2)).toEqual(['transcript-deleted', 'transcript-restored']);
    const { text } = openTranscript(at.archive, { id: transcript.id }).lines;
    expect(text).toHaveLength(3);
    const part = { from: 1, most: 2 };
    expect(openTranscript(at.archive, { id: transcript.id, part }).lines.text).toEqual(text.slice(1));
  });

  it('leaves nothing behind when the file is broken or not there', async () => {
    await expect(add('a.vtt', 'WEBVTT\n\n00:01 --> x\nno\n')).rejects.toEqual(
      failure('transcript-unreadable'),
    );
    await expect(add('a.txt', '')).rejects.toEqual(failure('file-empty'));
    const gone = { path: join(files.folder, 'gone.vtt'), name: 'gone.vtt' };
    await expect(importTranscript(at.archive, gone, { recordingId: recording.id })).rejects.toEqual(
      failure('file-unreadable'),
    );
    expect((await checkArchive(at.archive)).findings).toEqual([]);
    expect(listTranscripts(at.archive, { recordingId: recording.id })).toEqual([]);
  });

  it('lies where its first line is heard, when that is said', async () => {
    const said = '[Ann] 13:36:31\none\n\n[Bob] 13:36:40\ntwo\n';
    const { transcript } = await add('zoom.txt', said, { firstLineMs: 60_000 });
    expect(linesOf(transcript.id).map(({ startMs }) => startMs)).toEqual([60_000, 69_000]);
  });

  it('reads a Word file, and one that is not is refused in words', async () => {
    const { transcript, placed } = await add(
      'Teams.docx',
      await wordFile(['Dana Okafor   0:12', 'Thank you all.', 'Speaker 2   1:00', 'We agree.', 'And more.']),
    );
    expect(transcript.format).toBe('docx');
    expect(placed).toBe(1);
    expect(
      linesOf(transcript.id).map(({ startMs, speakerLabel, text, timing }) => [
        startMs,
        speakerLabel,
        text,
        timing,
      ]),
    ).toEqual([
      [12_000, 'Dana Okafor', 'Thank you all.', 'file'],
      [60_000, 'Speaker 2', 'We agree.', 'file'],
      [recording.durationMs, 'Speaker 2', 'And more.', 'placed'],
    ]);
    const teams = await add(
      'teams.docx',
      await wordFile([
        'May 3, 2026',
        'Ann started transcription',
        'Ann   0:09</w:t><w:br/><w:t>Sixty minutes.',
      ]),
    );
    expect(teams).toMatchObject({ lines: 1, placed: 0, unnamed: 0, leftOut: 2, isShifted: false });
    expect(linesOf(teams.transcript.id)).toMatchObject([{ startMs: 9000, text: 'Sixty minutes.' }]);
    await expect(add('a.docx', Buffer.from('PK\x03\x04nothing'))).rejects.toEqual(
      failure('transcript-unreadable'),
    );
  });

  it('has its lines placed evenly when the file has no times, and moves them when the parent sets one', async () => {
    const { transcript, placed } = await add('a.txt', 'one\ntwo\nthree\nfour\n');
    expect(placed).toBe(4);
    const starts = () => linesOf(transcript.id).map(({ startMs }) => startMs);
    expect(starts()).toEqual([0, 900_000, 1_800_000, 2_700_000]);
    const third = lineAt(transcript.id, 2);
    changeLine(at.archive, { id: third.id, change: { time: { startMs: 100_000, endMs: 200_000 } } });
    expect(starts()).toEqual([0, 50_000, 100_000, 200_000]);
    expect(linesOf(transcript.id).map(({ timing }) => timing)).toEqual([
      'placed',
      'placed',
      'parent',
      'placed',
    ]);
    undo(at.archive);
    expect(starts()).toEqual([0, 900_000, 1_800_000, 2_700_000]);
  });

  it('goes with its recording when that is deleted for good', async () => {
    const { transcript } = await add('a.vtt', VTT);
    saveLineDraft(at.archive, { lineId: lineAt(transcript.id, 0).id, text: 'half' });
    await removeRecording(at.archive, recording.id, { code: 'R01', reason: 'asked to' });
    expect(await at.archive.blobs.has(transcript.blobId ?? '')).toBe(false);
    expect(at.archive.index.transcripts.get(transcript.id)).toBeNull();
    expect(at.archive.index.lineDrafts.ofTranscript(transcript.id)).toEqual([]);
    expect((await checkArchive(at.archive)).findings).toEqual([]);
  });
});

describe('checking by ear', () => {
  it('notes who and when, one entry of the log each time, and is lost with the words', async () => {
    const { transcript } = await add('a.vtt', VTT);
    const first = lineAt(transcript.id, 0);
    const [checked] = checkLines(at.archive, { lineIds: [first.id], by: 'Me' });
    expect(checked).toMatchObject({ checkedBy: 'Me', checkedAt: at.place.clock.now().toISOString() });
    expect(last()).toMatchObject({ event: 'transcript-changed', facts: { checked: 1, unchecked: 0 } });
    setSpeaker(at.archive, {
      lineIds: [first.id],
      speaker: { speakerId: null, speakerLabel: 'Dana', speakerHow: 'unsure' },
    });
    expect(lineAt(transcript.id, 0).checkedBy).toBe('Me');
    changeLine(at.archive, { id: first.id, change: { text: 'We will give her thirty minutes.' } });
    expect(lineAt(transcript.id, 0)).toMatchObject({ checkedBy: null, checkedAt: null });
    expect(last()).toMatchObject({ event: 'transcript-changed', facts: { checked: 0, unchecked: 1 } });
    undo(at.archive);
    expect(lineAt(transcript.id, 0)).toMatchObject({
      checkedBy: 'Me',
      text: 'We will give him thirty minutes.',
    });
    uncheckLines(at.archive, { lineIds: [first.id] });
    expect(lineAt(transcript.id, 0).checkedBy).toBeNull();
  });

  it('remembers the name for the next time; at first it is the one parent’s', () => {
    expect(checkerOf(at.archive)).toEqual({ name: null });
    addPerson(at.archive, { label: 'Maria Lopez', role: 'parents' });
    expect(checkerOf(at.archive)).toEqual({ name: 'Maria Lopez' });
  });

  it('leaves out lines without words', () => {
    const { id } = startTranscript(at.archive, { recordingId: recording.id, title: 'Mine' });
    const line = addLine(at.archive, { transcriptId: id, startMs: 0, endMs: 1000 });
    checkLines(at.archive, { lineIds: [line.id], by: 'Me' });
    expect(lineAt(id, 0).checkedBy).toBeNull();
    expect(checkerOf(at.archive)).toEqual({ name: 'Me' });
  });
});

describe('quoting', () => {
  it('refuses a draft, also among checked lines, and a moment takes only what was checked', async () => {
    const { transcript } = await add('a.vtt', VTT);
    const [one, two, three] = linesOf(transcript.id);
    if (!one || !two || !three) throw new Error('three lines');
    const lineIds = [three.id, one.id, two.id];
    expect(() => quote(at.archive, { lineIds })).toThrow(failure('line-not-checked'));
    expect(momentOfLines(at.archive, { lineIds })).toMatchObject({ startMs: 1000, endMs: 7000, text: '' });
    checkLines(at.archive, { lineIds: [one.id, three.id], by: 'Me' });
    expect(() => quote(at.archive, { lineIds })).toThrow(failure('line-not-checked'));
    expect(momentOfLines(at.archive, { lineIds }).text).toBe(
      'Speaker 1: We will give him thirty minutes.\nYes. Every week.',
    );
    checkLines(at.archive, { lineIds: [two.id], by: 'Me' });
    expect(quote(at.archive, { lineIds })).toEqual({
      recordingId: recording.id,
      startMs: 1000,
      endMs: 7000,
      text: 'Speaker 1: We will give him thirty minutes.\nSpeaker 2: A week?\nSpeaker 1: Yes. Every week.',
      certified: null,
    });
  });

  it('takes the speaker over when it is one known person', async () => {
    const { transcript } = await add('a.vtt', VTT);
    const dana = addPerson(at.archive, { label: 'Dana', role: 'district-representative' });
    const speaker = { speakerId: dana.id, speakerLabel: null, speakerHow: 'introduced' as const };
    renameLabel(at.archive, { transcriptId: transcript.id, label: 'Speaker 1', speaker });
    const ids = [lineAt(transcript.id, 0).id, lineAt(transcript.id, 2).id];
    checkLines(at.archive, { lineIds: ids, by: 'Me' });
    expect(momentOfLines(at.archive, { lineIds: ids })).toMatchObject({
      speakerId: dana.id,
      speakerHow: 'introduced',
      text: 'We will give him thirty minutes.\nYes. Every week.',
    });
  });
});

describe('a certified transcript', () => {
  const certified = { kind: 'certified', certifiedBy: 'A. Clerk', certifiedOn: '2026-11-02' };
  it('stands beside the draft, is quotable as it is, and its words cannot be changed', async () => {
    const draft = await add('a.vtt', VTT);
    const { transcript } = await add(
      'certified.txt',
      '[00:00:01] THE WITNESS: Thirty minutes.\nno time here\n\nnor here\n',
      certified,
    );
    expect(listTranscripts(at.archive, { recordingId: recording.id }).map(({ kind }) => kind)).toEqual([
      'imported',
      'certified',
    ]);
    expect(linesOf(draft.transcript.id)).toHaveLength(3);
    const line = lineAt(transcript.id, 0);
    expect(quote(at.archive, { lineIds: [line.id] })).toMatchObject({
      certified: { by: 'A. Clerk', on: '2026-11-02' },
      text: 'THE WITNESS: Thirty minutes.\nno time here',
    });
    const refused = [
      () => changeLine(at.archive, { id: line.id, change: { text: 'Ten minutes.' } }),
      () => changeLine(at.archive, { id: line.id, change: { time: { startMs: 0, endMs: 1 } } }),
      () => removeLine(at.archive, { id: line.id }),
      () => addLine(at.archive, { transcriptId: transcript.id, startMs: 0, endMs: 1 }),
      () => checkLines(at.archive, { lineIds: [line.id], by: 'Me' }),
      () => saveLineDraft(at.archive, { lineId: line.id, text: 'Ten' }),
      () =>
        setSpeaker(at.archive, {
          lineIds: [line.id],
          speaker: { speakerId: null, speakerLabel: 'X', speakerHow: null },
        }),
    ];
    for (const attempt of refused) expect(attempt).toThrow(failure('transcript-certified'));
  });

  it('may be told where a line is that had no time', async () => {
    const { transcript } = await add('certified.txt', 'one\ntwo\n', certified);
    const second = lineAt(transcript.id, 1);
    changeLine(at.archive, { id: second.id, change: { time: { startMs: 60_000, endMs: 62_000 } } });
    expect(lineAt(transcript.id, 1)).toMatchObject({ startMs: 60_000, timing: 'parent', text: 'two' });
    expect(lineAt(transcript.id, 0)).toMatchObject({ startMs: 0, endMs: 60_000, timing: 'placed' });
  });

  it('says who certified it, or is not taken', async () => {
    await expect(add('a.txt', 'one', { kind: 'certified' })).rejects.toEqual(failure('invalid-input'));
  });

  it('is guarded by the index itself', async () => {
    const { transcript } = await add('certified.txt', 'one\ntwo\n', certified);
    const line = lineAt(transcript.id, 0);
    expect(() => at.archive.index.transcriptLines.replace({ ...line, text: 'other' })).toThrow();
    expect(() => at.archive.index.transcriptLines.setDeleted(line.id, '2026-11-02T00:00:00.000Z')).toThrow();
    expect(lineAt(transcript.id, 0).text).toBe('one');
  });
});

describe('edits', () => {
  it('keep the history of a line from what the file said, and are undone and redone across restarts', async () => {
    const { transcript } = await add('a.vtt', VTT);
    const { id } = lineAt(transcript.id, 1);
    changeLine(at.archive, { id, change: { text: 'Each week?' } });
    changeLine(at.archive, { id, change: { text: 'Every week?' } });
    expect(historyOfLine(at.archive, { id }).map(({ version }) => version.text)).toEqual([
      'Every week?',
      'Each week?',
      'A week?',
    ]);
    await at.reopen();
    undo(at.archive);
    undo(at.archive);
    expect(lineAt(transcript.id, 1).text).toBe('A week?');
    await at.reopen();
    redo(at.archive);
    expect(lineAt(transcript.id, 1).text).toBe('Each week?');
  });

  it('of many lines are one step', async () => {
    const { transcript } = await add('a.vtt', VTT);
    const rivera = addPerson(at.archive, { label: 'Ms. Rivera', role: 'special-education-teacher' });
    const lineIds = linesOf(transcript.id).map(({ id }) => id);
    const speaker = { speakerId: rivera.id, speakerLabel: null, speakerHow: 'recognised-by-parent' as const };
    setSpeaker(at.archive, { lineIds, speaker });
    expect(linesOf(transcript.id).map(({ speakerId, speakerLabel }) => [speakerId, speakerLabel])).toEqual([
      [rivera.id, 'Speaker 1'],
      [rivera.id, 'Speaker 2'],
      [rivera.id, 'Speaker 1'],
    ]);
    const step = undo(at.archive);
    expect(step).toMatchObject({ what: 'lines', label: 'Ms. Rivera' });
    expect(linesOf(transcript.id).map(({ speakerId }) => speakerId)).toEqual([null, null, null]);
    redo(at.archive);
    expect(new Set(linesOf(transcript.id).map(({ speakerId }) => speakerId))).toEqual(new Set([rivera.id]));
  });

  it('are one entry of the log a session, with a hash of what stood before', async () => {
    const { transcript } = await add('a.vtt', VTT);
    const { id } = lineAt(transcript.id, 0);
    const told = () => events().filter((event) => event === 'transcript-changed').length;
    for (const text of ['one', 'two', 'three']) changeLine(at.archive, { id, change: { text } });
    expect(told()).toBe(1);
    const [entry] = at.archive.custody.entries().filter(({ event }) => event === 'transcript-changed');
    expect(entry?.facts).toMatchObject({ edited: true, hashBefore: expect.stringMatching(/^[0-9a-f]{64}$/) });
    at.place.clock.advance(11 * 60_000);
    changeLine(at.archive, { id, change: { text: 'four' } });
    expect(told()).toBe(2);
    changeTranscript(at.archive, { id: transcript.id, change: { title: 'From Zoom' } });
    expect(listTranscripts(at.archive, { recordingId: recording.id })[0]?.title).toBe('From Zoom');
  });
});

describe('typing', () => {
  it('loses nothing to a crash: what was kept at a pause is a change when the transcript is opened again', async () => {
    const { id } = startTranscript(at.archive, { recordingId: recording.id, title: 'Mine' });
    const line = addLine(at.archive, { transcriptId: id, startMs: 1000, endMs: 4000, text: 'Hello' });
    checkLines(at.archive, { lineIds: [line.id], by: 'Me' });
    saveLineDraft(at.archive, { lineId: line.id, text: 'Hello every' });
    await at.reopen();
    const { lines } = openTranscript(at.archive, { id });
    expect(lines.text).toEqual(['Hello every']);
    expect(lines.check).toEqual([-1]);
    undo(at.archive);
    expect(openTranscript(at.archive, { id }).lines).toMatchObject({
      text: ['Hello'],
      check: [0],
      checks: [{ by: 'Me' }],
    });
  });

  it('refuses a line that ends before it begins, and people that are not there', () => {
    const { id } = startTranscript(at.archive, { recordingId: recording.id, title: 'Mine' });
    expect(() => addLine(at.archive, { transcriptId: id, startMs: 2, endMs: 1 })).toThrow(
      failure('invalid-input'),
    );
    const line = addLine(at.archive, { transcriptId: id, startMs: 0, endMs: 1 });
    expect(() => changeLine(at.archive, { id: line.id, change: { time: { startMs: 2, endMs: 1 } } })).toThrow(
      failure('invalid-input'),
    );
    const speaker = { speakerId: 'nobody', speakerLabel: null, speakerHow: null };
    expect(() => setSpeaker(at.archive, { lineIds: [line.id], speaker })).toThrow(failure('not-found'));
  });
});
