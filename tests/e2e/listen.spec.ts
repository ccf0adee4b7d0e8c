import { copyFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import {
  dropFiles,
  type Keptword,
  launchKeptword,
  makeArchive,
  PASSPHRASE,
  WHOLE_SAMPLE,
} from '../support/app/index.ts';

/** An evening of listening: files are dropped, played, marked and written about; then the computer dies. */
test.describe.configure({ mode: 'serial' });

type InPage = { keptword: KeptwordApi; players: Set<HTMLMediaElement> };
const SAID = 'Sixty minutes of speech, every week.';
const UNSAVED = 'She said it twice, and the district representative nodded.';

let root: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-listen-'));
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await makeArchive(app, root);
  await page.evaluate(async () => {
    const { students, goals, meetings } = (window as unknown as InPage).keptword;
    const student = await students.add({ initials: 'J.R.' });
    await goals.add({ studentId: student.id, text: 'Four-word sentences in 8 of 10 tries.' });
    await meetings.add({ title: 'Annual IEP meeting', date: '2026-10-20', studentIds: [student.id] });
  });
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const place = () => page.getByRole('slider', { name: 'Place in the sound' });
const seconds = async () => Number(await place().getAttribute('aria-valuenow'));
const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name });
const form = () => page.getByRole('region', { name: 'The chosen moment' });
/** Exact: "Play this moment" and the rows' own buttons begin with the same word. */
const playing = () => expect(button(/^Pause/)).toBeVisible();
const paused = () => expect(page.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

async function toReview(): Promise<void> {
  await button('Meetings').first().click();
  await button(/^Annual IEP meeting/).click();
  await button('Listen and mark').click();
  await paused();
}

async function unlock(): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await heading('Home');
}

test('dropped files: one goes in, its copy is known, a bad one is named, three dates are shown', async () => {
  const [copy, bad] = [join(root, 'Copy of it.opus'), join(root, 'Notes.m4a')];
  const recording = join(root, 'Phone memo.opus');
  for (const file of [recording, copy]) copyFileSync(WHOLE_SAMPLE, file);
  utimesSync(recording, new Date('2026-11-01T12:00:00Z'), new Date('2026-11-01T12:00:00Z'));
  writeFileSync(bad, 'milk, eggs');
  await button('Meetings').first().click();
  await button(/^Annual IEP meeting/).click();
  await button('Add a recording').first().click();
  await dropFiles(page, page.getByText('Drop your recordings here, or choose them.'), [recording, copy, bad]);
  await expect(page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem')).toHaveCount(3);
  await page
    .getByRole('radiogroup', { name: /said aloud/ })
    .getByText('Yes', { exact: true })
    .click();
  await button('Add 3 recordings').click();
  await expect(page.getByText('Added as R01').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Already here as R01. It was not added twice.')).toBeVisible();
  await expect(page.getByRole('heading', { name: '1 added. One file could not be added.' })).toBeVisible();
  for (const words of ['The dates do not agree.', 'November 1, 2026', 'October 20, 2026'])
    await expect(page.getByText(words).first()).toBeVisible();
  await button('Listen and mark').click();
  await paused();
});

test('marks while it plays, a span by hand, seeking in the picture, and every change of speed', async () => {
  await paused();
  await page.keyboard.press('Space');
  await playing();
  await expect.poll(seconds).toBeGreaterThan(0);
  const box = await place().boundingBox();
  if (!box) throw new Error('no picture of the sound');
  const pressed = Date.now();
  await page.mouse.click(box.x + box.width / 4, box.y + box.height / 3);
  await expect.poll(seconds).toBeGreaterThanOrEqual(28);
  // A quarter of two minutes, and what has sounded since: on a slow machine that is more.
  const at = await seconds();
  expect(at).toBeLessThan(34 + (Date.now() - pressed) / 1000);
  await playing();
  for (const [index, key] of ['a', 'n', 'p', 'u', 'd'].entries()) {
    await page.keyboard.press(key);
    await expect(page.getByText(`All (${index + 1})`, { exact: true })).toBeVisible();
  }
  await playing();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('1.25×')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await paused();

  const from = await seconds();
  await page.keyboard.press('i');
  await expect(page.getByText(/^A moment starts at/).first()).toBeVisible();
  await page.keyboard.press('l');
  await page.keyboard.press('o');
  await expect(form().getByText(/R01 · 15 s/)).toBeVisible();
  await expect.poll(seconds).toBe(from + 15);
});

test('the sound plays to its very end, and the page stays', async () => {
  const box = await place().boundingBox();
  if (!box) throw new Error('no picture of the sound');
  await page.mouse.click(box.x + box.width * 0.975, box.y + box.height / 3);
  await expect.poll(seconds).toBeGreaterThanOrEqual(116);
  await page.keyboard.press('Space');
  // It only gets there by sounding, and three seconds of Pause are gone before a busy machine looks.
  await expect.poll(seconds).toBeGreaterThanOrEqual(118);
  await paused();
});

test('a moment stops at its end, and listening goes on where it stopped', async () => {
  await form().getByText('Start and end').click();
  const [start, end] = ['Starts at', 'Ends at'].map((name) => form().getByRole('textbox', { name }));
  if (!start || !end) throw new Error('no fields for the times');
  await start.fill('0:00:20.000');
  await start.blur();
  await expect(form().getByRole('heading', { name: '0:00:20 to' })).toBeVisible();
  await end.fill('0:00:21.500');
  await end.blur();
  await expect(form().getByText('R01 · 2 s').or(form().getByText('R01 · 1 s'))).toBeVisible();
  await expect(page.locator('.player-time')).not.toContainText('0:00:2');
  await button('Play this moment', form()).click();
  // It begins at 20 and only gets to 21 by sounding; a busy machine does not see the Pause of a second and a half.
  await expect(page.locator('.player-time')).toContainText('0:00:21');
  await paused();
  await page.waitForTimeout(400);
  await expect(page.locator('.player-time')).toContainText('0:00:21');
  await button('Home').click();
  await heading('Home');
  await toReview();
  await expect(page.locator('.player-time')).toContainText('0:00:21');
});

test('a disputed moment: its words, the goal by key, kept private, taken back and made again', async () => {
  await page.getByRole('button', { name: /Disputed: Not asked yet/ }).click();
  const text = form().getByRole('textbox', { name: /^What was said/ });
  await text.fill(SAID);
  await form()
    .getByRole('textbox', { name: /What was later claimed/ })
    .fill('The plan says thirty.');
  await form()
    .getByRole('textbox', { name: /Where it stands/ })
    .fill('Final IEP, page 7');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('g');
  await expect(button(/Goal or service/, form())).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /Four-word sentences/ }).click();
  await expect(button(/Goal or service/, form())).toContainText('Four-word');
  const isPrivate = form().getByRole('checkbox', { name: /keep it private/ });
  await form().getByText('About me, keep it private').click();
  await expect(isPrivate).toBeChecked();
  await button(/^Take back/).click();
  await expect(isPrivate).not.toBeChecked();
  await button(/^Make again/).click();
  await expect(isPrivate).toBeChecked();
  await button(/^Take back/).click();
  await expect(isPrivate).not.toBeChecked();
});

