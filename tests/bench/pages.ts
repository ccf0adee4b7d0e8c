import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { buildApp } from '../../scripts/build.ts';
import { type Keptword, launchKeptword, PASSPHRASE } from '../support/app/index.ts';
import { type Amount, inFolder, median, milliseconds, type Row } from './measure.ts';
import { STOPS, type Stop, unvisited } from './pages-tour.ts';
import { type PagesSize, pagesWorld, worldIn } from './pages-world.ts';
import { longestTask } from './tasks.ts';

/** The longest task that a person does not feel (RAIL, and issue 4). */
const LONG_TASK_MS = 50;
/** For whoever works on one page: only stops whose names hold this, and a folder in which the archive stays for the next time. */
const ONLY = process.env.KEPTWORD_BENCH_PAGES ?? '';
const KEPT = process.env.KEPTWORD_BENCH_WORLD;

type Seen = { stop: Stop; openMs: number[]; scrollMs: number[]; nodes: number };

/** Every page of an archive with much of everything: opened with a press and scrolled to its end, in a real Chromium. */
export function pages({ quick, runs }: Amount): Promise<Row[]> {
  const left = unvisited();
  if (left.length > 0) throw new Error(`no stop of the tour leads to: ${left.join(', ')}`);
  return inFolder('disk', async (parent) => {
    const size = { many: 300, lines: quick ? 2_000 : 20_000, meetings: quick ? 1_000 : 10_000 };
    const folder = await world(parent, size);
    await buildApp(['e2e', 'preload', 'renderer']);
    const profile = mkdtempSync(join(tmpdir(), 'keptword-bench-profile-'));
    const app = await launchKeptword({ profile });
    try {
      await enter(app, folder);
      const seen = await tour(app.page, runs);
      return [worst(seen, size)];
    } finally {
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });
}

async function world(parent: string, size: PagesSize): Promise<string> {
  if (KEPT === undefined) return pagesWorld(parent, size);
  const folder = worldIn(KEPT);
  return existsSync(folder) ? folder : pagesWorld(KEPT, size);
}

async function enter({ page, answerDialog }: Keptword, folder: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await answerDialog([folder]);
  await page.getByRole('button', { name: /Open one I have/ }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function tour(page: Page, runs: number): Promise<Seen[]> {
  const cdp = await page.context().newCDPSession(page);
  const chosen = STOPS.filter(({ name }) => name.includes(ONLY));
  const seen: Seen[] = chosen.map((stop) => ({ stop, openMs: [], scrollMs: [], nodes: 0 }));
  for (let run = 0; run < runs; run += 1) {
    for (const one of seen) {
      await visit(page, cdp, one);
      if (run === runs - 1) tell(one);
    }
  }
  await cdp.detach();
  return seen;
}

function tell({ stop, openMs, scrollMs, nodes }: Seen): void {
  const shown = (values: number[]) => values.map((value) => value.toFixed(0)).join(', ');
  const words = `opening ${shown(openMs)} ms, scrolling ${shown(scrollMs)} ms of work; ${nodes} nodes`;
  process.stderr.write(`  ${stop.name}: ${words}\n`);
}

/** One page: the press is found beforehand, so that looking for it is none of the page's work. */
async function visit(page: Page, cdp: CDPSession, one: Seen): Promise<void> {
  const { stop } = one;
  for (const press of stop.from) await press(page).click();
  const target = stop.press(page);
  // Twice: on the way to it, long lists above it learn how tall they are.
  for (let time = 0; time < 2; time += 1) {
    await target.scrollIntoViewIfNeeded();
    await calm(page, 'body');
  }
  const box = await target.boundingBox();
  if (!box) throw new Error(`nothing to press for: ${stop.name}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const opened = await longestTask(cdp, `opening ${stop.name}`, async () => {
    await page.mouse.down();
    await page.mouse.up();
    await calm(page, stop.shows);
  });
  const nodes = await countNodes(page);
  const scrolled = await longestTask(cdp, `scrolling ${stop.name}`, () => toTheEnd(page));
  one.openMs.push(opened.workMs);
  one.scrollMs.push(scrolled.workMs);
  one.nodes = Math.max(one.nodes, nodes, await countNodes(page));
  // Out of a choice and the dialog that it stands in.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

const countNodes = (page: Page) => page.evaluate(() => document.querySelectorAll('body *').length);

/** Resolves when `shows` is there and nothing was drawn for a while. Asks the page for next to nothing meanwhile. */
async function calm(page: Page, shows: string): Promise<void> {
  await page.evaluate(async (selector) => {
    const CALM_MS = 400;
    const MOST_MS = 60_000;
    const begun = performance.now();
    let changed = begun;
    const watch = new MutationObserver(() => {
      changed = performance.now();
    });
    watch.observe(document.body, { childList: true, subtree: true });
    while (performance.now() - changed < CALM_MS || !document.querySelector(selector)) {
      if (performance.now() - begun > MOST_MS)
        throw new Error(`never came to rest, or never showed ${selector}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    watch.disconnect();
  }, shows);
}

/** As a wheel does it, in forty turns from the top to the end of what stands under the middle of the window. */
async function toTheEnd(page: Page): Promise<void> {
  const steps = 40;
  await page.mouse.move(700, 420);
  const long = await page.evaluate(() => {
    const above: HTMLElement[] = [];
    for (let one = document.elementFromPoint(700, 420); one; one = one.parentElement) {
      if (one instanceof HTMLElement) above.push(one);
    }
    const scroller = above.find(
      (one) => one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY),
    );
    return scroller ? scroller.scrollHeight - scroller.clientHeight : 0;
  });
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, Math.max(200, (long * 1.5) / steps));
    await page.waitForTimeout(25);
  }
  await page.waitForTimeout(300);
}

function worst(seen: readonly Seen[], size: { many: number; meetings: number }): Row {
  const costs = seen.flatMap(({ stop, openMs, scrollMs }) => [
    { what: `opening “${stop.name}”`, ms: median(openMs) },
    { what: `scrolling “${stop.name}”`, ms: median(scrollMs) },
  ]);
  const longest = costs.reduce((most, one) => (one.ms > most.ms ? one : most));
  const over = costs.filter(({ ms }) => ms > LONG_TASK_MS).length;
  return {
    what: `Longest task of any of ${seen.length} pages, ${size.many} of everything and ${size.meetings} meetings`,
    baseline: 'what nobody feels',
    theirs: milliseconds(LONG_TASK_MS),
    ours: `${milliseconds(longest.ms)} of work, ${longest.what}${over > 1 ? `; ${over} are longer than that` : ''}`,
    ratio: longest.ms / LONG_TASK_MS,
    goal: 'at most 1.00x',
    met: longest.ms <= LONG_TASK_MS,
    runs: median(seen.map(({ openMs }) => openMs.length)),
  };
}
