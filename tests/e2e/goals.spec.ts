import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { importInto, type Keptword, launchKeptword, makeArchive, SAMPLE } from '../support/app/index.ts';

/** A goal over two years: heard in order, reported on; its promise kept an eye on until the next agenda. */
test.describe.configure({ mode: 'serial' });

type InPage = { keptword: KeptwordApi };

let root: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-goals-'));
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await makeArchive(app, root);
  const { recordingIds } = await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await page.getByRole('main').getByRole('button', { name: 'Add a child' }).click();
  await page.getByRole('textbox', { name: /Initials/ }).fill('J.R.');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.evaluate(async (recordingId = '') => {
    const { students, goals, people, review } = (window as unknown as InPage).keptword;
    const studentId = (await students.list())[0]?.id ?? '';
    const { id: speakerId } = await people.add({ label: 'Speech therapist', role: 'others-with-knowledge' });
    const before = await goals.add({ studentId, text: 'Three words', schoolYear: '2025-26' });
    const now = await goals.add({
      ...{ studentId, text: 'Four words', schoolYear: '2026-27' },
      continuesId: before.id,
    });
    const moment = { recordingId, goalId: now.id, speakerId };
    await review.add({ ...moment, startMs: 20_000, endMs: 21_000, type: 'data', text: 'First thing said' });
    await review.add({
      ...{ ...moment, goalId: before.id, startMs: 40_000, endMs: 41_000, type: 'promise' },
      ...{ text: '60 minutes a week since October 5', due: '2026-10-23', owner: 'Speech therapist' },
    });
  }, recordingIds[0]);
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** Where react-aria puts what it just said, for a few seconds: it may name a field of a window that is closed by now. */
const ANNOUNCER = '[data-live-announcer]';
const rail = (name: string) => page.getByRole('navigation').getByText(name, { exact: true });
const current = () => page.locator('.list-row[data-current]');

test('the thread runs over the years and plays by itself from one to the next, with the keyboard alone', async () => {
  await rail('Goals').click();
  await button(/^Four words/).click();
  await expect(page.getByText('The same goal in other years')).toBeVisible();
  await expect(page.getByText('Speech therapist: 2 s')).toBeVisible();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('Space');
  await expect(current()).toContainText('First thing said');
  await expect(button('Pause: First thing said')).toBeVisible();
  await expect(current()).toContainText('60 minutes a week');
  await expect(page.getByText('2 of 2')).toBeVisible();
  await expect(button(/^Play all/)).toBeVisible();
  await expect(current()).toHaveCount(0);
  await page.keyboard.press('Space');
  await page.keyboard.press('l');
  await expect(current()).toContainText('60 minutes a week');
  await page.keyboard.press('Escape');
  await expect(button(/^Play all/)).toBeVisible();
});

test('progress is added, taken back and made again', async () => {
  await button('Add progress').click();
  await page.getByRole('textbox', { name: /What was reported/ }).fill('5 of 10 tries');
  await button('Save').click();
  const between = page.getByRole('list', { name: 'Between meetings' });
  await expect(between.getByText('5 of 10 tries')).toBeVisible();
  // The list is drawn before the dialog is gone, and in its field Ctrl+Z is the field's own.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Taken back. Progress: 5 of 10 tries')).toBeVisible();
  await expect(between).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(between).toBeVisible();
});

test('a late promise is one calm line on Home; what came of it is counted, and the agenda asks', async () => {
  await rail('Home').click();
  await expect(page.getByText('One promise is due: “60 minutes a week since October 5”')).toBeVisible();
  await button('See the promises').click();
  await button(/^What came of it\? 60 minutes/).click();
  await page.getByText('Done in part', { exact: true }).click();
  await page.getByRole('textbox', { name: /Minutes/ }).fill('30');
  await button('Save').click();
  await expect(
    page.getByText(/^Promised 60 minutes a week since October 5, 2026; 1 of \d+ weeks? written down/),
  ).toBeVisible();
  await button('Agenda for the next meeting').click();
  await expect(page.getByRole('checkbox', { name: /60 minutes a week/ })).toBeChecked();
});

