import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../tests/support/chromium/index.ts';

type Photograph = (page: Page, name: string) => Promise<void>;

/** What whoever is handed a bundle sees first: its pages, from the folder itself, without scripts and without a network. */
export async function bundleScreens(folder: string, photograph: Photograph): Promise<void> {
  const name = readdirSync(folder).find((one) => one.startsWith('IEP-bundle_'));
  const found = await findChromium();
  if (name === undefined || found === null) throw new Error('there is no bundle, or no Chromium');
  const browser = await chromium.launch({ executablePath: found.path, args: [...found.args] });
  try {
    const page = await (await browser.newContext({ javaScriptEnabled: false, offline: true })).newPage();
    const open = (path: string, at = '') => page.goto(`${pathToFileURL(join(folder, name, path)).href}${at}`);
    await open('START-HERE.html');
    await photograph(page, 'bundle-start-here');
    await open('START-HERE.html', '#p-03');
    await photograph(page, 'bundle-exhibit');
    await open('data/02_chronology/chronology.html');
    await photograph(page, 'bundle-chronology');
    await open('data/01_index/index.html');
    await photograph(page, 'bundle-index');
  } finally {
    await browser.close();
  }
}
