import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { importInto, type Keptword, launchKeptword, makeArchive, SAMPLE } from '../support/app/index.ts';

/** "Where did she say that?": by keyboard alone, from the box to the sound, the line and back. */
test.describe.configure({ mode: 'serial' });

type InPage = { keptword: KeptwordApi };

let root: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-search-'));
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await makeArchive(app, root);
  const { recordingIds } = await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await page.evaluate(async ([recordingId = '']) => {
    const { people, review, transcripts, meetings } = (window as unknown as InPage).keptword;
    const speaker = await people.add({ label: 'Ms Núñez', role: 'district-representative' });
    const said = { recordingId, startMs: 20_000, endMs: 24_000, speakerId: speaker.id };
    await review.add({ ...said, type: 'promise', text: 'Sixty minutes of speech for the niño.' });
    await review.add({
      ...{ recordingId, startMs: 30_000, endMs: 31_000, type: 'statement', text: 'No speech in summer.' },
      dispute: { claim: 'Summer was never discussed.', by: 'the district' },
    });
    const transcript = await transcripts.start({ recordingId, title: 'Typed', language: null });
    for (let at = 0; at < 120; at++) {
      const text = `Line ${at}: about speech`;
      await transcripts.addLine({
        transcriptId: transcript.id,
        startMs: at * 300,
        endMs: at * 300 + 200,
        text,
      });
    }
    await meetings.add({ title: 'Summer school', date: '2025-06-01' });
  }, recordingIds);
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name });
const list = (name: string) => page.getByRole('list', { name });
const box = () => page.getByRole('searchbox');

test('a hit plays in its place from the keyboard, from a little before', async () => {
  await page.keyboard.press('/');
  await box().fill('NINO');
  await expect(button(/^Listen to: Sixty minutes/)).toBeVisible();
  await box().press('ArrowDown');
  await expect(button(/^Listen to: Sixty minutes/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(/^Stop: Sixty minutes/)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(button(/^Listen to: Sixty minutes/)).toBeFocused();
});

test('what one person said, one kind alone, and filters that a key takes away', async () => {
  await box().fill('nunez');
  await button('What they said').click();
  await expect(box()).toHaveValue('');
  await expect(list('Moments').getByRole('listitem')).toHaveCount(1);
  const words = page.getByRole('grid', { name: 'Filters in use' });
  await words.getByRole('row', { name: /Said by Ms Núñez/ }).press('Delete');
  await expect(words).toBeHidden();

  await box().fill('speech');
  await expect(page.getByText('120 found')).toBeVisible();
  await expect(page.getByText('DRAFT: not checked by ear').first()).toBeVisible();
  await expect(list('Transcript lines').getByRole('listitem')).toHaveCount(5);
  await button('Show all: Transcript lines').click();
  await expect(
    list('Transcript lines').getByRole('button', { name: 'Line 0: about speech', exact: false }).first(),
  ).toBeVisible();
  // Only those in sight are drawn; the last is there all the same.
  expect(await list('Transcript lines').getByRole('listitem').count()).toBeLessThan(60);
  await page.locator('main').evaluate((main) => main.scrollTo({ top: main.scrollHeight }));
  await expect(list('Transcript lines').getByText('Line 119:')).toBeVisible();
  await words.getByRole('row', { name: 'Transcript lines' }).press('Delete');
  await expect(list('Moments')).toBeVisible();
});

test('what was found is heard one after the other, with the keys of listening; drafts are not', async () => {
  await box().fill('speech');
  await button('Play these one after the other').press('Enter');
  const sounding = list('One after the other').locator('[data-current]');
  await expect(sounding).toContainText('Sixty minutes');
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.keyboard.press('l');
  await expect(sounding).toContainText('No speech in summer');
  await expect(list('One after the other').getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(sounding).toHaveCount(0);
  await button('Back to what was found').press('Enter');
  await expect(button('Play these one after the other')).toBeFocused();
});

test('a line opens in its transcript, and the way back keeps what was asked', async () => {
  await box().fill('"line 90"');
  await list('Transcript lines')
    .getByRole('button', { name: /^Line 90/ })
    .click();
  await page.getByRole('heading', { level: 1, name: /transcript/i }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(box()).toHaveValue('"line 90"');
  await expect(list('Transcript lines').getByRole('listitem')).toHaveCount(1);
});
