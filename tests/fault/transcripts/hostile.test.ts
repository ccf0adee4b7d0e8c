import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importTranscript, listTranscripts } from '../../../main/transcripts/index.ts';
import { TRANSCRIPT_LIMITS } from '../../../main/transcripts/read-apart.ts';
import type { Recording } from '../../../shared/domain/index.ts';
import { newArchive, sealedRecording, someMeeting, type TestArchive } from '../../support/archive/index.ts';
import { zipped } from '../../support/documents/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

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

const word = (body: string) =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });

/** How it ended, and how often main answered meanwhile. */
async function taken(name: string, bytes: Buffer, limits: Partial<typeof TRANSCRIPT_LIMITS> = {}) {
  const path = join(files.folder, name);
  writeFileSync(path, bytes);
  let answers = 0;
  const asking = setInterval(() => {
    answers += listTranscripts(at.archive, { recordingId: recording.id }).length === 0 ? 1 : 0;
  }, 10);
  const blobs = allFiles();
  try {
    const outcome = await importTranscript(
      at.archive,
      { path, name },
      { recordingId: recording.id },
      { limits: { ...TRANSCRIPT_LIMITS, ...limits } },
    ).then(
      ({ lines }) => ({ lines }),
      ({ code, message, details }) => ({ code, message, details }),
    );
    return { outcome, answers, isUntouched: allFiles() === blobs };
  } finally {
    clearInterval(asking);
  }
}
const allFiles = () => readdirSync(at.archive.folder, { recursive: true }).length;
const refusal = (details: RegExp) => ({
  code: 'transcript-unreadable',
  message: expect.stringContaining('Nothing was added.'),
  details: expect.stringMatching(details),
});

describe('a transcript that is made to do harm', () => {
  it('unpacks to far more than it is: refused, and nothing is kept', async () => {
    const { outcome, isUntouched } = await taken('bomb.docx', await word(' '.repeat(200_000_000)));
    expect(outcome).toEqual(refusal(/unpacks to too much/));
    expect(isUntouched).toBe(true);
  }, 60_000);

  it('takes too long: it is ended, and main answers all the while', async () => {
    const rows = '<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(450_000);
    const { outcome, answers, isUntouched } = await taken('slow.docx', await word(rows), { stepMs: 700 });
    expect(outcome).toEqual(refusal(/took too long/));
    expect(answers).toBeGreaterThan(10);
    expect(isUntouched).toBe(true);
  }, 60_000);

  it('takes too much memory: it is ended, and the program goes on', async () => {
    const rows = Buffer.from('a\n'.repeat(6_000_000));
    const { outcome, answers, isUntouched } = await taken('rows.txt', rows, { growthMb: 40 });
    expect(outcome).toEqual(refusal(/took too much memory/));
    expect(answers).toBeGreaterThan(3);
    expect(isUntouched).toBe(true);
  }, 60_000);

  it.each([
    ['lists in lists', `${'['.repeat(10_000_000)}${']'.repeat(10_000_000)}`],
    ['things in things', `${'{"segments":'.repeat(2_000_000)}1${'}'.repeat(2_000_000)}`],
    ['lists that never end', '[{"text":['.repeat(2_000_000)],
    ['more values than a transcript has', `[${'1,'.repeat(2_600_000)}1]`],
    ['brackets in words, and no end', `{"text":"${'[\\"{'.repeat(1_000_000)}`],
  ])(
    'is JSON of %s: refused in words, never a crash',
    async (_what, text) => {
      const { outcome, isUntouched } = await taken('deep.json', Buffer.from(text));
      expect(outcome).toMatchObject({
        code: 'transcript-unreadable',
        message: expect.stringContaining('Nothing was added.'),
      });
      expect(isUntouched).toBe(true);
    },
    60_000,
  );

  it('is read when it is honest, however many came before', async () => {
    await taken('bomb.docx', Buffer.from('PK\u0003\u0004 nothing'));
    const honest = JSON.stringify({ segments: [{ start: 0, end: 2, text: 'Thirty minutes.' }] });
    expect((await taken('Whisper.json', Buffer.from(honest))).outcome).toEqual({ lines: 1 });
  });
});
