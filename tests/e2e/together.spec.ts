import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { expectEasy, importInto, type Keptword, launchKeptword, makeArchive } from '../support/app/index.ts';
import { cutOf, joinedSound, speechLike, wavOf, withNoise } from '../support/speech/index.ts';

/** Her recording and the district's copy: compared by sound, heard in step, what only one has listed. */
type InPage = { keptword: KeptwordApi };
let root: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-together-'));
  const talk = speechLike(150, 51);
  writeFileSync(join(root, 'hers.wav'), wavOf(cutOf(talk, 0, 140)));
  // Began 10 s later, lost 15 s, went on longer, noisier.
  const theirs = joinedSound(cutOf(talk, 10, 70), cutOf(talk, 85, 150));
  writeFileSync(join(root, 'district.wav'), wavOf(withNoise(theirs, 12, 52)));
  app = await launchKeptword();
  page = app.page;
  await makeArchive(app, root);
  const files = [join(root, 'hers.wav'), join(root, 'district.wav')];
  const { recordingIds } = await importInto(app, 'Annual IEP meeting', files);
  await page.evaluate(async ([first = '', second = '']) => {
    const { recordings, review } = (window as unknown as InPage).keptword;
    await recordings.describe({ id: second, change: { source: 'district' } });
    const type = 'promise' as const;
    await review.add({ recordingId: first, startMs: 30_000, endMs: 32_000, type, text: 'In both' });
    await review.add({ recordingId: first, startMs: 75_000, endMs: 77_000, type, text: 'Cut out' });
    await review.add({
      recordingId: second,
      startMs: 90_000,
      endMs: 91_000,
      type,
      text: 'From the district',
    });
  }, recordingIds);
});
test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const placeMs = async () => {
  const text = (await page.locator('.player-time strong').textContent()) ?? '';
  const [h = 0, m = 0, s = 0] = text.split(':').map(Number);
  return (h * 3600 + m * 60 + s) * 1000;
};

test('two recordings, found by sound, heard in step', async () => {
  await button('Meetings').first().click();
  await button(/^Annual IEP meeting/).click();
  await button('Compare two recordings of this meeting').click();
  await button('Compare by their sound').click();
  await expect(page.getByText(/of 100 places agree within 20 milliseconds/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/R02 began 10 s later/)).toBeVisible();

  const onlyHers = page.getByRole('list', { name: 'Only in R01' }).getByRole('listitem');
  await expect(onlyHers).toHaveCount(2);
  await expect(onlyHers.nth(1)).toContainText('missing in R02 at 0:01:00');
  await expect(page.getByRole('list', { name: 'Only in R02' }).getByRole('listitem')).toHaveCount(1);
  const moments = page.getByRole('list', { name: 'Moments of both, in order' }).getByRole('listitem');
  await expect(moments).toHaveCount(3);
  await expect(moments.nth(0)).toContainText('in R02 at 0:00:20');
  await expect(moments.nth(1)).toContainText('Only in R01');
  await expect(moments.nth(2)).toContainText('From the district');

  await expectEasy(page, 'together');

  // From 0:00:10 of hers on: the district's begins there.
  await expect(page.getByText(/^You hear R01/)).toBeVisible();
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await expect.poll(placeMs).toBe(40_000);
  await page.keyboard.press('b');
  await expect(page.getByText(/^You hear R02/)).toBeVisible();
  await expect.poll(placeMs).toBe(30_000);
  await page.keyboard.press('b');
  await expect.poll(placeMs).toBe(40_000);

  // Where the other has nothing, it says so and goes on here.
  await button(/^Play 0:01:\d\d in R01/).click();
  await expect(button('Stop')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('b');
  await expect(page.getByText('R02 does not have this stretch. You still hear R01.')).toBeVisible();
  await page.keyboard.press('Space');
});
