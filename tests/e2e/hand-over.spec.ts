import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { importInto, type Keptword, launchKeptword, makeArchive, SAMPLE } from '../support/app/index.ts';

/** From a dispute to what an attorney opens: a folder, a ZIP, and the check of both, also after one byte was changed. */
test.describe.configure({ mode: 'serial' });

const PRIVATE = 'My own note about my own child';

let root: string;
let folder: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-hand-over-'));
  folder = join(root, 'stick');
  mkdirSync(folder);
  app = await launchKeptword();
  page = app.page;
  await makeArchive(app, root);
  const { recordingIds } = await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await page.evaluate(
    async ([recordingId = '', text = '']) => {
      const { review } = (window as unknown as { keptword: KeptwordApi }).keptword;
      const span = { recordingId, startMs: 38_000, endMs: 50_000 };
      await review.add({
        ...span,
        type: 'promise',
        text: 'Sixty minutes',
        dispute: { claim: 'Thirty minutes' },
      });
      await review.add({ ...span, type: 'statement', text: 'A quiet room' });
      await review.add({ ...span, type: 'statement', text, private: true });
    },
    [recordingIds[0], PRIVATE],
  );
  await button('Evidence').first().click();
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const bundles = () => readdirSync(folder).sort();

async function make(choices: readonly (string | RegExp)[], count: string): Promise<string> {
  const before = bundles();
  for (const choice of choices) await page.getByText(choice).first().click();
  await app.answerDialog([folder]);
  await button(`Make the bundle with ${count}`).click();
  await expect(page.getByText('The bundle was checked. Every file is as it should be.').first()).toBeVisible({
    timeout: 60_000,
  });
  const [made = ''] = bundles().filter((name) => !before.includes(name));
  return join(folder, made);
}

async function check(path: string): Promise<void> {
  await app.answerDialog([path]);
  await button('Choose a bundle to check').click();
}

test('a picker that is closed again leaves everything as it was', async () => {
  await expect(page.getByText('Only the disputed ones (1)')).toBeVisible();
  await app.answerDialog(null);
  await button('Make the bundle with 1 moment').click();
  await expect(button('Make the bundle with 1 moment')).toBeEnabled();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(bundles()).toEqual([]);
});

test('a folder: the receipt has the line for the letter, and the folder opens without us', async () => {
  const bundle = await make([], '1 moment');
  execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: bundle });
  const manifest = execFileSync('sha256sum', ['manifest-sha256.txt'], { cwd: bundle, encoding: 'utf8' });
  await expect(page.getByText(manifest.slice(0, 64)).first()).toBeVisible();
  expect(readFileSync(join(bundle, 'START-HERE.html'), 'utf8')).toContain('Thirty minutes');
  await check(join(bundle, 'START-HERE.html'));
  await expect(page.getByText(/^The bundle is whole\./).first()).toBeVisible({ timeout: 60_000 });

  const changed = join(root, 'changed');
  cpSync(bundle, changed, { recursive: true });
  const table = join(changed, 'START-HERE.html');
  writeFileSync(table, readFileSync(table, 'utf8').replace('Thirty minutes', 'Forty minutes'));
  await check(table);
  await expect(page.getByText('The bundle is not as it was made.').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('START-HERE.html').first()).toBeVisible();
});

test('a ZIP of all moments but the private one; both are in the list of what was made', async () => {
  await button('Make another').click();
  const zip = await make([/^All of this meeting/, 'One ZIP file'], '2 moments');
  expect(zip).toMatch(/\.zip$/);
  expect(existsSync(zip)).toBe(true);
  const start = execFileSync('unzip', ['-p', zip, '*/START-HERE.html'], { encoding: 'utf8' });
  expect(start).toContain('A quiet room');
  expect(start).not.toContain(PRIVATE);
  await check(zip);
  await expect(page.getByText(/^The bundle is whole\./).first()).toBeVisible({ timeout: 60_000 });
  await button('Make another').click();
  await expect(page.getByRole('list', { name: 'Bundles made before' }).getByRole('listitem')).toHaveCount(2);
  expect(app.outside()).toEqual([]);
});
