import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { importInto, type Keptword, launchKeptword, makeArchive, SAMPLE } from '../support/app/index.ts';
import { press, reach } from '../support/app/keyboard.ts';
import { makePdf } from '../support/documents/index.ts';

/** The evening with the paper: each promise heard and checked by keyboard, then what is denied is asked about. */
test.describe.configure({ mode: 'serial', timeout: 60_000 });

type InPage = { keptword: KeptwordApi };
const DRAFT = makePdf([['Draft IEP', null, 'Speech therapy 60 minutes a week.']]);
const FINAL = makePdf([['IEP', null, 'Speech therapy 30 minutes a week.']]);

let root: string;
let app: Keptword;
let page: Page;

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-written-'));
  for (const [name, bytes] of Object.entries({ 'draft.pdf': DRAFT, 'final.pdf': FINAL })) {
    writeFileSync(join(root, name), bytes);
  }
  app = await launchKeptword({ profile: join(root, 'profile') });
  page = app.page;
  await makeArchive(app, root);
  const { meetingId, recordingIds } = await importInto(app, 'Annual IEP meeting', [SAMPLE]);
  await page.getByRole('navigation').getByText('Goals', { exact: true }).click();
  await button(/Add a child|Add your child/)
    .last()
    .click();
  await page.getByRole('textbox', { name: /Initials/ }).fill('J.R.');
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await app.answerDialog([join(root, 'draft.pdf'), join(root, 'final.pdf')]);
  await page.evaluate(prepare, { meetingId, recordingId: recordingIds[0] ?? '' });
});

test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

