import {
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchKeptword } from '../tests/support/app/index.ts';

type Photograph = (page: Page, name: string) => Promise<void>;

/** As long as the beginning of a sealed file, which has a second home (decision 183). */
const BEGINNING = 256;

/** The archive a second time, before anybody changes it: this one will be damaged. */
export function copyToDamage(folder: string): void {
  cpSync(join(folder, 'Demo.keptword'), join(folder, 'Damaged.keptword'), { recursive: true });
}

/** What a bad disk did, as the parent meets it: a file to mend, a list that is lost, and what was found again. */
export async function brokenScreens(folder: string, photograph: Photograph): Promise<void> {
  const archive = join(folder, 'Damaged.keptword');
  const passphrase = readFileSync(join(folder, 'passphrase.txt'), 'utf8').trim();
  damageOneFile(archive);
  const app = await launchKeptword();
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const unlock = async () => {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
  };
  const home = () => page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  try {
    await app.answerDialog([archive]);
    await button(/Open one I have/).click();
    await unlock();
    await home();
    await button('Check now').click();
    await button('Mend it').waitFor();
    await photograph(page, 'home-mend');
    await page.keyboard.press('Control+l');
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    damageList(archive);
    await unlock();
    await button('Get my recordings back').waitFor();
    await photograph(page, 'unlock-lost');
    await button('Get my recordings back').click();
    await home();
    await button('I have read this').waitFor();
    await photograph(page, 'home-found');
  } finally {
    await app.close();
  }
}

/** One sector is gone, where the largest file of the archive begins. */
function damageOneFile(archive: string): void {
  const blobs = join(archive, 'blobs');
  const [largest] = readdirSync(blobs, { recursive: true, encoding: 'utf8' })
    .map((name) => join(blobs, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.head'))
    .sort((one, other) => statSync(other).size - statSync(one).size);
  if (largest === undefined) throw new Error('the archive holds no sealed file');
  const file = openSync(largest, 'r+');
  writeSync(file, Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
  closeSync(file);
}

function damageList(archive: string): void {
  for (const name of readdirSync(archive)) {
    if (name.startsWith('index.db')) writeFileSync(join(archive, name), 'noise');
  }
}
