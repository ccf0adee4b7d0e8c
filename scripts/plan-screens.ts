import type { Page } from 'playwright';

type Photograph = (page: Page, name: string) => Promise<void>;

/** What the Goals place holds beside its list: a thread, the promises, the next agenda. */
export async function planScreens(page: Page, photograph: Photograph): Promise<void> {
  await page.getByRole('button', { name: /four-word sentences/ }).click();
  await page.getByRole('button', { name: /^Play all/ }).waitFor();
  await photograph(page, 'thread');
  await begunScreens(page, photograph);
  await page.getByRole('tab', { name: 'Said and written' }).click();
  await page.getByRole('table').waitFor();
  await photograph(page, 'said-and-written');
  await page.getByRole('tab', { name: 'Disputes' }).click();
  await page.getByRole('list', { name: 'Disputes' }).waitFor();
  await photograph(page, 'disputes');
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByRole('list', { name: 'Questions' }).waitFor();
  await photograph(page, 'questions');
  await page.getByRole('button', { name: 'Letter to the school' }).click();
  await page.getByRole('dialog').waitFor();
  await photograph(page, 'letter');
  // In the other language it has beside it what it says in hers.
  const language = (name: string) => page.getByRole('dialog').getByText(name, { exact: true }).click();
  await language('Spanish');
  await page.getByRole('heading', { name: /^What it says/ }).waitFor();
  await photograph(page, 'letter-both');
  await language('English');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Promises' }).click();
  await photograph(page, 'promises');
  await needScreens(page, photograph);
  await page.getByRole('tab', { name: 'Promises' }).click();
  await page.getByRole('button', { name: 'Agenda for the next meeting' }).click();
  await page.getByRole('button', { name: 'Print' }).waitFor();
  await photograph(page, 'agenda');
  await forNewScreens(page, photograph);
}

/** A selection for a teacher who missed the meeting. */
async function forNewScreens(page: Page, photograph: Photograph): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('navigation').getByText('Goals', { exact: true }).click();
  await press('For someone new');
  await press('New selection');
  await page.getByRole('textbox', { name: /^Title/ }).fill('What was agreed in October');
  await page.getByRole('textbox', { name: /^For whom/ }).fill('New math teacher');
  await press('Make the selection');
  await page.getByRole('button', { name: 'Make the folder' }).waitFor();
  await photograph(page, 'for-new');
}

/** An evaluation that somebody writes down, and a need that it found and nothing meets yet. */
async function needScreens(page: Page, photograph: Photograph): Promise<void> {
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

/** A form that was closed with words in it: opened again, and on Home, where it waits to be found. */
async function begunScreens(page: Page, photograph: Photograph): Promise<void> {
  const open = () => page.getByRole('button', { name: 'Add progress' }).click();
  await open();
  await page.getByRole('textbox', { name: 'What was reported' }).fill('5 of 10 tries, with one reminder');
  await page.keyboard.press('Escape');
  await open();
  await page.getByText(/You had begun to write this/).waitFor();
  await photograph(page, 'begun-form');
  await page.keyboard.press('Escape');
  const rail = (name: string) => page.getByRole('navigation').getByText(name, { exact: true }).click();
  await rail('Home');
  await page.getByRole('heading', { name: 'You had begun to write' }).waitFor();
  await photograph(page, 'home-begun');
  await rail('Goals');
}
