import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { importInto, type Keptword, launchKeptword, makeArchive, SAMPLE } from '../support/app/index.ts';
import { makeForm, makePdf, makePng, textField, tickBox } from '../support/documents/index.ts';

/** An evening with the papers: attached, read, searched, tied to what was said, and two versions compared. */
test.describe.configure({ mode: 'serial' });

type InPage = { keptword: KeptwordApi };

/** Where react-aria puts what it just said, for a few seconds: it may name a field of a window that is closed by now. */
const ANNOUNCER = '[data-live-announcer]';

const DRAFT = makePdf([
  ['Individualized Education Program', null, 'Services', 'Speech therapy 60 minutes a week.'],
  ...Array.from({ length: 8 }, (_, at) => [`Part ${at + 2}`, null, `Words of part ${at + 2}.`]),
  'scan',
]);
const FINAL = makePdf([
  ['Individualized Education Program', null, 'Services', 'Speech therapy 30 minutes a week.'],
  ...Array.from({ length: 8 }, (_, at) => [`Part ${at + 2}`, null, `Words of part ${at + 2}.`]),
]);

/** A form on its side, as a scanner turns it; no field has a picture of its own. */
const upright = (text: string, x: number, y: number) => `BT /F1 11 Tf 0 1 -1 0 ${x} ${y} Tm (${text}) Tj ET `;
const FORM = makeForm({
  rotate: 90,
  drawn: upright('Minutes a week:', 100, 72) + upright('An aide all day', 140, 92),
  over: [
    textField('minutes', '45 in class', [88, 160, 104, 260], '/MK << /R 90 >>'),
    tickBox('aide', true, [129, 74, 141, 86]),
  ],
});

let root: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-documents-'));
  for (const [name, bytes] of Object.entries({
    'draft.pdf': DRAFT,
    'final.pdf': FINAL,
    'form.pdf': FORM,
    'photo.png': makePng(300, 400),
    'song.pdf': Buffer.from('ID3 this is no document'),
  })) {
    writeFileSync(join(root, name), bytes);
  }
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await makeArchive(app, root);
  const { recordingIds } = await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await page.evaluate(async (recordingId) => {
    const { review } = (window as unknown as InPage).keptword;
    await review.add({
      recordingId: recordingId ?? '',
      startMs: 1_000,
      endMs: 4_000,
      type: 'promise',
      text: 'Sixty minutes of speech',
    });
  }, recordingIds[0]);
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });

