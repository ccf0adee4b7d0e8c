import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { redo, undo } from '../../../main/review/index.ts';
import { search } from '../../../main/search/index.ts';
import {
  addLine,
  checkLines,
  historyOfLine,
  importTranscript,
  joinLine,
  openTranscript,
  quote,
  saveLineDraft,
  splitLine,
} from '../../../main/transcripts/index.ts';
import type { Recording, TranscriptLine } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const VTT = `WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ann>Thirty minutes. We will give him that.

00:00:05.000 --> 00:00:07.000
<v Ann>Every week.

00:00:07.000 --> 00:00:09.000
<v Bob>Agreed.
`;

let at: TestArchive;
let recording: Recording;
let files: ReturnType<typeof temporaryFolder>;
let id: string;
beforeEach(async () => {
  at = await newArchive();
  files = temporaryFolder();
  recording = await sealedRecording(at.archive, someMeeting(at.archive));
  id = await add('Zoom.vtt', VTT);
});
afterEach(async () => {
  await at.remove();
  files.remove();
});

const failure = (code: string) => expect.objectContaining({ code });
async function add(name: string, words: string, change: object = {}): Promise<string> {
  const path = join(files.folder, name);
  writeFileSync(path, words);
  const of = { recordingId: recording.id, ...change };
  return (await importTranscript(at.archive, { path, name }, of)).transcript.id;
}
const linesOf = (of = id): TranscriptLine[] => at.archive.index.transcriptLines.ofTranscript(of);
const said = (of = id) => linesOf(of).map(({ text }) => text);
const line = (number: number, of = id): TranscriptLine => {
  const found = linesOf(of)[number];
  if (!found) throw new Error(`there is no line ${number}`);
  return found;
};
const events = () => at.archive.custody.entries().map(({ event }) => event);
const hits = (text: string) =>
  search(at.archive, { text, limit: 10 })
    .flatMap((group) => group.hits)
    .map((hit) => hit.id);

/** Splits a line behind these words of it. */
const splitBehind = (number: number, words: string, soundMs: number | null = null, of = id) => {
  const { id: lineId, text } = line(number, of);
  return splitLine(at.archive, { id: lineId, text, at: text.indexOf(words) + words.length, soundMs });
};

describe('a line that is split', () => {
  it('is two lines of one speaker, cut where the sound is; nobody has checked them', () => {
    checkLines(at.archive, { lineIds: [line(0).id], by: 'Maria Lopez' });
    const first = line(0);
    const { lines, cut, wasChecked } = splitBehind(0, 'Thirty minutes.', 3000);
    expect([cut, wasChecked]).toEqual(['sound', true]);
    expect(said()).toEqual(['Thirty minutes.', 'We will give him that.', 'Every week.', 'Agreed.']);
    expect(linesOf().slice(0, 2)).toEqual(lines);
    expect(lines[0]).toMatchObject({ id: first.id, startMs: 1000, endMs: 3000, checkedAt: null });
    expect(lines[1]).toMatchObject({ startMs: 3000, endMs: 5000, speakerLabel: 'Ann', checkedBy: null });
    expect(() => quote(at.archive, { lineIds: [first.id] })).toThrow(failure('line-not-checked'));
    expect(events().at(-2)).toBe('transcript-changed');
    expect(JSON.stringify(at.archive.custody.entries())).not.toContain('Thirty');
  });

  it('keeps what it was, with its check, and one press of undo brings all of that back', () => {
    checkLines(at.archive, { lineIds: [line(0).id], by: 'Maria Lopez' });
    const before = linesOf();
    const { lines } = splitBehind(0, 'Thirty minutes.');
    const versions = historyOfLine(at.archive, { id: lines[0].id }).map(({ version }) => version);
    expect(versions[1]).toMatchObject({ text: before[0]?.text, checkedBy: 'Maria Lopez' });
    undo(at.archive);
    expect(linesOf()).toEqual(before);
    redo(at.archive);
    expect(linesOf().slice(0, 2)).toEqual(lines);
  });

  it('is found by search in both parts at once, and only there', () => {
    const { lines } = splitBehind(0, 'Thirty minutes.');
    expect(hits('thirty')).toEqual([lines[0].id]);
    expect(hits('give him')).toEqual([lines[1].id]);
    undo(at.archive);
    expect(hits('give him')).toEqual([lines[0].id]);
  });

  it('takes the words as they are typed now, and no draft comes back over them', () => {
    const { id: lineId } = line(0);
    saveLineDraft(at.archive, { lineId, text: 'Forty minutes. We will' });
    splitLine(at.archive, { id: lineId, text: 'Forty minutes. We will give.', at: 14, soundMs: null });
    openTranscript(at.archive, { id });
    expect(said().slice(0, 2)).toEqual(['Forty minutes.', 'We will give.']);
  });

  it('is refused where a side has no words, and when it is certified', async () => {
    expect(() => splitBehind(2, 'Agreed.')).toThrow(failure('line-not-split'));
    const certified = { kind: 'certified', certifiedBy: 'A. Clerk', certifiedOn: '2026-11-02' };
    const of = await add('Certified.vtt', `${VTT}\n`, certified);
    expect(() => splitBehind(0, 'Thirty minutes.', null, of)).toThrow(failure('transcript-certified'));
    expect(() => joinLine(at.archive, { id: line(0, of).id, text: null })).toThrow(
      failure('transcript-certified'),
    );
    expect(said()).toHaveLength(3);
  });

  it('stays in its order, however often, with and without times', async () => {
    const of = await add('Words.txt', 'One two three four.\n\nFive six.\n');
    splitBehind(0, 'One two three', null, of);
    splitBehind(0, 'One', null, of);
    splitBehind(1, 'two', null, of);
    expect(said(of)).toEqual(['One', 'two', 'three', 'four.', 'Five six.']);
    splitBehind(0, 'Thirty minutes. We will');
    splitBehind(0, 'Thirty');
    splitBehind(1, 'minutes.');
    expect(said().slice(0, 4)).toEqual(['Thirty', 'minutes.', 'We will', 'give him that.']);
  });
});

