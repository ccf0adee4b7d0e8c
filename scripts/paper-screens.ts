import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Keptword } from '../tests/support/app/index.ts';
import { makePdf } from '../tests/support/documents/index.ts';

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
}
