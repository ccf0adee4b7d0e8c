import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import {
  importInto,
  type Keptword,
  launchKeptword,
  makeArchive,
  PASSPHRASE,
  SAMPLE,
} from '../support/app/index.ts';

/** A transcript from Zoom, checked by ear with one key, typed over until the computer dies, and handed out. */
test.describe.configure({ mode: 'serial' });

const VTT = `WEBVTT

00:00:00.000 --> 00:00:04.000
<v Speaker 1>Thank you all for coming.

00:00:04.000 --> 00:00:09.000
<v Speaker 2>We can write sixty minutes of speech.

00:00:09.000 --> 00:00:12.000
<v Speaker 1>Every week.
`;

let root: string;
let app: Keptword;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-transcript-'));
  writeFileSync(join(root, 'Zoom.vtt'), VTT);
  app = await launchKeptword({ profile: join(root, 'profile') });
  await makeArchive(app, root);
  await importInto(app, 'Annual IEP meeting', [SAMPLE]);
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp) => app.page.getByRole('button', { name });
const lines = () => app.page.getByRole('list', { name: 'Lines of the transcript' });
const line = (words: string | RegExp) => lines().getByRole('button', { name: words });
const words = () => app.page.getByRole('textbox', { name: 'Words of this line' });

async function toTranscript(): Promise<void> {
  await button('Meetings').first().click();
  await button(/^Annual IEP meeting/).click();
  await button('Listen and mark').click();
  await app.page.getByRole('tab', { name: 'Transcript' }).click();
}

test('a file becomes lines, which are a draft until somebody listened', async () => {
  const { page } = app;
  await toTranscript();
  await button('Add a file').click();
  await app.answerDialog([join(root, 'Zoom.vtt')]);
  await button('Choose a file').click();
  await expect(page.getByText('Zoom.vtt')).toBeVisible();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Draft. 0 of 3 lines were checked by ear.')).toBeVisible();

  await line(/Thank you all/).click();
  await expect(button(/^Pause/)).toBeVisible();
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: /Your name/ }).fill('Maria Lopez');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Checked by Maria Lopez')).toBeVisible();
  await expect(line(/sixty minutes/)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy as a quote' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  await line(/Thank you all/).focus();
  await page.keyboard.press('ArrowDown');
  await expect(line(/sixty minutes/)).toBeFocused();
  const axe = await new AxeBuilder({ page }).include('.transcript').analyze();
  expect(axe.violations).toEqual([]);
});

test('what is typed survives the end of the computer', async () => {
  const { page } = app;
  await page.keyboard.press('e');
  await words().pressSequentially(' In a group.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(page.getByText('Kept safe')).toBeVisible();
  await app.kill();

  app = await launchKeptword({ profile: join(root, 'profile') });
  await button(/^Ours/).click();
  await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await toTranscript();
  await expect(line(/sixty minutes of speech. In a group./)).toBeVisible();
  await expect(app.page.getByText('Draft. 1 of 3 lines were checked by ear.')).toBeVisible();
});

test('a page of its own to type on, and a file that says DRAFT', async () => {
  const { page } = app;
  await button('Full page').click();
  await page.getByRole('heading', { level: 1, name: 'Transcript' }).waitFor();
  await line(/Every week/).click();
  await page.keyboard.press('e');
  await words().fill('Each and every week.');
  await page.keyboard.press('Control+Enter');
  await expect(line(/Each and every week/)).toBeFocused();

  // Split at the cursor, and joined again from the first part.
  await page.keyboard.press('e');
  await words().evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(8, 8));
  await page.keyboard.press('Alt+Enter');
  await expect(words()).toHaveValue('every week.');
  await page.keyboard.press('Control+Enter');
  await line(/Each and/).click();
  await page.keyboard.press('e');
  await page.keyboard.press('Alt+j');
  await expect(words()).toHaveValue('Each and every week.');
  await page.keyboard.press('Control+Enter');
  await expect(line(/Each and every week/)).toBeFocused();

  const out = join(root, 'out.txt');
  await app.answerDialog([out]);
  await button('File').click();
  await page.getByRole('menuitem', { name: 'Save as text (TXT)' }).click();
  await expect(page.getByText(/^The file was saved/)).toBeVisible();
  const text = readFileSync(out, 'utf8');
  expect(text).toContain('DRAFT: 2 of 3 lines were not checked by ear.');
  expect(text).toContain('[0:00:00] Speaker 1: Thank you all for coming.');
  expect(text).toContain('[0:00:09] [DRAFT] Speaker 1: Each and every week.');
});