test('a need leads to what found it and what meets it, and is heard there', async () => {
  await page.evaluate(async () => {
    const { students, goals, evaluations, needs, levels } = (window as unknown as InPage).keptword;
    const studentId = (await students.list())[0]?.id ?? '';
    const goalIds = (await goals.list({ studentId })).map(({ id }) => id);
    const { id } = await evaluations.add({ studentId, title: 'Speech evaluation', date: '2026-09-09' });
    await needs.add({ studentId, text: 'Longer sentences', goalIds, evaluationIds: [id] });
    await needs.add({ studentId, text: 'A friend at lunch' });
    await levels.add({ studentId, area: 'Speech', date: '2026-10-12', text: '3 of 10 tries' });
  });
  await rail('Goals').click();
  await expect(page.getByText('Speech: 3 of 10 tries')).toBeVisible();
  await page.getByRole('tab', { name: 'Needs' }).click();
  await expect(
    page.getByText(/^2 needs\. 1 has no goal\. 2 have no service or accommodation\./),
  ).toBeVisible();
  await button(/^Longer sentences/).click();
  await expect(page.getByText(/^Speech evaluation, September 9, 2026/)).toBeVisible();
  await button('Listen to: First thing said').click();
  await expect(current()).toContainText('First thing said');
  await page.keyboard.press('Escape');
});

test('what matters to someone new is proposed and heard, and leaves only when it is said why', async () => {
  await rail('Goals').click();
  await button('For someone new').click();
  await button('New selection').click();
  await page.getByRole('textbox', { name: /^Title/ }).fill('You missed it');
  await button('Make the selection').click();
  await expect(page.getByRole('heading', { level: 1, name: 'You missed it' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '60 minutes a week since October 5' })).toBeChecked();
  await button(/^Play all/).click();
  await expect(current()).toContainText('60 minutes a week');
  await button('Make the folder').click();
  await expect(page.getByText(/^Say why it leaves/)).toBeVisible();
  await button(/Why does it leave this computer/).click();
  await page.getByRole('option', { name: 'To keep it myself' }).click();
  mkdirSync(join(root, 'out'));
  await app.answerDialog([join(root, 'out')]);
  await button('Make the folder').click();
  await expect(page.getByRole('heading', { name: 'The folder is ready' })).toBeFocused();
  const [made = ''] = readdirSync(join(root, 'out'));
  expect(made).toMatch(/^For-someone-new_J\.R\._/);
  expect(readdirSync(join(root, 'out', made)).sort()).toEqual([
    ...['START-HERE.html', 'manifest-sha256.txt', 'sound'],
  ]);
});

test('nothing for axe to find and nothing sideways, also in large text', async () => {
  const visits = {
    agenda: async () => {
      await rail('Goals').click();
      await page.getByRole('tab', { name: 'Promises' }).click();
      await button('Agenda for the next meeting').click();
    },
    promises: async () => void (await button('Promises').click()),
    needs: async () => void (await page.getByRole('tab', { name: 'Needs' }).click()),
    goals: async () => void (await page.getByRole('tab', { name: 'Goals' }).click()),
    thread: async () => {
      await button(/^Four words/).click();
      await expect(button(/^Play all/)).toBeVisible();
    },
    'for someone new': async () => {
      await rail('Goals').click();
      await button('For someone new').click();
      await button(/^You missed it/).click();
      await expect(button('Make the folder').or(button('Make another'))).toBeVisible();
    },
  };
  for (const [name, go] of Object.entries(visits)) {
    await go();
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.evaluate((wish) => {
        document.documentElement.dataset.theme = wish;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude(ANNOUNCER).analyze();
      expect(
        violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
        `${name} ${theme}`,
      ).toEqual([]);
    }
    await page.setViewportSize({ width: 900, height: 600 });
    await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '2'));
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(wide, name).toBeLessThanOrEqual(0);
    await page.evaluate(() => document.documentElement.style.removeProperty('--text-scale'));
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  expect(app.outside()).toEqual([]);
});
