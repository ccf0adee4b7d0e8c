import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { contract, type KeptwordApi } from '../../shared/contract/index.ts';
import {
  dropFiles,
  expectEasy,
  importInto,
  type Keptword,
  launchKeptword,
  makeArchive,
  PASSPHRASE,
} from '../support/app/index.ts';
import { speechLike, wavOf } from '../support/speech/index.ts';

/** A child has the window, and tries everything to get out of it. */
test.describe.configure({ mode: 'serial' });

type InPage = { keptword: KeptwordApi };
type Loose = Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;
const YES = 'They said yes to the bus';
const ALSO = 'They said yes to music';

let root: string;
let app: Keptword;
let page: Page;
let recordingId: string;
let wholeSound: string;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-child-'));
  writeFileSync(join(root, 'talk.wav'), wavOf(speechLike(30, 41)));
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await makeArchive(app, root);
  const made = await importInto(app, 'Annual IEP meeting', [join(root, 'talk.wav')]);
  recordingId = made.recordingIds[0] ?? '';
  await page.evaluate(
    async ({ recordingId, yes, also }) => {
      const { students, review, archive } = (window as unknown as InPage).keptword;
      await students.add({ initials: 'J.R.' });
      const base = { recordingId, type: 'decision' as const, outcome: 'agreed' as const };
      await review.add({ ...base, startMs: 4_000, endMs: 6_000, text: yes });
      await review.add({ ...base, startMs: 10_000, endMs: 13_000, text: also });
      await review.add({ ...base, startMs: 20_000, endMs: 21_000, text: 'Denied', dispute: { claim: 'No' } });
      await archive.lock();
    },
    { recordingId, yes: YES, also: ALSO },
  );
  // What was added behind its back, the page asks for anew when it is unlocked.
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await title('Home').waitFor();
  wholeSound = await page.evaluate(
    async (id) => (await (window as unknown as InPage).keptword.recordings.mediaAddress({ id })).url,
    recordingId,
  );
});
test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const title = (name: string) => page.getByRole('heading', { level: 1, name });
/** What a player makes of an address: its length in seconds, or null when main does not answer. */
const lengthOf = (url: string) =>
  page.evaluate(async (address) => {
    const sound = new Audio(address);
    const come = Promise.withResolvers<number | null>();
    sound.onloadedmetadata = () => come.resolve(sound.duration);
    sound.onerror = () => come.resolve(null);
    return come.promise;
  }, url);
const inChildsHands = async () => {
  await expect(title(YES)).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(4);
};

test('a parent makes the list, hears it, and gives the window away', async () => {
  await button('Goals').first().click();
  await button('For my child').click();
  await button('New list').click();
  await page.getByRole('textbox', { name: /Title your child reads/ }).fill('What they said yes to');
  await button('Make the list').click();
  await button('Choose moments').click();
  await expect(page.getByText('Denied')).toHaveCount(0);
  await button(`Add “${ALSO}”`).click();
  await button(`Add “${YES}”`).click();
  await expect(page.getByText('In the list', { exact: true })).toHaveCount(2);
  await button('Done').click();
  await button(`Move “${YES}” up`).click();
  await expect(page.getByRole('textbox', { name: 'Title of moment 1' })).toHaveValue(YES);
  await expectEasy(page, 'playlist');
  expect(await lengthOf(wholeSound)).toBeCloseTo(30, 1);
  await button('Give the window to my child').click();
  await button('Give it').click();
  await inChildsHands();
  await expectEasy(page, 'child');
});

test('the clips play one after the other, whole, and back and next go through them', async () => {
  await button('Play').click();
  await expect(title(ALSO)).toBeVisible({ timeout: 20_000 });
  await expect(button('Pause')).toBeVisible();
  await button('Pause').click();
  await button('Back').click();
  await button('Back').click();
  await expect(title(YES)).toBeVisible();
  await button('Next').click();
  await expect(title(ALSO)).toBeVisible();
  await button('Back').click();
  await button('Back').click();
});

test('no key leads out', async () => {
  const keys = ['Control+l', 'Control+z', 'Control+Shift+z', '/', '?', 'Alt+ArrowLeft', 'Alt+ArrowRight'];
  for (const key of [
    ...keys,
    'Escape',
    'F1',
    'F10',
    'F11',
    'F12',
    'Control+r',
    'Control+Shift+i',
    'Control+p',
  ]) {
    await page.keyboard.press(key);
  }
  await inChildsHands();
  await page.mouse.click(5, 5, { button: 'right' });
  await page.keyboard.press('Escape');
  await inChildsHands();
});

