import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import {
  expectEasy,
  importInto,
  type Keptword,
  launchKeptword,
  makeArchive,
  PASSPHRASE,
  SAMPLE,
} from '../support/app/index.ts';

/**
 * Every screen of the real app, as a parent with poor sight meets it: no axe finding in any theme, and nothing that
 * scrolls sideways at 900x600 with text at 200 %. Then what she does when she is at the wrong passphrase, in Spanish,
 * or hands in a file that is no recording.
 */
test.describe.configure({ mode: 'serial' });

const root = mkdtempSync(join(tmpdir(), 'keptword-screens-'));
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await makeArchive(app, root);
  const { recordingIds } = await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await page.evaluate(async (recordingId) => {
    const { students, goals, review, incidents, asks } = (window as unknown as { keptword: KeptwordApi })
      .keptword;
    const student = await students.add({ initials: 'J.R.' });
    await incidents.add({ date: '2026-03-03', text: 'No speech today', known: 'was-told', private: true });
    const asked = { about: 'recording-copy', what: 'Your recording', how: 'email' } as const;
    const { id } = await asks.add({
      ...asked,
      askedOn: '2026-03-02',
      answer: 'reason-only',
      answerText: 'Too big',
    });
    await asks.add({ ...asked, askedOn: '2026-03-20', repeatsId: id });
    const goal = await goals.add({ studentId: student.id, text: 'Four-word sentences in 8 of 10 tries.' });
    await review.add({
      recordingId,
      startMs: 38_000,
      endMs: 50_000,
      type: 'promise',
      text: '60 minutes of speech a week',
      goalId: goal.id,
      outcome: 'agreed',
      dispute: { claim: 'The IEP says 30 minutes' },
    });
  }, recordingIds[0] ?? '');
  // Home has asked before: the window knows of what was written behind its back when it is opened anew.
  await page.keyboard.press('Control+l');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await heading('Home');
});

test.afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** With large text the rail folds into a menu; the small window has to offer every place all the same. */
const place = (name: string) => page.getByRole('navigation').getByText(name, { exact: true });

const VISITS: readonly { name: string; go: () => Promise<void> }[] = [
  { name: 'home', go: async () => void (await place('Home').click()) },
  { name: 'meetings', go: async () => void (await place('Meetings').click()) },
  {
    name: 'what happened',
    go: async () => {
      await place('Meetings').click();
      await page.getByRole('button', { name: 'What happened', exact: true }).click();
      await page.getByRole('list', { name: 'Notes of what happened' }).waitFor();
    },
  },
  {
    name: 'asked of the school',
    go: async () => {
      await place('Meetings').click();
      await page.getByRole('button', { name: 'Asked of the school', exact: true }).click();
      await page.getByRole('list', { name: 'Each time: Your recording' }).waitFor();
    },
  },
  {
    name: 'meeting',
    go: async () => {
      await place('Meetings').click();
      await page.getByRole('button', { name: /Annual IEP meeting/ }).click();
      await heading('Annual IEP meeting');
    },
  },
  {
    name: 'review',
    go: async () => {
      await page.getByRole('button', { name: 'Listen and mark' }).click();
      await page.getByRole('button', { name: /^0:00:38 / }).click();
      await page.getByRole('textbox', { name: 'What was said' }).waitFor();
    },
  },
  { name: 'goals', go: async () => void (await place('Goals').click()) },
  {
    name: 'search',
    go: async () => {
      await place('Search').click();
      await page.getByRole('searchbox').fill('speech');
      await page.getByRole('heading', { name: 'Moments' }).waitFor();
      await page.getByRole('button', { name: 'Narrow it down' }).click();
    },
  },
  { name: 'evidence', go: async () => void (await place('Evidence').click()) },
  {
    name: 'settings',
    go: async () => void (await page.getByRole('button', { name: 'Settings', exact: true }).click()),
  },
];

test('no axe finding on any screen, in light, dark and strong contrast', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const { name, go } of VISITS) {
    await go();
    // A page that comes in a part of its own has no heading for a moment.
    await heading(/./);
    // The page scrolls, never the window: the rail would go out of sight with what takes the focus.
    const deep = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    await expect.poll(deep, name).toBeLessThanOrEqual(0);
    for (const theme of ['light', 'dark', 'contrast']) {
      // As the settings do it (renderer/app/settings.tsx), without leaving the screen.
      await page.evaluate((wish) => {
        document.documentElement.dataset.theme = wish;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const said = violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
      expect(said, `${name} ${theme}`).toEqual([]);
    }
  }
});

test('nothing scrolls sideways at 900x600 with text at 200 %', async () => {
  await page.setViewportSize({ width: 900, height: 600 });
  await choose('200%');
  for (const { name, go } of VISITS) {
    await go();
    await heading(/./);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(wide, name).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await choose('100%');
});

test('a bad file in a batch is named, the good one is already here, and a cut one is kept if it is the only one', async () => {
  const cut = join(root, 'lost phone.opus');
  const sound = readFileSync(SAMPLE);
  writeFileSync(cut, sound.subarray(0, Math.floor(sound.length * 0.6)));
  const bad = join(root, 'shopping list.m4a');
  writeFileSync(bad, 'milk, eggs, a new binder');
  await place('Meetings').click();
  await page.getByRole('button', { name: /Annual IEP meeting/ }).click();
  await page.getByRole('button', { name: 'Add more' }).click();
  await app.answerDialog([bad, SAMPLE, cut]);
  await page.getByRole('button', { name: 'Choose files' }).click();
  await page.getByRole('radio', { name: 'Yes' }).first().check({ force: true });
  await page
    .getByRole('button', { name: /^(Add|Put|Import|Keep)/ })
    .last()
    .click();
  await expect(page.getByText('shopping list.m4a').first()).toBeVisible();
  await expect(page.getByText(/already/i).first()).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole('button', { name: 'It is the only one I have: keep what is there lost phone.opus' })
    .click();
  await expect(page.getByText(/^R\d\d is cut short\.$/)).toBeVisible({ timeout: 30_000 });
  await expectEasy(page, 'a file that was cut short');
});

test('a wrong passphrase is a calm sentence, the right one opens, in Spanish too', async () => {
  await page.keyboard.press('Control+l');
  await heading(/Open/);
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill('walnut harbor seven boats');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/does not open|not the right|try again/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Text size and language' }).click();
  await page.getByText('Español', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page
    .getByLabel('Frase de acceso')
    .or(page.getByLabel(/Contraseña|Frase/))
    .first()
    .fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await heading('Inicio');
});

/** Chooses on the Settings page; it counts at once. */
async function choose(option: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByText(option, { exact: true }).click();
}