describe('a line that is added', () => {
  it('among lines without a time stands where it was put, and squeezes none of them together', async () => {
    const of = await add('Words.txt', 'One.\n\nTwo.\n\nThree.\n\nFour.\n');
    const quarter = recording.durationMs / 4;
    const startMs = Math.round(2.5 * quarter);
    addLine(at.archive, { transcriptId: of, startMs, endMs: startMs + 1000, text: 'Heard here.' });
    expect(said(of)).toEqual(['One.', 'Two.', 'Three.', 'Heard here.', 'Four.']);
    const starts = linesOf(of).map((one) => one.startMs);
    expect(starts[1]).toBe(Math.round(startMs / 3));
    expect(starts[4]).toBe(startMs + 1000);
  });
});

describe('two lines that are joined', () => {
  it('are one line with the words and the time of both, without a check', () => {
    const [first, second] = linesOf();
    checkLines(at.archive, { lineIds: [second?.id ?? ''], by: 'Maria Lopez' });
    const { line: joined, goneId, seam, wasChecked } = joinLine(at.archive, { id: line(0).id, text: null });
    expect(said()).toEqual(['Thirty minutes. We will give him that. Every week.', 'Agreed.']);
    expect(joined).toMatchObject({ id: first?.id, startMs: 1000, endMs: 7000, checkedBy: null });
    expect([goneId, wasChecked, joined.text.slice(seam)]).toEqual([second?.id, true, 'Every week.']);
    expect(hits('every week')).toEqual([first?.id]);
  });

  it('come apart again by one press of undo, as they were', () => {
    checkLines(at.archive, { lineIds: [line(1).id], by: 'Maria Lopez' });
    const before = linesOf();
    joinLine(at.archive, { id: line(0).id, text: null });
    undo(at.archive);
    expect(linesOf()).toEqual(before);
    expect(hits('every week')).toEqual([before[1]?.id]);
    redo(at.archive);
    expect(said()).toHaveLength(2);
  });

  it('are refused behind the last one, and when another person speaks', () => {
    expect(() => joinLine(at.archive, { id: line(2).id, text: null })).toThrow(failure('line-is-last'));
    expect(() => joinLine(at.archive, { id: line(1).id, text: null })).toThrow(failure('lines-two-speakers'));
    expect(said()).toHaveLength(3);
  });

  it('lose no word that is only a draft yet', () => {
    saveLineDraft(at.archive, { lineId: line(1).id, text: 'Every week, in his room.' });
    joinLine(at.archive, { id: line(0).id, text: 'Thirty.' });
    openTranscript(at.archive, { id });
    expect(said()).toEqual(['Thirty. Every week, in his room.', 'Agreed.']);
  });

  it('of a plain text take their share of the place again', async () => {
    const of = await add('Words.txt', 'One.\n\nTwo.\n\nThree.\n\nFour.\n');
    joinLine(at.archive, { id: line(1, of).id, text: null });
    const placed = linesOf(of);
    expect(placed.map(({ text }) => text)).toEqual(['One.', 'Two. Three.', 'Four.']);
    const third = recording.durationMs / 3;
    expect(placed.map(({ startMs }) => startMs)).toEqual([0, third, 2 * third].map(Math.round));
  });
});
