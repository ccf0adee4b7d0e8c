import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Keptword, launchKeptword } from '../support/app/index.ts';
import { press, reach, write } from '../support/app/keyboard.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/sample/annual-iep-meeting.opus');
const PASSPHRASE = 'walnut harbor seven kites';

/** The whole main job, with the keyboard alone: nothing in this file clicks. */
test('from nothing to a bundle that anyone can verify', async () => {
  test.setTimeout(240_000);
  const root = mkdtempSync(join(tmpdir(), 'keptword-e2e-'));
  const app = await launchKeptword();
  try {
    await createArchive(app, root);
    await addChildAndMeeting(app);
    await importSample(app);
    await markDisputed(app);
    const bundle = await makeBundle(app, root);
    await verifyInApp(app, bundle);
    verifyOutside(bundle);
    expect(app.outside()).toEqual([]);
  } finally {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  }
});

async function createArchive({ page, answerDialog }: Keptword, root: string): Promise<void> {
  await press(page, page.getByRole('button', { name: /Make a new archive/ }));
  await write(page, page.getByRole('textbox', { name: /Name of the archive/ }), 'Ours');
  await answerDialog([root]);
  await press(page, page.getByRole('button', { name: 'Choose the place' }));
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible();
  await write(page, page.getByLabel(/^Passphrase/).first(), PASSPHRASE);
  await write(page, page.getByLabel('The same once more'), PASSPHRASE);
  await press(page, page.getByRole('button', { name: 'Make the archive' }));

  await expect(page.getByRole('heading', { name: 'Your 24 recovery words' })).toBeVisible();
  const sheet = join(root, 'words.txt');
  await answerDialog([sheet]);
  await press(page, page.getByRole('button', { name: 'Save as a file' }));
  await expect.poll(() => existsSync(sheet)).toBe(true);
  const words = await page.locator('.recovery-words li').allInnerTexts();
  expect(words).toHaveLength(24);
  await press(page, page.getByRole('button', { name: 'I have the words' }));

  const asked = await page.getByRole('textbox', { name: /^Word \d+/ }).all();
  expect(asked).toHaveLength(3);
  for (const field of asked) {
    const label = (await field.getAttribute('aria-label')) ?? (await labelOf(field));
    const position = Number(/\d+/.exec(label)?.[0]);
    await write(page, field, (words[position - 1] ?? '').replace(/^\d+\s*/, ''));
  }
  await press(page, page.getByRole('button', { name: 'Check and open' }));
  await expect(page.getByText('What is next')).toBeVisible();
}

function labelOf(field: import('@playwright/test').Locator): Promise<string> {
  return field.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? '');
}

async function addChildAndMeeting({ page }: Keptword): Promise<void> {
  await press(page, page.getByRole('main').getByRole('button', { name: 'Add a child' }));
  const child = page.getByRole('dialog');
  await write(page, child.getByRole('textbox', { name: /Initials/ }), 'J.R.');
  await press(page, child.getByRole('button', { name: /^(Add|Save)/ }).last());
  await expect(child).toBeHidden();

  // The focus is where the next step is: nobody has to look for it.
  await expect(page.getByRole('main').getByRole('button', { name: 'Add a meeting' })).toBeFocused();
  await page.keyboard.press('Enter');
  const meeting = page.getByRole('dialog');
  await write(page, meeting.getByRole('textbox', { name: /Name of the meeting/ }), 'Annual IEP meeting');
  await reach(page, meeting.getByRole('spinbutton').first());
  await page.keyboard.type('10202026');
  await page.keyboard.press('Enter');
  await expect(meeting).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Annual IEP meeting' })).toBeVisible();
}

async function importSample({ page, answerDialog }: Keptword): Promise<void> {
  await press(page, page.getByRole('main').getByRole('button', { name: 'Add a recording' }).first());
  await answerDialog([SAMPLE]);
  await press(page, page.getByRole('button', { name: 'Choose files' }));
  await expect(page.getByText('annual-iep-meeting.opus').first()).toBeVisible();
  // A group of choices is one stop of Tab; the arrow keys choose in it.
  const announced = page.getByRole('radiogroup', { name: /said aloud/ });
  await reach(page, announced.getByRole('radio').first());
  await page.keyboard.press('Space');
  await press(page, page.getByRole('button', { name: 'Add this recording' }));
  await expect(page.getByText('The recording is in.').first()).toBeVisible({ timeout: 60_000 });
  await press(page, page.getByRole('button', { name: 'Listen and mark' }));
  await expect(page.getByRole('heading', { name: 'Annual IEP meeting' })).toBeVisible();
}

async function markDisputed({ page }: Keptword): Promise<void> {
  const player = page.getByRole('button', { name: /^Play/ }).first();
  await expect(player).toBeEnabled({ timeout: 20_000 });
  // The sound plays from the sealed copy, and a seek lands where it should.
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Pause/ }).first()).toBeVisible();
  const place = page.getByRole('slider', { name: /Place in the sound/ });
  await expect.poll(async () => Number(await place.getAttribute('aria-valuenow'))).toBeGreaterThan(30);
  await page.keyboard.press('Space');

  await page.keyboard.press('i');
  await page.keyboard.press('l');
  await page.keyboard.press('d');
  const form = page.getByRole('region', { name: 'The chosen moment' });
  await write(
    page,
    form.getByRole('textbox', { name: /^What was said/ }),
    'Speech will be two times thirty minutes.',
  );
  const disputed = form.getByRole('checkbox', { name: /This is disputed/ });
  await expect(disputed).toBeChecked();
  await write(
    page,
    form.getByRole('textbox', { name: /What was later claimed/ }),
    'The plan says once a week.',
  );
  await reach(page, form.getByRole('textbox', { name: /Where it stands/ }));
  await expect(form.getByText('Saved').first()).toBeVisible();
}

async function makeBundle({ page, answerDialog }: Keptword, root: string): Promise<string> {
  await press(
    page,
    page
      .getByRole('navigation')
      .getByRole('link', { name: 'Evidence' })
      .or(page.getByRole('navigation').getByRole('button', { name: 'Evidence' })),
  );
  const make = page.getByRole('button', { name: /^Make the bundle with/ });
  await answerDialog([root]);
  await press(page, make);
  await expect(page.getByText('The bundle was checked.').first()).toBeVisible({ timeout: 60_000 });
  const name = await page.evaluate(async () => {
    const { keptword } = window as unknown as {
      keptword: { evidence: { exports(): Promise<{ name: string }[]> } };
    };
    return (await keptword.evidence.exports())[0]?.name ?? '';
  });
  const bundle = join(root, name);
  expect(existsSync(join(bundle, 'manifest-sha256.txt'))).toBe(true);
  return bundle;
}

async function verifyInApp({ page, answerDialog }: Keptword, bundle: string): Promise<void> {
  await answerDialog([join(bundle, 'bagit.txt')]);
  await press(page, page.getByRole('button', { name: 'Choose a bundle to check' }));
  await expect(page.getByText('The bundle is whole.').first()).toBeVisible({ timeout: 60_000 });
}

/** With nothing of ours. */
function verifyOutside(bundle: string): void {
  execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: bundle });
  expect(readFileSync(join(bundle, 'START-HERE.html'), 'utf8')).toContain('once a week');
}
