import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportBundle, previewBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { checkLines, importTranscript } from '../../../main/transcripts/index.ts';
import type { Transcript } from '../../../shared/domain/index.ts';
import { makeCase, readTree, type TestCase } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const { folder, remove } = temporaryFolder();
const vtt = (words: string) =>
  `WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Speaker 1>${words}\n\n00:00:03.000 --> 00:00:05.000\n<v Speaker 2>Yes.\n`;
const CERTIFIED = vtt('Certified words.');
let kase: TestCase;
const choice = () => ({
  meetingId: kase.meeting.id,
  disputedOnly: false,
  momentIds: null,
  papers: true,
  zip: false,
});

async function put(name: string, text: string, about = {}): Promise<Transcript> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const of = { recordingId: kase.recording.id, ...about };
  return (await importTranscript(kase.archive, { path, name }, of)).transcript;
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  kase = await makeCase(folder);
  await put('draft.vtt', vtt('DRAFTWORDS of a machine.'));
  const checked = await put('checked.vtt', vtt('Checked words.'));
  const lines = kase.archive.index.transcriptLines.ofTranscript(checked.id);
  checkLines(kase.archive, { lineIds: lines.map(({ id }) => id), by: 'Rosa' });
  const certified = { kind: 'certified', certifiedBy: 'Notary N.', certifiedOn: '2026-11-02' };
  await put('certified.vtt', CERTIFIED, certified);
});
afterAll(async () => {
  await kase.archive.close();
  remove();
});

it('the bundle holds what was checked to its end and what is certified, and no word of a draft', async () => {
  const preview = previewBundle(kase.archive, choice());
  expect(preview.transcripts.map(({ transcript }) => transcript.title)).toEqual(['checked', 'certified']);
  const { place } = await exportBundle(kase.archive, kase.ffmpeg, choice(), join(folder, 'out'));
  expect(readdirSync(join(place, 'data/04_transcripts')).sort()).toEqual([
    'R01_T1_checked.txt',
    'R01_T1_checked.vtt',
    'R01_T2_certified.txt',
    'R01_T2_certified.vtt',
    'R01_T2_certified_as-received.vtt',
    'transcripts.csv',
    'transcripts.html',
  ]);
  const text = (name: string) => readFileSync(join(place, 'data/04_transcripts', name), 'utf8');
  expect(text('R01_T1_checked.txt')).toContain('CHECKED: every line was checked by ear.');
  expect(text('R01_T2_certified_as-received.vtt')).toBe(CERTIFIED);
  expect(text('R01_T2_certified.txt')).toContain('CERTIFIED by Notary N. on 2026-11-02.');
  for (const [path, bytes] of readTree(place)) expect(bytes.includes('DRAFTWORDS'), path).toBe(false);
  expect((await verifyBundle(place)).findings).toEqual([]);
});

it('a transcript that was changed or added is found, also when the lists are written anew', async () => {
  const { place } = await exportBundle(kase.archive, kase.ffmpeg, choice(), join(folder, 'changed'));
  const path = 'data/04_transcripts/R01_T1_checked.txt';
  const right = readFileSync(join(place, path), 'utf8');
  writeFileSync(join(place, path), right.replace('Checked', 'Chucked'));
  writeFileSync(join(place, 'data/04_transcripts/R01_T9_checked.txt'), 'Mine.');
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const list = [...readTree(place)]
    .filter(([file]) => file.startsWith('data/'))
    .map(([file, bytes]) => `${sha256(bytes)}  ${file}\n`);
  writeFileSync(join(place, 'manifest-sha256.txt'), list.join(''));
  const found = (await verifyBundle(place)).findings.map(({ file, problem }) => `${file}: ${problem}`);
  expect(found).toContain(`${path}: Its SHA-256 is not the one in bundle.json.`);
  expect(found).toContain('data/04_transcripts/R01_T9_checked.txt: bundle.json does not name this file.');
});
