import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { KeptwordApi } from '../shared/contract/index.ts';
import type { Keptword } from '../tests/support/app/index.ts';
import { makeLockedPdf, makePdf, makeWordOf } from '../tests/support/documents/index.ts';
import { toMeeting } from './sound-screens.ts';

type InPage = { keptword: KeptwordApi };
type Photograph = (page: Page, name: string) => Promise<void>;

const HEAD = ['INDIVIDUALIZED EDUCATION PROGRAM', 'Student: J.R.', null, 'Services'];
const GOAL = 'By June 2027, J.R. will use four-word sentences in 8 of 10 tries.';
const DRAFT = makePdf([
  [
    ...HEAD,
    'Speech therapy\t60 minutes a week\tSmall group',
    'Bus with an aide\tEvery day\tBoth ways',
    null,
    GOAL,
  ],
  'scan',
]);
const FINAL = makePdf([[...HEAD, 'Speech therapy\t30 minutes a week\tSmall group', null, GOAL]]);

/** A draft in Word with its changes, and a report that is locked, as schools send them by mail. */
async function sentFiles(): Promise<Record<string, Buffer>> {
  const by = 'w:author="D. Lee" w:date="2026-03-02T09:00:00Z"';
  const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`;
  const body = `<w:p>${run('Speech therapy ')}<w:del w:id="1" ${by}>${run('60', 'delText')}</w:del><w:ins w:id="2" ${by}>${run('30')}</w:ins>${run(' minutes a week in a small group.')}</w:p>`;
  return {
    'Draft in Word.docx': await makeWordOf(body),
    'Evaluation.pdf': makeLockedPdf('Report', { user: 'maple', owner: 'school' }),
  };
}

/** The papers' own screens: the list, one document as it looks and as words, and two versions compared. */
export async function paperScreens(app: Keptword, folder: string, photograph: Photograph): Promise<void> {
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const files = { 'Draft IEP.pdf': DRAFT, 'Final IEP.pdf': FINAL };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  await page.getByRole('navigation').getByText('Goals', { exact: true }).click();
  await page.getByRole('tab', { name: 'Documents' }).click();
  await button('Add papers').click();
  await app.answerDialog(Object.keys(files).map((name) => join(folder, name)));
  await button('Choose files').click();
  await button(/What is it/).click();
  await page.getByRole('option', { name: 'IEP' }).click();
  await button('Add 2 files').click();
  await page.getByRole('list', { name: 'What became of each file' }).waitFor();
  await button('Close').last().click();
  await photograph(page, 'documents');
  await button(/^Draft IEP/).click();
  await page.locator('.pdf-words span').first().waitFor();
  await photograph(page, 'document');
  await button('Show only the words').click();
  await photograph(page, 'document-words');
  await button('Back').click();
  await button('Compare two').click();
  await heading('Compare two papers');
  await page.getByRole('list', { name: 'Changes' }).waitFor();
  await photograph(page, 'compare');
  await button('Back').click();
  const sent = await sentFiles();
  for (const [name, bytes] of Object.entries(sent)) writeFileSync(join(folder, name), bytes);
  await button('Add papers').click();
  await app.answerDialog(Object.keys(sent).map((name) => join(folder, name)));
  await button('Choose files').click();
  await button(/What is it/).click();
  await page.getByRole('option', { name: 'Other paper' }).click();
  await button('Add 2 files').click();
  await page.getByLabel(/Password of Evaluation/).waitFor();
  await photograph(page, 'document-locked');
  await button('Close').last().click();
  await button(/^Draft in Word/).click();
  await button(/^Show 2 changes/).click();
  await page.getByRole('list', { name: 'Changes and comments' }).waitFor();
  await photograph(page, 'document-changes');
}

/** What goes into a bundle beside its moments: the plan that one of them names, and a transcript that is certified. */
export async function chooseScreens(app: Keptword, folder: string, photograph: Photograph): Promise<void> {
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const certified = join(folder, 'Certified transcript.vtt');
  writeFileSync(
    certified,
    'WEBVTT\n\n00:38.000 --> 00:44.000\nWe can do that. Sixty minutes of speech therapy a week.\n',
  );
  await app.answerDialog([certified]);
  await page.evaluate(async () => {
    const { documents, meetings, recordings, review, transcripts } = (window as unknown as InPage).keptword;
    const meeting = (await meetings.list({ limit: 10 })).find((one) => one.title === 'Annual IEP meeting');
    const [recording] = await recordings.list({ meetingId: meeting?.id ?? '' });
    const plan = (await documents.list({})).find((one) => one.title.startsWith('Final IEP'));
    if (!recording || !plan) throw new Error('the demo has no recording, or the plan was not attached');
    const text = (await documents.text({ id: plan.id }))[0]?.text ?? '';
    const startAt = text.indexOf('Speech therapy');
    const moments = await review.moments({ recordingId: recording.id });
    const promise = moments.find((one) => one.text.startsWith('60 minutes'));
    await documents.tie({
      documentId: plan.id,
      page: 1,
      startAt,
      endAt: text.indexOf('week', startAt) + 'week'.length,
      momentId: promise?.id ?? '',
    });
    const file = await transcripts.pick();
    await transcripts.import({
      recordingId: recording.id,
      fileId: file?.fileId ?? '',
      kind: 'certified',
      certifiedBy: 'A sworn court reporter',
      certifiedOn: '2026-11-02',
      language: 'en',
      firstLineMs: null,
    });
  });
  await toMeeting(page, folder, /^Annual IEP meeting/);
  await button('Listen and mark').click();
  await page.getByRole('tab', { name: 'Moments' }).click();
  await button(/60 minutes of speech/).click();
  await page.getByRole('tab', { name: 'Paper' }).click();
  await page.locator('.paper-choice').getByRole('button').click();
  await page.getByRole('option', { name: /Final IEP/ }).click();
  await button('Words of this moment: page 1').waitFor();
  await photograph(page, 'review-paper');
  await page.getByRole('tab', { name: 'Moments' }).click();
  await button(/^Meeting of/).click();
  await button('Make a bundle').click();
  await page.getByRole('list', { name: 'Papers and transcripts in the bundle' }).scrollIntoViewIfNeeded();
  await photograph(page, 'evidence-papers');
  await button(/^Make the bundle with/).scrollIntoViewIfNeeded();
  await photograph(page, 'evidence-make');
  await app.answerDialog([folder]);
  await button(/^Make the bundle with/).click();
  await button('Show it').waitFor();
  await photograph(page, 'evidence-made');
}
