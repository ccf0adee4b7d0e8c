import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { type Keptword, launchKeptword } from '../tests/support/app/index.ts';
import { brokenScreens, copyToDamage } from './broken-screens.ts';
import { buildApp } from './build.ts';
import { bundleScreens } from './bundle-screens.ts';
import { handingScreens } from './handing-screens.ts';
import { chooseScreens, paperScreens } from './paper-screens.ts';
import { planScreens } from './plan-screens.ts';
import { hardScreens, hearsTheSample, recordScreens, togetherScreens } from './sound-screens.ts';
import { spanishScreens } from './spanish-screens.ts';

/**
 * `npm run screens`: photographs every screen, at two sizes, light and dark, into docs/screens/. With names behind it
 * (`npm run screens -- home thread`) only the pictures whose names begin like one of them are made anew.
 */
const only = process.argv.slice(2);
/** Files that this run made. */
const made = new Set<string>();
const root = join(import.meta.dirname, '..');
const out = join(root, 'docs', 'screens');
const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
const THEMES = ['light', 'dark'] as const;

const work = mkdtempSync(join(tmpdir(), 'keptword-screens-'));
try {
  await buildApp(['e2e', 'preload', 'renderer']);
  makeDemo(work);
  copyToDamage(work);
  makeTranscript(work);
  mkdirSync(out, { recursive: true });
  await bundleScreens(work, photograph);
  const app = await launchKeptword(hearsTheSample(work));
  try {
    await walk(app, work);
  } finally {
    await app.close();
  }
  await brokenScreens(work, photograph);
  if (only.length === 0) forgetOld();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Pictures of screens that are no more. */
function forgetOld(): void {
  for (const file of readdirSync(out)) {
    if (file.endsWith('.png') && !made.has(file)) rmSync(join(out, file));
  }
}

/** The made-up sample: no picture shows a real child. */
function makeDemo(folder: string): void {
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'main/cli.ts'), 'demo', '--out', folder],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error('the demo did not work');
}

/** The sample's own words with their times, as a recorder would hand them out. */
function makeTranscript(folder: string): void {
  const sample = (name: string) => JSON.parse(readFileSync(join(root, 'resources/sample', name), 'utf8'));
  const spans = sample('spans.json');
  const lines = sample('meeting.json').lines.map((line: { id: string; by: string; text: string }) => ({
    ...spans[line.id],
    speaker: line.by,
    text: line.text,
  }));
  const file = join(folder, 'Zoom.json');
  writeFileSync(file, JSON.stringify(lines));
  const passphrase = ['--passphrase-file', join(folder, 'passphrase.txt')];
  const { status } = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'main/cli.ts'),
      ...['transcript', 'import', join(folder, 'Demo.keptword'), 'R01', file, ...passphrase],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error('the transcript was not read');
}

