import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachDocuments, takeOutDocument, tiePassage } from '../../../main/documents/index.ts';
import { exportBundle, previewBundle, verifyBundle } from '../../../main/evidence/index.ts';
import { changeMoment } from '../../../main/review/index.ts';
import type { BundleRequest, Paper } from '../../../shared/domain/index.ts';
import { spoilChunk } from '../../support/archive/index.ts';
import { makePdf } from '../../support/documents/index.ts';
import { makeCase, readTree, type TestCase } from '../../support/evidence/index.ts';
import { needs } from '../../support/programs/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const { folder, remove } = temporaryFolder();
const PLAN = makePdf([['Individualized Education Program'], ['Speech therapy 30 minutes a week.']]);
const OTHER = makePdf([['An evaluation that no exhibit names. SECRET']]);
let kase: TestCase;
let plan: Paper;
let bundle: string;
const choice = (fields: Partial<BundleRequest> = {}): BundleRequest => ({
  meetingId: kase.meeting.id,
  disputedOnly: false,
  momentIds: null,
  papers: true,
  zip: false,
  ...fields,
});
const made = async (name: string, fields: Partial<BundleRequest> = {}) =>
  (await exportBundle(kase.archive, kase.ffmpeg, choice(fields), join(folder, name))).place;

async function attach(name: string, bytes: Buffer): Promise<Paper> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const about = { kind: 'iep', date: '2026-10-25', title: name } as const;
  const [result] = await attachDocuments(kase.archive, { files: [{ fileId: name, path, name }], about });
  if (result?.outcome !== 'attached') throw new Error(JSON.stringify(result));
  return result.document;
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  kase = await makeCase(folder);
  plan = await attach('Plan.pdf', PLAN);
  await attach('Evaluation.pdf', OTHER);
  const said = kase.moments.find((moment) => !moment.private);
  if (said === undefined) throw new Error('no moment');
  await tiePassage(kase.archive, { documentId: plan.id, page: 2, startAt: 0, endAt: 33, momentId: said.id });
  changeMoment(kase.archive, {
    id: said.id,
    change: { inIep: 'different', iepDocumentId: plan.id, iepPage: 2 },
  });
  bundle = await made('out');
});
afterAll(async () => {
  await kase.archive.close();
  remove();
});

it('holds the paper that an exhibit names, byte for byte, and no other', () => {
  expect(readdirSync(join(bundle, 'data/07_documents')).sort()).toEqual([
    '2026-10-25_D01_iep.pdf',
    'documents.csv',
    'documents.html',
    'passages.csv',
    'passages.html',
  ]);
  expect(readFileSync(join(bundle, 'data/07_documents/2026-10-25_D01_iep.pdf'))).toEqual(PLAN);
  for (const [path, bytes] of readTree(bundle)) expect(bytes.includes('Evaluation'), path).toBe(false);
  expect(readFileSync(join(bundle, 'data/07_documents/passages.csv'), 'utf8')).toContain(
    'Speech therapy 30 minutes a week.',
  );
});

it('a damaged paper ends the bundle by its name; without papers it is made', async () => {
  const mend = spoilChunk(kase.archive.folder, kase.archive.index.documents.blobOf(plan.id) ?? '', 'first');
  await expect(made('damaged')).rejects.toMatchObject({
    code: 'bundle-file-damaged',
    message: expect.stringMatching(/^The document D01 is damaged.*, or make the bundle without papers\.$/),
  });
  const without = await made('damaged', { papers: false });
  expect((await verifyBundle(without)).ok).toBe(true);
  mend();
});

it('verifies, and the log in it says when the paper was received and with which hash', async () => {
  expect((await verifyBundle(bundle)).findings).toEqual([]);
  const log: { subject: string | null; event: string; facts: { sha256?: string } | null }[] = JSON.parse(
    readFileSync(join(bundle, 'data/09_custody/custody-log.json'), 'utf8'),
  );
  const added = log.filter(({ event }) => event === 'document-added');
  expect(added).toHaveLength(2);
  expect(added.map(({ facts }) => facts?.sha256 ?? null)).toEqual([plan.sha256, null]);
});

needs('sha256sum').it('is in the list that other programs check', () => {
  const check = ['-c', '--quiet', 'manifest-sha256.txt'];
  expect(execFileSync('sha256sum', check, { cwd: bundle, encoding: 'utf8' })).toBe('');
  expect(readFileSync(join(bundle, 'manifest-sha256.txt'), 'utf8')).toContain(plan.sha256);
});

it('is what the preview said, also without papers and as a ZIP', async () => {
  const preview = previewBundle(kase.archive, choice());
  expect(preview.papers.map(({ id }) => id)).toEqual([plan.id]);
  expect(previewBundle(kase.archive, choice({ papers: false })).papers).toEqual([]);
  const bare = await made('bare', { papers: false });
  expect(readdirSync(join(bare, 'data'))).not.toContain('07_documents');
  expect((await verifyBundle(bare)).ok).toBe(true);
  expect((await verifyBundle(await made('zip', { zip: true }))).ok).toBe(true);
});

it('never opens a paper that was taken out, and says why it stayed', async () => {
  takeOutDocument(kase.archive, { id: plan.id });
  const preview = previewBundle(kase.archive, choice());
  expect(preview.papers).toEqual([]);
  expect(preview.leftOut).toContainEqual(
    expect.objectContaining({ what: 'paper', code: 'D01', text: 'Plan.pdf', why: 'taken-out' }),
  );
  expect((await verifyBundle(await made('after'))).ok).toBe(true);
  rmSync(join(folder, 'after'), { recursive: true });
});