test('what was typed outlives a power cut, and so does taking back', async () => {
  await form()
    .getByRole('textbox', { name: /The reason they gave/ })
    .fill(UNSAVED);
  await expect(form().getByText('Kept', { exact: true })).toBeVisible();
  await app.kill();
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await button(/^Ours/).click();
  await unlock();
  await toReview();
  await button(/^0:.*Sixty minutes/).click();
  await expect(form().getByRole('textbox', { name: /The reason they gave/ })).toHaveValue(UNSAVED);
  // The last change before the power cut was the private tick, taken back.
  await button(/^Make again/).click();
  await expect(form().getByRole('checkbox', { name: /keep it private/ })).toBeChecked();
  await button(/^Take back/).click();
  await expect(form().getByRole('checkbox', { name: /keep it private/ })).not.toBeChecked();
});

test('a goal’s thread and a search hit are heard at once; the lock ends the sound', async () => {
  await button('Goals').first().click();
  await button(/^Four-word sentences/).click();
  await button(`Listen to: ${SAID}`).click();
  await expect(button(`Pause: ${SAID}`)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(button(/^Go on/)).toBeVisible();
  // Where the moment begins, in seconds, as its row says.
  const row = await button(/^Sixty minutes of speech.*R01 0:\d\d:\d\d/).textContent();
  const [, minutes, rest] = /R01 0:(\d\d):(\d\d)/.exec(row ?? '') ?? [];
  const thread = Number(minutes) * 60 + Number(rest);

  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('sixty');
  await page.evaluate(() => {
    const { players } = Object.assign(window as unknown as InPage, { players: new Set<HTMLMediaElement>() });
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      players.add(this);
      return play.call(this);
    };
  });
  await button(/^Listen to: Sixty/).click();
  await expect(button(/^Stop: Sixty/)).toBeVisible();
  const heard = await page.evaluate(() =>
    [...(window as unknown as InPage).players].map(({ currentTime }) => currentTime),
  );
  expect(Math.min(...heard)).toBeLessThan(thread);
  await page.keyboard.press('Control+l');
  await heading(/^Open/);
  const sounding = await page.evaluate(() =>
    [...(window as unknown as InPage).players].map(({ paused, currentSrc, src }) => ({
      paused,
      src: src || (currentSrc && ''),
    })),
  );
  expect(sounding).toEqual([{ paused: true, src: '' }]);
  expect(app.outside()).toEqual([]);
});
