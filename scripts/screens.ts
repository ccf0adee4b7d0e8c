import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type Keptword, launchKeptword } from '../tests/support/app/index.ts';
import { buildApp } from './build.ts';
import { bundleScreens } from './bundle-screens.ts';
import { paperScreens } from './paper-screens.ts';
import { hearsTheSample, recordScreens, togetherScreens } from './sound-screens.ts';

/** `npm run screens`: photographs every screen, at two sizes, light and dark, into docs/screens/. */
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
  makeTranscript(work);
  mkdirSync(out, { recursive: true });
  await bundleScreens(work, photograph);
  const app = await launchKeptword(hearsTheSample(work));
  try {
    await walk(app, work);
  } finally {
    await app.close();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
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
  for (const [tab, name] of [
    ['Transcript', 'review-transcript'],
    ['Who spoke', 'review-voices'],
    ['Parts', 'review-parts'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
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
    if (name === 'Goals') await photographPlan(page);
  }
  await paperScreens(app, folder, photograph);
  await togetherScreens(app, folder, photograph);
  await recordScreens(app, folder, photograph);
  await forMyChild(page);
}

/** What the Goals place holds beside its list: a thread, the promises, the next agenda. */
async function photographPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: /four-word sentences/ }).click();
  await page.getByRole('button', { name: /^Play all/ }).waitFor();
  await photograph(page, 'thread');
  await photographBegun(page);
  await page.getByRole('button', { name: 'All goals' }).click();
  await page.getByRole('tab', { name: 'Said and written' }).click();
  await page.getByRole('table').waitFor();
  await photograph(page, 'said-and-written');
  await page.getByRole('tab', { name: 'Disputes' }).click();
  await page.getByRole('list', { name: 'Disputes' }).waitFor();
  await photograph(page, 'disputes');
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByRole('list', { name: 'Questions' }).waitFor();
  await photograph(page, 'questions');
  await page.getByRole('tab', { name: 'Promises' }).click();
  await photograph(page, 'promises');
  await photographNeeds(page);
  await page.getByRole('tab', { name: 'Promises' }).click();
  await page.getByRole('button', { name: 'Agenda for the next meeting' }).click();
  await page.getByRole('button', { name: 'Print' }).waitFor();
  await photograph(page, 'agenda');
}

/** An evaluation that somebody writes down, and a need that it found and nothing meets yet. */
async function photographNeeds(page: Page): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('tab', { name: 'Needs' }).click();
  await press('Add an evaluation');
  await page.getByRole('textbox', { name: /What was it/ }).fill('Reading test');
  await page.getByRole('textbox', { name: /Who did it/ }).fill('School psychologist');
  await page.getByRole('textbox', { name: /What it found/ }).fill('He reads like most children in grade 2.');
  await photograph(page, 'evaluation');
  await press('Save');
  await press('Add a need');
  await page.getByRole('textbox', { name: /What does your child need/ }).fill('Help with longer texts');
  await page.getByText('Reading test', { exact: true }).last().click();
  await press('Save');
  await page.getByRole('list', { name: 'Needs' }).waitFor();
  await photograph(page, 'needs');
}

/** A form that was closed with words in it, opened again. */
async function photographBegun(page: Page): Promise<void> {
  const open = () => page.getByRole('button', { name: 'Add progress' }).click();
  await open();
  await page.getByRole('textbox', { name: 'What was reported' }).fill('5 of 10 tries, with one reminder');
  await page.keyboard.press('Escape');
  await open();
  await page.getByText(/You had begun to write this/).waitFor();
  await photograph(page, 'begun-form');
  await page.getByRole('button', { name: 'Cancel' }).click();
}

/** A note of what happened, without sound, while it is written; and the list of them. */
async function photographNotes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'What happened', exact: true }).click();
  await page.getByRole('button', { name: 'Write down what happened' }).click();
  await page
    .getByRole('textbox', { name: /What happened/ })
    .fill('Two boys said at the bus that they would hit him.');
  await page.getByRole('radio', { name: 'Somebody told me' }).check({ force: true });
  await page.getByRole('textbox', { name: /Who told you/ }).fill('The aide');
  await photograph(page, 'note');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('list', { name: 'Notes of what happened' }).waitFor();
  await photograph(page, 'notes');
  await page.getByRole('button', { name: 'All meetings' }).click();
  await page.getByRole('heading', { level: 1, name: 'Meetings' }).waitFor();
}

/** The child's window is the last picture: without the passphrase nothing comes after it. */
async function forMyChild(page: Page): Promise<void> {
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
}

async function photograph(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    for (const theme of THEMES) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      // Fonts, sound pictures and results settle; a photograph of a spinner says nothing.
      await page.waitForTimeout(700);
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(out, `${name}-${size.width}-${theme}.png`) });
    }
  }
}
