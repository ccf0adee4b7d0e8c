import type { Locator, Page } from 'playwright';
import type { KeptwordApi } from '../shared/contract/index.ts';

type InPage = { keptword: KeptwordApi };
type Photograph = (page: Page, name: string, at?: Locator) => Promise<void>;

/** To whom a bundle goes and who agreed; what a moment goes to; the list before a first meeting; old copies of the list. */
export async function handingScreens(page: Page, passphrase: string, photograph: Photograph): Promise<void> {
  const rail = (name: string) => page.getByRole('navigation').getByText(name, { exact: true });
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const title = (name: string | RegExp) => page.getByRole('heading', { name }).first();
  await page.setViewportSize({ width: 1280, height: 800 });
  await rail('Evidence').click();
  await title('Who gets it').waitFor();
  await button(/Why does it leave/).click();
  await page.getByRole('option', { name: /attorney/ }).click();
  await photograph(page, 'evidence-gate', title('Who gets it'));

  await toMeeting(page, /^Annual IEP meeting/);
  await button('Listen and mark').click();
  await button(/60 minutes of speech/).click();
  const issues = button(/^What it is about, for an attorney/);
  await issues.click();
  await page.getByRole('checkbox', { name: /^FAPE/ }).waitFor();
  await photograph(page, 'review-issues', issues);

  const date = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  await page.evaluate(async (day) => {
    const { meetings, students } = (window as unknown as InPage).keptword;
    const studentIds = (await students.list()).map(({ id }) => id);
    await meetings.add({ title: 'First meeting of the new year', kind: 'iep', date: day, studentIds });
  }, date);
  // The window does not know of it until it is opened anew.
  await page.keyboard.press('Control+l');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await toMeeting(page, /First meeting of the new year/);
  const list = page.getByText('The list for a first meeting').first();
  await list.click();
  await photograph(page, 'first-meeting', list);

  await page.getByRole('button', { name: 'Settings', exact: true }).or(rail('Settings')).first().click();
  await page.getByRole('tab', { name: 'Safety' }).click();
  await title(/copies/).waitFor();
  await photograph(page, 'old-copies', title(/copies/));
}

async function toMeeting(page: Page, title: RegExp): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').getByText('Meetings', { exact: true }).click();
  await page.getByRole('button', { name: title }).first().click();
}