test('a page that is loaded anew is the same page', async () => {
  await page.keyboard.press('F5');
  // The window itself may refuse; a page that did load asks main first of all.
  await page.reload().catch(() => undefined);
  await inChildsHands();
  await expect(() =>
    page.evaluate(() => {
      location.hash = '#home';
    }),
  ).toPass();
  await inChildsHands();
});

test('main refuses every call but the view’s own, a dropped file, and every sound but the clips', async () => {
  const calls = Object.entries(contract).flatMap(([feature, names]) =>
    Object.keys(names).map((name) => [feature, name] as const),
  );
  const open = await page.evaluate(async (all) => {
    const api = (window as unknown as { keptword: Loose }).keptword;
    const left: string[] = [];
    for (const [feature, name] of all) {
      const code = await api[feature]?.[name]?.({}).then(
        () => 'answered',
        (error: { code?: string }) => error.code ?? 'threw',
      );
      if (code !== 'child-has-window') left.push(`${feature}.${name}`);
    }
    return left.sort();
  }, calls);
  expect(open).toEqual([
    'app.locale',
    'app.settings',
    'archive.state',
    'playlists.clip',
    'playlists.leave',
    'playlists.showing',
  ]);
  const seen = await page.evaluate(async () => {
    const { playlists } = (window as unknown as InPage).keptword;
    const none = await playlists.clip({ at: 2 }).catch((error: { code: string }) => error.code);
    const { url } = await playlists.clip({ at: 0 });
    const view = JSON.stringify(await playlists.showing());
    return { none, url, view };
  });
  expect(seen.none).toBe('not-found');
  // The file has the two seconds and nothing of the sound around them.
  expect(await lengthOf(seen.url)).toBeCloseTo(2, 1);
  expect(seen.view).not.toContain(recordingId);
  expect(await lengthOf(wholeSound)).toBeNull();
  await dropFiles(page, page.locator('main'), [join(root, 'talk.wav')]).catch(() => undefined);
  await inChildsHands();
});

test('only the passphrase leads out, and a wrong one is calm', async () => {
  await button('For grown-ups').click();
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.fill('open sesame please');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That is not the passphrase. You can try again.')).toBeVisible();
  await button('Stay here').click();
  await inChildsHands();
  await button('For grown-ups').click();
  await field.fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(title('Home')).toBeVisible();
  const meetings = await page.evaluate(() => (window as unknown as InPage).keptword.meetings.list({}));
  expect(meetings).toHaveLength(1);
});

test('where the parent allowed it the child writes; a lock loses no word, and takes the passphrase all the same', async () => {
  await button('Goals').first().click();
  await button('For my child').click();
  await button(/^What they said yes to/).click();
  await page.getByText('My child may write and ask here').click();
  await expect(page.getByRole('checkbox', { name: /^My child may write/ })).toBeChecked();
  await button('Give the window to my child').click();
  await button('Give it').click();
  await expect(title(YES)).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(5);
  await button('My words').click();
  await button('I want to talk about this').click();
  await expect(page.getByRole('list', { name: 'What I wrote' })).toBeVisible();
  await expectEasy(page, 'own-words');
  await button('What I want to say').click();
  await page.getByRole('textbox', { name: 'I want to say' }).fill('I want to sit with Sam');
  await expect(page.getByText('Your words are kept.')).toBeVisible();
  await expectEasy(page, 'own-note');
  const refused = await page.evaluate(() => {
    const { childNotes, concerns } = (window as unknown as { keptword: Loose }).keptword;
    const calls = [childNotes?.list?.({ meetingId: null }), concerns?.add?.({ meetingId: 'm', text: 'x' })];
    return Promise.all(calls.map((call) => call?.catch((error: { code: string }) => error.code)));
  });
  expect(refused).toEqual(['child-has-window', 'child-has-window']);
  await app.power('lock-screen');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  await expect(page.getByText('I want to sit with Sam')).toHaveCount(0);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(title('Home')).toBeVisible();
  await button('Goals').first().click();
  await button('For my child').click();
  await expect(page.getByText('I want to sit with Sam')).toBeVisible();
  await expect(page.getByText(`I want to talk about this: ${YES}`)).toBeVisible();
});
