import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import {
  importInto,
  type Keptword,
  launchKeptword,
  makeArchive,
  PASSPHRASE,
  SAMPLE,
} from '../support/app/index.ts';

/** The review beyond play and mark: how the meeting went, its guides, and a note that is spoken. */
test.describe.configure({ mode: 'serial' });

const MICROPHONE = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
let root: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-review-'));
  app = await launchKeptword({ profile: join(root, 'profile'), chromium: MICROPHONE });
  page = app.page;
  await makeArchive(app, root);
  await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await toReview();
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const form = () => page.getByRole('region', { name: 'The chosen moment' });
const tab = (name: string) => page.getByRole('tab', { name });

async function toReview(): Promise<void> {
  await button('Meetings').first().click();
  await button(/^Annual IEP meeting/).click();
  await button('Listen and mark').click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
}

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
}

test('while it plays, two keystrokes say how the meeting went; the paper has its own questions', async () => {
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(button(/^Pause/)).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem')).toHaveCount(8);
  await expectAccessible();
  await page.keyboard.press('6');
  await expect(form().getByRole('textbox', { name: /^What was said/ })).toHaveValue('I was asked to sign: ');
  // The sound went on, and the space bar is still the player's.
  await expect(button(/^Pause/)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  await form().getByRole('textbox', { name: 'What were you asked to sign?' }).fill('The attendance sheet');
  await form().getByText('No', { exact: true }).first().click();
  await form()
    .getByRole('button', { name: /What did they say your name means/ })
    .click();
  await page.getByRole('option', { name: 'Only that I was there' }).click();
  await button('Earlier versions').click();
  const versions = form().getByRole('list', { name: 'Earlier versions' });
  await expect(versions).toContainText('The attendance sheet · No · Only that I was there');
  await expectAccessible();
});

test('in a small window three moments are in sight together with the sound and the marks', async () => {
  await page.setViewportSize({ width: 900, height: 600 });
  for (const key of ['a', 'p']) await page.keyboard.press(key);
  const rows = page.getByRole('list', { name: 'Moments, by time' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await page.evaluate(() => scrollTo(0, 0));
  for (const part of [
    page.locator('.wave-box'),
    button(/^Starts here/),
    button(/^Disputed/),
    ...(await rows.all()),
  ])
    await expect(part).toBeInViewport({ ratio: 1 });
  await expectAccessible();
  await button(/^All \(3\)/).click();
  await page.getByRole('option', { name: 'Promises (1)' }).click();
  await expect(rows).toHaveCount(1);
  await button(/^Promises \(1\)/).click();
  await page.getByRole('option', { name: 'All (3)' }).click();
  await button(/I was asked to sign/).click();
});

test('every guide holds at 200 % in a small window, and is clean to a screen reader', async () => {
  await page.setViewportSize({ width: 900, height: 600 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '36px';
  });
  for (const name of ['Who spoke', 'Parts', 'Paper', 'Moments']) {
    // What is looked for is in sight: nothing of the player stays above it, so nothing is kept free for it.
    await tab(name).evaluate((one) => one.scrollIntoView({ block: 'center' }));
    await expect(tab(name)).toBeInViewport();
    await tab(name).click();
    await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(wide, name).toBeLessThanOrEqual(0);
    await expectAccessible();
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('a note is spoken; a lock in the middle keeps it; it is heard, taken out and brought back', async () => {
  await button('Speak a note').click();
  await expect(form().getByText('Listening to you')).toBeVisible();
  await expect(form().getByText('0:00:01', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+l');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  // Who was listening is back at the sound.
  await page.getByRole('slider', { name: 'Place in the sound' }).waitFor();
  await button(/I was asked to sign/).click();
  const notes = form().getByRole('list', { name: 'Voice notes about this moment' });
  await expect(notes.getByRole('listitem')).toHaveCount(1);
  await expect(notes).toContainText('Only you');
  await expect(notes).not.toContainText('The program ended');

  await notes.getByRole('button', { name: /^Play the voice note/ }).click();
  await expect(notes.getByRole('button', { name: /^Stop the voice note/ })).toBeVisible();
  await expect(notes.getByRole('button', { name: /^Play the voice note/ })).toBeVisible();
  await expectAccessible();
  await notes.getByRole('button', { name: /^Take out the voice note/ }).click();
  await expect(notes).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(notes.getByRole('listitem')).toHaveCount(1);
  expect(app.outside()).toEqual([]);
});