async function walk(app: Keptword, folder: string): Promise<void> {
  const { page } = app;
  const rail = (name: string) => page.getByRole('navigation').getByText(name, { exact: true });
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  await heading('Keep the word that was given');
  await photograph(page, 'open');
  await app.answerDialog([join(folder, 'Demo.keptword')]);
  await page.getByRole('button', { name: /Open one I have/ }).click();
  await heading(/Open/);
  await photograph(page, 'unlock');
  const passphrase = readFileSync(join(folder, 'passphrase.txt'), 'utf8').trim();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');

  await heading('Home');
  await photograph(page, 'home');
  await rail('Meetings').click();
  await heading('Meetings');
  await photograph(page, 'meetings');
  await photographNotes(page);
  await photographAsks(page);
  await page
    .getByRole('button', { name: /Annual IEP meeting/ })
    .first()
    .click();
  await heading('Annual IEP meeting');
  await photograph(page, 'meeting');
  await page.getByRole('button', { name: 'What was agreed' }).click();
  await heading('Agreed and not agreed');
  await photograph(page, 'outcomes');
  await page.getByRole('button', { name: /^Back to/ }).click();
  await heading('Annual IEP meeting');
  await page.getByRole('button', { name: 'Add more' }).click();
  await heading(/recording/i);
  await photograph(page, 'import');
  await rail('Meetings').click();
  await page
    .getByRole('button', { name: /Annual IEP meeting/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Listen and mark' }).click();
  await page.getByRole('button', { name: /60 minutes of speech/ }).click();
  await photograph(page, 'review');
  for (const [tab, name, shows] of [
    ['Transcript', 'review-transcript', /Good afternoon/],
    ['Who spoke', 'review-voices', /^Counted from/],
    ['Parts', 'review-parts', /Listen to the next 5 minutes/],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText(shows).first().waitFor();
    await photograph(page, name);
  }
  await page.getByRole('tab', { name: 'Moments' }).click();
  await page.getByRole('button', { name: 'More marks' }).click();
  await photograph(page, 'review-marks');
  await page.keyboard.press('Escape');
  for (const name of ['Goals', 'Search', 'Evidence', 'Settings']) {
    await page.getByRole('button', { name, exact: true }).or(rail(name)).first().click();
    await heading(name);
    if (name === 'Search') await page.getByRole('searchbox').fill('speech');
    await photograph(page, name.toLowerCase());
    if (name === 'Search') await inOrder(page);
    if (name === 'Goals') await planScreens(page, photograph);
  }
  await spanishScreens(page, photograph);
  await paperScreens(app, folder, photograph);
  await togetherScreens(app, folder, photograph);
  await hardScreens(app, folder, photograph);
  await chooseScreens(app, folder, photograph);
  await recordScreens(app, folder, photograph);
  await handingScreens(page, passphrase, photograph);
  await forMyChild(page, passphrase);
}

/** What was found while it is heard in a row. */
async function inOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play these one after the other' }).click();
  await page.getByRole('list', { name: 'One after the other' }).waitFor();
  await photograph(page, 'search-in-order');
  await page.getByRole('button', { name: 'Back to what was found' }).click();
}

/** A note of what happened, without sound, while it is written; and the list of them. */
async function photographNotes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'What happened', exact: true }).click();
  await page.getByRole('button', { name: 'Write down what happened' }).click();
  await page
    .getByRole('textbox', { name: /What happened/ })
    .fill('Two boys said at the bus that they would hit him.');
  await page.getByText('Somebody told me', { exact: true }).click();
  await page.getByRole('textbox', { name: /Who told you/ }).fill('The aide');
  await photograph(page, 'note');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('list', { name: 'Notes of what happened' }).waitFor();
  await photograph(page, 'notes');
  await page.getByRole('button', { name: 'All meetings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Meetings' }).waitFor();
}

/** What the school was asked for, while it is written down; and the card of it. */
async function photographAsks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Asked of the school', exact: true }).click();
  await page.getByRole('button', { name: 'Write down a request' }).click();
  await page.getByRole('textbox', { name: /What do you ask for/ }).fill('Your recording of the meeting');
  await page.getByText('I bring a USB stick', { exact: true }).click();
  await photograph(page, 'ask');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('list', { name: 'Requests' }).waitFor();
  await photograph(page, 'asks');
  await page.getByRole('button', { name: 'All meetings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Meetings' }).waitFor();
}

/** The child's window is the last picture: without the passphrase nothing comes after it. */
async function forMyChild(page: Page, passphrase: string): Promise<void> {
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  await page.getByRole('navigation').getByText('Goals', { exact: true }).click();
  await press('For my child');
  await press('New list');
  await page.getByRole('textbox', { name: /Title your child reads/ }).fill('What they said yes to');
  await press('Make the list');
  await press('Choose moments');
  await press(/^Add “/);
  await press('Done');
  await page.getByRole('textbox', { name: 'Title of moment 1' }).waitFor();
  await photograph(page, 'playlist');
  await press('Give the window to my child');
  await press('Give it');
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  await photograph(page, 'child');
  await press('For grown-ups');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByText('Goals', { exact: true }).click();
  await press('For my child');
  await press(/^What they said yes to/);
  await page.getByText('My child may write and ask here').click();
  await page.getByRole('checkbox', { name: /^My child may write/, checked: true }).waitFor();
  await press('Give the window to my child');
  await press('Give it');
  await press('My words');
  await press('What I want to say');
  await page.getByRole('textbox').fill('I want to sit with Sam at lunch.');
  await page.getByText('Your words are kept.').waitFor();
  await photograph(page, 'child-writes');
  await press('Done');
  await page.getByRole('list', { name: 'What I wrote' }).waitFor();
  await photograph(page, 'child-words');
}

/** `at`: what stands at the top of the picture, whatever the size of the window. */
async function photograph(page: Page, name: string, at?: Locator): Promise<void> {
  if (only.length > 0 && !only.some((one) => name.startsWith(one))) return;
  for (const size of SIZES) {
    for (const theme of THEMES) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      // Fonts, sound pictures and results settle; a photograph of a spinner says nothing.
      await page.waitForTimeout(700);
      await at?.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await page.mouse.move(0, 0);
      const file = `${name}-${size.width}-${theme}.png`;
      await page.screenshot({ path: join(out, file) });
      made.add(file);
    }
  }
}
