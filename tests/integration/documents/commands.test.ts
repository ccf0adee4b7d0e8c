import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, errorOf, keptword, makeDesk, rowsOf } from '../../support/cli/index.ts';
import { makeLockedPdf, makePdf } from '../../support/documents/index.ts';

let desk: Desk;
const plan = makePdf([['Speech therapy 30 minutes a week.'], 'scan']);

beforeAll(async () => {
  desk = await makeDesk();
  writeFileSync(desk.at('plan.pdf'), plan);
  writeFileSync(desk.at('song.mp3'), 'ID3');
  writeFileSync(desk.at('locked.pdf'), makeLockedPdf('Evaluation', { user: 'maple', owner: 'district' }));
  writeFileSync(desk.at('password.txt'), 'maple\n');
});
afterAll(() => desk.clear());

it('attaches, lists and writes out documents; a bad file fails alone', async () => {
  const attached = await desk.run(
    ...(['attach', desk.at('plan.pdf'), desk.at('song.mp3'), desk.at('locked.pdf')] as const),
    ...['--kind', 'draft', '--date', '2026-10-01', '--status', 'draft-given', '--from', 'District 12'],
  );
  expect(attached.code).toBe(1);
  expect(attached.json()).toMatchObject({
    failed: 2,
    files: [
      { code: 'D01', outcome: 'attached', document: { kind: 'draft', pages: 2, status: 'draft-given' } },
      { outcome: 'failed', error: { code: 'not-a-document' } },
      { outcome: 'failed', error: { code: 'document-needs-password' } },
    ],
  });
  const listed = await desk.run('list', 'documents');
  expect(rowsOf(listed)).toMatchObject([
    { code: 'D01', title: 'plan', pagesWithoutText: 1, sender: 'District 12' },
  ]);
  const out = join(desk.folder, 'copy.pdf');
  const written = await desk.run('document', 'D01', '--out', out);
  expect(written.json()).toMatchObject({ sha256: createHash('sha256').update(plan).digest('hex') });
  const opened = await desk.run(
    ...(['attach', desk.at('locked.pdf'), '--kind', 'evaluation'] as const),
    ...['--password-file', desk.at('password.txt')],
  );
  expect(opened.json()).toMatchObject({ files: [{ outcome: 'attached', document: { pages: 1 } }] });
  expect(readFileSync(out)).toEqual(plan);
  expect(errorOf(await desk.run('document', 'D01', '--out', out)).code).toBe('export-target-exists');
}, 60_000);

it('refuses what cannot be meant', async () => {
  const nobody = await desk.run('attach', desk.at('plan.pdf'), '--kind', 'iep', '--student', 'X.Y.');
  expect(errorOf(nobody).code).toBe('not-found');
  const titled = await keptword(['attach', desk.archive, 'a', 'b', '--kind', 'iep', '--title', 'One']);
  expect(titled.code).toBe(2);
}, 60_000);
