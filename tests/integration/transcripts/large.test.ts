import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPerson } from '../../../main/meetings/index.ts';
import { undo } from '../../../main/review/index.ts';
import {
  checkLines,
  importTranscript,
  momentOfLines,
  quote,
  renameLabel,
} from '../../../main/transcripts/index.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';
import { wordFile } from './word-file.ts';

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

const add = (name: string, bytes: string | Buffer) => {
  const path = join(files.folder, name);
  writeFileSync(path, bytes);
  return importTranscript(at.archive, { path, name }, { recordingId: recording.id });
};
const linesOf = (id: string) => at.archive.index.transcriptLines.ofTranscript(id);
const last = () => at.archive.custody.entries().at(-1);

describe('a file that is made to do harm', () => {
  it('is refused before it fills the memory: a Word file whose words unpack without end', async () => {
    const bomb = await wordFile(['x'.repeat(17 * 1024 * 1024)]);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(add('bomb.docx', bomb)).rejects.toEqual(
      expect.objectContaining({
        code: 'transcript-unreadable',
        message: expect.stringContaining('too large'),
      }),
    );
  });

  it('is refused whole when a line of it cannot be kept', async () => {
    const long = `[00:01] ${'word'.repeat(6_000)}`;
    await expect(add('long.txt', long)).rejects.toEqual(
      expect.objectContaining({ message: expect.stringMatching(/^Line 1: This line is too long/) }),
    );
  });
});

describe('many lines at once', () => {
  it('are checked and renamed as one step each, also when they are hundreds', async () => {
    const said = Array.from(
      { length: 400 },
      (_, at) => `[00:${String(at % 60).padStart(2, '0')}] ANN LEE: Words ${at}.`,
    );
    const { transcript } = await add('long.txt', said.join('\n'));
    const ann = addPerson(at.archive, { label: 'Ann', role: 'other' });
    const lineIds = linesOf(transcript.id).map(({ id }) => id);
    checkLines(at.archive, { lineIds, by: 'Me' });
    expect(last()?.facts).toMatchObject({ checked: 400, unchecked: 0 });
    const speaker = { speakerId: ann.id, speakerLabel: null, speakerHow: null };
    renameLabel(at.archive, { transcriptId: transcript.id, label: 'ANN LEE', speaker });
    expect(
      linesOf(transcript.id).every(({ speakerId, checkedBy }) => speakerId === ann.id && checkedBy === 'Me'),
    ).toBe(true);
    undo(at.archive);
    undo(at.archive);
    expect(
      linesOf(transcript.id).every(({ speakerId, checkedBy }) => speakerId === null && checkedBy === null),
    ).toBe(true);
    expect(last()?.facts).toMatchObject({ checked: 0, unchecked: 400, because: 'undo' });
  });

  it('are quoted whole, and refused as one moment when no moment holds them', async () => {
    const said = Array.from({ length: 30 }, () => `[00:01] ${'word '.repeat(200)}`);
    const { transcript } = await add('long.txt', said.join('\n'));
    const lineIds = linesOf(transcript.id).map(({ id }) => id);
    checkLines(at.archive, { lineIds, by: 'Me' });
    expect(quote(at.archive, { lineIds }).text.length).toBeGreaterThan(29_000);
    expect(() => momentOfLines(at.archive, { lineIds })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });
});