async function accessible(): Promise<void> {
  const found = await new AxeBuilder({ page }).setLegacyMode().exclude(ANNOUNCER).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('papers are attached; one that is none says so and the others are kept', async () => {
  await page.getByRole('navigation').getByText('Goals').click();
  await button('Add a child').first().click();
  await page.getByRole('textbox', { name: /Initials/ }).fill('J.R.');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Documents' }).click();
  await button('Add papers').click();
  await app.answerDialog(
    ['draft.pdf', 'final.pdf', 'form.pdf', 'photo.png', 'song.pdf'].map((name) => join(root, name)),
  );
  await button('Choose files').click();
  await expect(page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem')).toHaveCount(5);
  await page.getByRole('button', { name: /What is it/ }).click();
  await page.getByRole('option', { name: 'IEP' }).click();
  await button('Add 5 files').click();
  const results = page.getByRole('list', { name: 'What became of each file' });
  await expect(results.getByText('Kept', { exact: true })).toHaveCount(4);
  await expect(results.getByText('This is not a PDF, a picture or a Word file.')).toBeVisible();
  await button('Close').last().click();
  await expect(page.getByRole('list', { name: 'Documents' }).getByRole('listitem')).toHaveCount(4);
  await accessible();
});

test('a PDF is drawn where it is seen, its words can be selected and tied to a moment', async () => {
  await button(/^draft/).click();
  const first = page.locator('.pdf-page[data-page="1"]');
  await expect(first.locator('.pdf-words')).toContainText('Speech therapy 60 minutes a week.');
  await expect.poll(() => first.locator('canvas').evaluate(inked)).toBeGreaterThan(200);
  // The engine's own file may be a worker; no other script may.
  const refused = await page.evaluate(() => {
    try {
      return new Worker('/assets/another.js') === null;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  expect(refused).toBe(true);
  // Only what is in sight is drawn.
  await expect(page.locator('.pdf-page[data-page="9"] canvas')).toHaveCount(0);
  await accessible();

  await first.locator('.pdf-words span', { hasText: 'Speech therapy' }).evaluate((span) => {
    const range = document.createRange();
    range.selectNodeContents(span);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await button('Tie these words to what was said').click();
  await expect(page.locator('blockquote')).toHaveText('Speech therapy 60 minutes a week.');
  await page.getByRole('button', { name: /A moment/ }).click();
  await page.getByRole('option', { name: /Sixty minutes of speech/ }).click();
  await button('Tie them').click();
  const tied = page.getByRole('list', { name: 'Tied to what was said' });
  await expect(tied.getByRole('listitem')).toHaveCount(1);
  // The same with keys alone, in a browser that selects nothing by keys where a field is `readonly`.
  await button('Tie words to what was said').click();
  await page.getByRole('textbox', { name: /Select the words/ }).focus();
  for (const key of ['Control+Home', 'Shift+End', 'x']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog').locator('blockquote')).not.toHaveText('');
  await page.keyboard.press('Escape');
  await expect(page.locator('.pdf-highlight[data-kind="tied"]')).toHaveCount(1);
  await tied.getByRole('button', { name: /^Listen to what was said/ }).click();
  await expect(tied.getByRole('button', { name: 'Stop' })).toBeVisible();
  await tied.getByRole('button', { name: 'Stop' }).click();
  const place = await page.evaluate(async () => {
    const { meetings, review } = (window as unknown as InPage).keptword;
    const [meeting] = await meetings.list({});
    const [moment] = await review.momentsOfMeeting({ meetingId: meeting?.id ?? '' });
    return moment?.iepPage;
  });
  expect(place).toBe(1);
});

test('words are found on their page, and read without the picture', async () => {
  await page.keyboard.press('Control+f');
  await page.keyboard.type('words of PART 7');
  await page.keyboard.press('Enter');
  await expect(page.locator('.pdf-page[data-page="7"] .pdf-highlight[data-kind="current"]')).toHaveCount(1);
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  // A scan in JPEG 2000 is decoded without WebAssembly, which the page's policy does not allow.
  await page.getByRole('textbox', { name: 'Page, of 10' }).fill('10');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('.pdf-page[data-page="10"] canvas').evaluate(inked, 'red'))
    .toBeGreaterThan(5_000);
  await expect(page.getByText('This page is a picture.').first()).toBeVisible();
  await button('Next place').click();
  await button('Show only the words').click();
  await expect(page.locator('mark[data-kind="current"]')).toBeInViewport();
  await expect(page.getByText('There are no words in it to search')).toHaveCount(1);
  await button('Type the words of page 10').click();
  await page.getByRole('textbox', { name: 'Words', exact: true }).fill('One aide, all day.');
  await button('Save').click();
  await expect(page.getByText('Typed by you')).toBeVisible();
  await accessible();
});

test('two versions are compared word by word', async () => {
  await button('Back').click();
  await button('Compare two').click();
  await page.getByRole('button', { name: /The older one/ }).click();
  await page.getByRole('option', { name: 'draft' }).click();
  await page.getByRole('button', { name: /The newer one/ }).click();
  await page.getByRole('option', { name: 'final' }).click();
  await expect(page.getByText('1 part changed · 1 part taken out · 0 parts added')).toBeVisible();
  await expect(page.getByText('draft: you typed the words of page 10.')).toBeVisible();
  const changes = page.getByRole('list', { name: 'Changes' });
  await expect(changes.locator('del').first()).toHaveText('taken out: 60');
  await expect(changes.locator('ins').first()).toHaveText('added: 30');
  await page.keyboard.press('n');
  await expect(changes.locator('.compared-head').first()).toBeFocused();
  await accessible();
  await changes.getByRole('button', { name: 'Newer: page 1' }).click();
  await page.getByRole('heading', { level: 1, name: 'final' }).waitFor();
  expect(app.outside()).toEqual([]);
});

test('a form’s values lie over its page where they stand, also where it is turned, and are tied with their labels', async () => {
  await button('Back').click();
  await button('Back').click();
  await button(/^form/).click();
  const first = page.locator('.pdf-page[data-page="1"]');
  await expect(first.locator('.pdf-words')).toHaveText(/Minutes a week:\s*45 in class\s*☒\s*An aide all day/);
  // Label and value are on one line, as they are seen, and the value is drawn though the file has no picture of it.
  const [label, value] = await Promise.all(
    ['Minutes a week:', '45 in class'].map((text) => first.getByText(text, { exact: true }).boundingBox()),
  );
  const paper = await first.boundingBox();
  expect(paper && paper.width > paper.height).toBe(true);
  expect(Math.abs((label?.y ?? 0) - (value?.y ?? 99))).toBeLessThan(8);
  expect((value?.x ?? 0) - (label?.x ?? 0)).toBeGreaterThan(40);
  const clip = { x: value?.x ?? 0, y: value?.y ?? 0, width: value?.width ?? 1, height: value?.height ?? 1 };
  await expect.poll(() => first.locator('canvas').evaluate(inkedIn, clip)).toBeGreaterThan(20);
  await first.locator('.pdf-words').evaluate((words) => getSelection()?.selectAllChildren(words));
  await button('Tie these words to what was said').click();
  await expect(page.locator('blockquote')).toHaveText(/Minutes a week: 45 in class\s+☒ An aide all day/);
  await page.keyboard.press('Escape');
});

test('beside the sound a paper is read: tied words play there, and others are tied with keys alone', async () => {
  await page.getByRole('navigation').getByText('Meetings').click();
  await button(/^Annual IEP meeting/).click();
  await button('Listen and mark').click();
  await button(/Sixty minutes of speech/).click();
  await page.getByRole('tab', { name: 'Paper' }).click();
  await page.locator('.paper-choice').getByRole('button').click();
  await page.getByRole('option', { name: /draft/ }).click();
  await button('Words of this moment: page 1').click();
  await expect(page.locator('mark[data-kind="tied"]')).toHaveText('Speech therapy 60 minutes a week.');
  await accessible();
  await button(/^Play 0:00:01: Sixty minutes/).click();
  await expect(button('Stop 0:00:01')).toBeVisible();
  // What is looked for comes into sight in the paper alone; Escape reads on, and the space bar is the player's.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('words of PART 7');
  await page.keyboard.press('Enter');
  await expect(page.locator('mark[data-kind="current"]')).toBeInViewport();
  await expect(page.getByRole('textbox', { name: 'Page, of 10' })).toHaveValue('7');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Pages of the document' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await button('Select words with the keys').click();
  await expect(page.getByRole('textbox', { name: /Select the words/ })).toBeFocused();
  for (const key of ['Shift+End', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText('These words are tied to this moment.')).toBeVisible();
  await accessible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.text-page[data-page="7"] mark[data-kind="tied"]')).toHaveCount(1);
});

/** Points of a canvas that are dark, or red. */
function inked(canvas: Element, colour = 'dark'): number {
  if (!(canvas instanceof HTMLCanvasElement)) return 0;
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 255, green = 255, , alpha = 0] = data.slice(at, at + 4);
    if (alpha > 0 && green < 128 && (colour === 'dark' ? red < 128 : red > 200)) count += 1;
  }
  return count;
}

/** Dark points of a canvas inside a part of the window. */
function inkedIn(
  canvas: Element,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
) {
  if (!(canvas instanceof HTMLCanvasElement)) return 0;
  const box = canvas.getBoundingClientRect();
  const scale = canvas.width / box.width;
  const [left, top] = [(x - box.x) * scale, (y - box.y) * scale];
  const { data } = canvas.getContext('2d')?.getImageData(left, top, width * scale, height * scale) ?? {
    data: [],
  };
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 255) < 128 && (data[at + 3] ?? 0) > 0) count += 1;
  return count;
}
