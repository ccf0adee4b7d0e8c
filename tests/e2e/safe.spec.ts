import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { importInto, type Keptword, launchKeptword, PASSPHRASE, SAMPLE } from '../support/app/index.ts';

/** The ways in and out: a setup cut off in the middle, a new passphrase, the 24 words, the lock that comes by itself. */
test.describe.configure({ mode: 'serial' });

const CHANGED = 'copper lantern nine goats';
const RECOVERED = 'velvet anchor two plums';

let root: string;
let app: Keptword;
let page: Page;
let words: string[];

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-safe-'));
  await start();
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

async function start(): Promise<void> {
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

async function type(passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

async function toSafety(): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('tab', { name: 'Safety' }).click();
}

test('an archive whose setup was cut off asks for the drill again, and takes no wrong word', async () => {
  await button(/Make a new archive/).click();
  await page.getByRole('textbox', { name: /Name of the archive/ }).fill('Ours');
  await app.answerDialog([root]);
  await button('Choose the place').click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same once more').fill(`${PASSPHRASE}s`);
  await button('Make the archive').click();
  await expect(page.getByText('The two are not the same. Show them and compare.')).toBeVisible();
  await page.getByLabel('The same once more').fill(PASSPHRASE);
  await button('Make the archive').click();
  await heading('Your 24 recovery words');
  await app.kill();

  await start();
  await button(/^Ours/).click();
  await type(PASSPHRASE);
  await heading('Your 24 recovery words');
  words = (await page.locator('.recovery-words li').allInnerTexts()).map((one) => one.replace(/^\d+\s*/, ''));
  await button('I have the words').click();
  const fields = await page.getByRole('textbox', { name: /^Word \d+/ }).all();
  for (const field of fields) await field.fill('walnut');
  await button('Check and open').click();
  await expect(page.getByText(/These do not match yet/)).toBeVisible();
  for (const field of fields) {
    const label = await field.evaluate((one) => (one as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await button('Check and open').click();
  await heading('Home');
});

test('a new passphrase: the old one no longer opens', async () => {
  await toSafety();
  await button('Change the passphrase').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('The passphrase now').fill(PASSPHRASE);
  await dialog.getByLabel('The new passphrase').fill(CHANGED);
  await dialog.getByLabel('The same once more').fill(CHANGED);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The passphrase is changed.').first()).toBeVisible();
  await page.keyboard.press('Control+l');
  await heading(/^Open/);
  await type(PASSPHRASE);
  await expect(page.getByText('That passphrase does not fit.').first()).toBeVisible();
  await type(CHANGED);
  await heading('Home');
});

test('a lost passphrase: the 24 words open it and set another', async () => {
  await page.keyboard.press('Control+l');
  await button('I forgot my passphrase').click();
  const field = page.getByRole('textbox', { name: /The 24 words/ });
  const wrong = words.with(4, words[4] === 'zebra' ? 'zoo' : 'zebra');
  await field.fill(wrong.join(' '));
  await page.getByLabel('A new passphrase').fill(RECOVERED);
  await button('Open').click();
  await expect(page.getByText('These words do not fit this archive.').first()).toBeVisible();
  // As it is typed from a sheet: numbers, commas, capitals, new lines.
  await field.fill(words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join(',\n'));
  await button('Open').click();
  await heading('Home');
  // What stands in a form when it is locked waits in that form.
  await button('Meetings').click();
  await button('Add a meeting').first().click();
  const title = page.getByRole('textbox', { name: /^Name/ });
  await title.fill('The talk in spring');
  await page.keyboard.press('Control+l');
  await type(RECOVERED);
  await heading('Home');
  await page.getByRole('button', { name: /^The talk in spring/ }).click();
  await button('Add a meeting').first().click();
  await expect(title).toHaveValue('The talk in spring');
  await expect(page.getByText(/You had begun to write this/)).toBeVisible();
  await button('Cancel').click();
  await button('Home').click();
  await heading('Home');
  await expect(page.getByText('The talk in spring')).toHaveCount(0);
});

test('everything is checked, and Home says so', async () => {
  await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await toSafety();
  await button('Check now').click();
  await expect(page.getByText('Your recording is whole and unchanged.').first()).toBeVisible();
  await page.getByRole('tab', { name: 'What was done' }).click();
  await expect(page.getByText('Everything was checked').first()).toBeVisible();
  await expect(page.getByText('The archive was opened with the recovery words').first()).toBeVisible();
});

test('it asks before it locks by itself, and locks when nobody answers', async () => {
  await page.getByRole('tab', { name: 'Safety' }).click();
  await button(/Lock by itself after/).click();
  await page.getByRole('option', { name: '1 minute' }).click();
  // Time is set forward in main, so main must have heard of the minute.
  const inMain = () =>
    page.evaluate(() => (window as unknown as { keptword: KeptwordApi }).keptword.app.settings());
  await expect.poll(inMain).toMatchObject({ autoLockMinutes: 1 });
  const asks = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  const isAsked = async () => {
    await app.letPass(31_000);
    await expect(asks).toContainText('Are you still here?');
  };
  await isAsked();
  await asks.getByRole('button', { name: 'Lock now' }).click();
  await heading(/^Open/);
  await type(RECOVERED);
  await heading('Home');
  await isAsked();
  await asks.getByRole('button', { name: 'I am here' }).click();
  await expect(asks).toBeHidden();
  // Main answers in order: with this it has heard that somebody is here.
  await page.evaluate(() => (window as unknown as { keptword: KeptwordApi }).keptword.app.touch());
  await isAsked();
  await app.letPass(30_000);
  await heading(/^Open/);
  await type(RECOVERED);
  await heading('Home');
});

test('language, colours and text size count at once and the next time', async () => {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('tab', { name: 'Look' }).click();
  for (const choice of ['Dark', '150%', 'Español']) await page.getByText(choice, { exact: true }).click();
  await heading('Ajustes');
  const look = () =>
    page.evaluate(() => {
      const { lang, dataset, style } = document.documentElement;
      return [lang, dataset.theme, style.getPropertyValue('--text-scale')];
    });
  expect(await look()).toEqual(['es', 'dark', '1.5']);
  await app.close();
  await start();
  await button(/^Ours/).waitFor();
  await expect.poll(look).toEqual(['es', 'dark', '1.5']);
});