/** In the page: two promises, one of them of a decision, something denied, something private; a draft and a plan. */
async function prepare({ meetingId, recordingId }: { meetingId: string; recordingId: string }) {
  const { students, meetings, people, decisions, review, documents } = (window as unknown as InPage).keptword;
  const studentId = (await students.list())[0]?.id ?? '';
  await meetings.change({ id: meetingId, change: { studentIds: [studentId] } });
  const { id: speakerId } = await people.add({ label: 'Ms. Lee', role: 'district-representative' });
  const decision = await decisions.add({
    meetingId,
    text: 'Speech therapy is given at school',
    outcome: 'agreed',
  });
  const base = { recordingId, speakerId, speakerHow: 'introduced' as const };
  await review.add({
    ...base,
    startMs: 1_000,
    endMs: 1_600,
    type: 'promise',
    text: 'Sixty minutes of speech a week',
  });
  await review.add({
    ...{ ...base, startMs: 3_000, endMs: 3_600, type: 'decision', text: 'We do it here' },
    decisionId: decision.id,
  } as Parameters<typeof review.add>[0]);
  await review.add({
    ...base,
    startMs: 5_000,
    endMs: 5_600,
    type: 'statement',
    text: 'There is staff for it',
    dispute: { claim: 'There was never any staff', by: 'The district' },
  });
  await review.add({
    ...{
      ...base,
      startMs: 7_000,
      endMs: 7_600,
      type: 'promise' as const,
      text: 'Only for me',
      private: true,
    },
  });
  await review.add({ ...base, startMs: 9_000, endMs: 9_600, type: 'question', text: 'How many minutes?' });
  const picked = await documents.pick();
  const attached = await documents.attach({
    jobId: 'attach',
    fileIds: picked.map(({ fileId }) => fileId),
    about: { meetingId, studentId, kind: 'iep' },
  });
  for (const one of attached) {
    if (one.outcome !== 'attached') throw new Error(JSON.stringify(one));
    const isDraft = one.name.startsWith('draft');
    await documents.describe({
      id: one.document.id,
      change: isDraft
        ? { kind: 'draft', title: 'First draft', date: '2026-10-20' }
        : { title: 'IEP 2026', date: '2026-10-25' },
    });
  }
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
/** Where react-aria puts what it just said, for a few seconds. */
const ANNOUNCER = '[data-live-announcer]';
const table = () => page.locator('.said-table');
const row = (text: string) => page.getByRole('row').filter({ hasText: text });
const answer = (text: string, name: string) => row(text).getByRole('button', { name });

async function clean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude(ANNOUNCER).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test('every promise is heard and checked by keyboard, and undo takes it back', async () => {
  await page.getByRole('tab', { name: 'Said and written' }).click();
  await expect(table()).toBeVisible();
  await expect(page.getByText('2 promises and decisions. 2 are still to be checked.')).toBeVisible();
  await expect(page.getByText('Only for me')).toHaveCount(0);
  await clean();

  await press(page, button('Check the next one'));
  await expect(button(/^Details of: Sixty minutes/)).toBeFocused();
  await page.keyboard.press('p');
  await expect(button(/^Stop: Sixty minutes/)).toBeVisible();
  await expect(button(/^Listen: Sixty minutes/)).toBeVisible();
  await page.keyboard.press('d');
  await expect(answer('Sixty minutes', 'Different')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(button(/^Details of: Speech therapy is given/)).toBeFocused();
  await page.keyboard.press('m');
  await expect(answer('Speech therapy is given', 'Missing')).toHaveAttribute('aria-pressed', 'true');
  await expect(row('Sixty minutes').getByText('Checked against IEP 2026 (October 25, 2026).')).toBeVisible();
  await expect(page.getByText('All of them are checked.')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+z');
  await expect(answer('Speech therapy is given', 'Missing')).toHaveAttribute('aria-pressed', 'false');
});

test('a row checked against the draft says so', async () => {
  await button(/Check against/).click();
  await page.getByRole('option', { name: /^Draft: First draft/ }).click();
  await reach(page, button(/^Details of: Speech therapy is given/));
  await page.keyboard.press('w');
  await expect(
    row('Speech therapy is given').getByText('Checked against the draft “First draft”.'),
  ).toBeVisible();
  await expect(row('Speech therapy is given').getByText(/A newer version is here: IEP 2026/)).toBeVisible();
});

test('it prints as a plain page, and nothing private is on it', async () => {
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.emulateMedia({ media: 'print' });
  await button('Print').evaluate((element: HTMLElement) => element.click());
  const sheet = page.locator('.print-sheet');
  await expect(sheet.getByText('Sixty minutes of speech a week')).toBeVisible();
  await expect(sheet.getByText('Different.')).toBeVisible();
  await expect(page.locator('.said-table')).toBeHidden();
  await expect(page.getByText('Only for me')).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(sheet).toHaveCount(0);
});

test('what was asked and answered is written down, and the status follows', async () => {
  await page.getByRole('tab', { name: 'Disputes' }).click();
  const card = page.getByRole('listitem', { name: 'There is staff for it' });
  await expect(card.getByText('There was never any staff')).toBeVisible();
  await clean();
  await card.getByRole('button', { name: 'I asked them' }).click();
  await page.getByLabel('Whom I asked').fill('Ms. Lee');
  await page.getByLabel('My words').fill('Please confirm.');
  await button('Save').click();
  await expect(card.getByText('No answer so far')).toBeVisible();
  await card.getByRole('button', { name: 'Write down the answer' }).click();
  await button(/Their answer/).click();
  await page.getByRole('option', { name: 'Denied' }).click();
  await button('Save').click();
  await expect(card.getByText('Answer: Denied')).toBeVisible();
  await expect(card.getByText('Disputed: Denied')).toBeVisible();
});

test('two statements stand side by side and are heard one after the other', async () => {
  await button('Put two statements side by side').click();
  const choose = async (which: string, words: RegExp) => {
    const group = page.getByRole('group', { name: which });
    await group.getByRole('button', { name: /Moment/ }).click();
    await page.getByRole('option', { name: words }).click();
  };
  await choose('First statement', /Sixty minutes/);
  await choose('Second statement', /There is staff/);
  await button('Save').click();
  const pairs = page.getByRole('list', { name: 'Pairs of statements' });
  await pairs.getByRole('button', { name: 'Play both, one after the other' }).click();
  await expect(pairs.getByRole('button', { name: /^Stop: Sixty/ })).toBeVisible();
  await expect(pairs.getByRole('button', { name: /^Stop: There is staff/ })).toBeVisible();
  await expect(pairs.getByRole('button', { name: 'Play both, one after the other' })).toBeVisible();
});

test('a question is answered by a clip that one word finds', async () => {
  await page.getByRole('tab', { name: 'Questions' }).click();
  await button(/^Was this answered\? How many minutes/).click();
  await page.getByRole('searchbox', { name: /Words of the answer/ }).fill('sixt');
  await button(/^This is the answer: Sixty minutes/).click();
  await expect(page.getByText('Every question has its answer.')).toBeVisible();
  await page.getByText('Answered (1)').click();
  const card = page.getByRole('listitem', { name: 'How many minutes?' });
  await expect(card).toBeVisible();
  await clean();
  await card.getByRole('button', { name: /^Listen: Sixty minutes/ }).click();
  await expect(card.getByRole('button', { name: /^Stop: Sixty minutes/ })).toBeVisible();
});

test('a letter is in English, and says in her Spanish what she signs; her own words stay', async () => {
  await button('Settings').click();
  await page.getByText('Español', { exact: true }).first().click();
  await page.getByRole('navigation').getByText('Metas', { exact: true }).click();
  await page.getByRole('tab', { name: 'Disputas' }).click();
  await button('Carta a la escuela').click();
  const letter = page.getByRole('dialog');
  const says = letter.getByRole('listitem').filter({ hasText: 'There was never any staff' }).locator('p');
  await expect(says.first()).toContainText('Later claimed: “There was never any staff”');
  await expect(says.last()).toContainText('Después se afirmó: «There was never any staff»');
  await expect(says.last()).toHaveAttribute('lang', 'es');
  await clean();
  await letter.getByRole('button', { name: 'Cambiar las palabras' }).click();
  await letter.getByRole('textbox').fill('Dear Ms. Lee,');
  await page.keyboard.press('Escape');
  await button('Carta a la escuela').click();
  await expect(letter.getByText('Dear Ms. Lee,')).toBeVisible();
  await expect(letter.getByText('Esto lo escribió usted. No está traducido.')).toBeVisible();
  await letter.getByRole('button', { name: /^Copiar la carta/ }).click();
  await expect(letter.getByText('Copiado. Puede pegarlo en un correo.')).toBeVisible();
  await letter.getByRole('button', { name: 'Cambiar las palabras' }).click();
  await letter.getByRole('textbox').fill('');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(letter.getByRole('textbox')).toHaveValue('Dear Ms. Lee,');
  await page.keyboard.press('Escape');
  await button('Ajustes').click();
  await page.getByText('English', { exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('what she meant to raise is heard where she did; what was agreed stands on one page', async () => {
  await page.evaluate(async () => {
    const { meetings, concerns, review } = (window as unknown as InPage).keptword;
    const meetingId = (await meetings.list({}))[0]?.id ?? '';
    const { id: concernId } = await concerns.add({ meetingId, text: 'He speaks too little' });
    const [first] = await review.momentsOfMeeting({ meetingId });
    await review.change({ id: first?.id ?? '', change: { concernId } });
  });
  await page.getByRole('navigation').getByText('Meetings', { exact: true }).click();
  await button(/^Annual IEP meeting/).click();
  const sheet = page.getByRole('list', { name: 'Concerns' });
  await expect(sheet.getByText(/^Raised in R01 at 0:00:01/)).toBeVisible();
  await clean();
  await button('What was agreed').click();
  const agreed = page.getByRole('list', { name: 'Agreed', exact: true });
  await expect(agreed).toBeVisible();
  await clean();
  await agreed.getByRole('button', { name: 'Listen: Speech therapy is given at school' }).click();
  await expect(agreed.getByRole('button', { name: /^Stop: Speech therapy/ })).toBeVisible();
});
