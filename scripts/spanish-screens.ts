import type { Page } from 'playwright';

type Photograph = (page: Page, name: string) => Promise<void>;

/**
 * Six main screens in Spanish, of the same made-up meeting: what is typed stays as it was typed. Begins on Settings in
 * English, and gives the window back in English.
 */
export async function spanishScreens(page: Page, photograph: Photograph): Promise<void> {
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const rail = (name: string) => page.getByText(name, { exact: true }).first().click();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

  await page.getByText('Español', { exact: true }).click();
  await heading('Ajustes');
  await page.getByRole('tab', { name: 'Qué protege' }).click();
  await page.getByText('Lo que no puede proteger').waitFor();
  await photograph(page, 'es-what-is-safe');
  await rail('Inicio');
  await heading('Inicio');
  await photograph(page, 'es-home');
  await rail('Reuniones');
  await press(/^Annual IEP meeting/);
  await page.getByRole('heading', { name: 'Grabaciones' }).waitFor();
  await photograph(page, 'es-meeting');
  await press('Escuchar y marcar');
  await press(/60 minutes of speech/);
  await photograph(page, 'es-review');
  await rail('Metas');
  await page.getByRole('tab', { name: 'Dicho y escrito' }).click();
  await page.getByRole('table').waitFor();
  await photograph(page, 'es-said-and-written');
  await rail('Evidencia');
  await heading('Evidencia');
  await photograph(page, 'es-evidence');

  await rail('Ajustes');
  await page.getByRole('tab', { name: 'Aspecto' }).click();
  await page.getByText('English', { exact: true }).click();
  await heading('Settings');
}
