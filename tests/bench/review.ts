import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { buildApp } from '../../scripts/build.ts';
import type { KeptwordApi } from '../../shared/contract/index.ts';
import { type Keptword, launchKeptword, PASSPHRASE } from '../support/app/index.ts';
import { besideInTheOpen, OPEN_ADDRESS } from './in-the-open.ts';
import { type Amount, inFolder, median, megabytes, milliseconds, percentile, type Row } from './measure.ts';
import { LONG, type ReviewWorld, reviewWorld, SHORT } from './review-world.ts';
import { longestTask } from './tasks.ts';

/** The longest task that a person does not feel (RAIL, and issue 4). */
const LONG_TASK_MS = 50;
const SEEK_MS = 100;
/** Enough for a 95th percentile: ten of them lie above it. */
const SEEKS = 200;

type InPage = {
  keptword: KeptwordApi;
  players: Record<string, { jump: (atS: number) => Promise<number>; rest: () => Promise<void> }>;
};

/** The review of five hours in a real Chromium: opening, scrolling, playing and seeking. */
export function reviewing({ quick, runs }: Amount): Promise<Row[]> {
  return inFolder('disk', async (folder) => {
    const size = quick
      ? { minutes: 30, moments: 500, lines: 20_000, meetings: 1_000 }
      : { minutes: 300, moments: 500, lines: 20_000, meetings: 10_000 };
    const world = await reviewWorld(folder, size);
    await buildApp(['e2e', 'preload', 'renderer']);
    const profile = mkdtempSync(join(tmpdir(), 'keptword-bench-profile-'));
    const app = await launchKeptword({ profile, env: besideInTheOpen(world.plain) });
    if (app.host !== 'double') throw new Error('the unencrypted file is played by the double only');
    try {
      await enter(app, world);
      const rows = [
        ...(await opening(app.page, size.minutes, quick ? 5 : Math.max(9, runs * 3))),
        await smooth(app.page, size),
        ...(await seeking(app.page, quick ? 40 : SEEKS)),
      ];
      return rows;
    } finally {
      await app.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });
}

async function enter({ page, answerDialog }: Keptword, { folder }: ReviewWorld): Promise<void> {
  await answerDialog([folder]);
  await page.getByRole('button', { name: /Open one I have/ }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

/** To a meeting's page, by the search for its name: it is one of ten thousand. */
async function toMeeting(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation').getByText('Meetings', { exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** From the press to the picture: the player is ready, a row of the list is there, and the sound is painted. */
async function openReview(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: 'Listen and mark' });
  await button.waitFor();
  return page.evaluate(async () => {
    const press = [...document.querySelectorAll('button')].find(
      (one) => one.textContent === 'Listen and mark',
    );
    const begun = performance.now();
    press?.click();
    const painted = () => {
      const canvas = document.querySelector<HTMLCanvasElement>('.wave-canvas');
      if (!canvas || canvas.width === 0) return false;
      const { data } = canvas.getContext('2d')?.getImageData(0, canvas.height / 2, canvas.width, 1) ?? {
        data: [],
      };
      return data.some((value) => value !== 0);
    };
    const ready = () =>
      document.querySelector('.moment-button') !== null &&
      document.querySelector('.player-bar [data-kind="primary"]:not([disabled])') !== null &&
      painted();
    while (!ready()) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - begun;
  });
}

async function opening(page: Page, minutes: number, turns: number): Promise<Row[]> {
  const cdp = await page.context().newCDPSession(page);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return usedSize;
  };
  const took = { [LONG]: [] as number[], [SHORT]: [] as number[] };
  const held = { [LONG]: [] as number[], [SHORT]: [] as number[] };
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const title of [SHORT, LONG] as const) {
      await toMeeting(page, title);
      const ms = await openReview(page);
      const bytes = await heap();
      // The first turn loads code and fonts, for both.
      if (turn === 0) continue;
      took[title].push(ms);
      held[title].push(bytes);
    }
  }
  await cdp.detach();
  const time = { ours: median(took[LONG]), theirs: median(took[SHORT]) };
  const memory = { ours: median(held[LONG]), theirs: median(held[SHORT]) };
  return [
    {
      what: `Opening a ${minutes} min recording with 500 moments and 20,000 lines`,
      baseline: 'opening 5 minutes with as many a minute',
      theirs: milliseconds(time.theirs),
      ours: milliseconds(time.ours),
      ratio: time.ours / time.theirs,
      goal: 'at most 1.20x',
      met: time.ours / time.theirs <= 1.2,
      runs: turns,
    },
    {
      what: 'Memory of the page that shows it',
      baseline: 'of the page with 5 minutes',
      theirs: megabytes(memory.theirs),
      ours: megabytes(memory.ours),
      ratio: memory.ours / memory.theirs,
      goal: 'at most 1.20x',
      met: memory.ours / memory.theirs <= 1.2,
      runs: turns,
    },
  ];
}

/** An evening in short: play, scroll through everything, zoom, and scroll the transcript. */
async function smooth(page: Page, size: { moments: number; lines: number }): Promise<Row> {
  await toMeeting(page, LONG);
  await openReview(page);
  const cdp = await page.context().newCDPSession(page);
  const seen = [await longestTask(cdp, 'scrolling the moments', () => scroll(page, '.moment-list'))];
  await page.getByRole('button', { name: /^Play/ }).first().click();
  seen.push(
    await longestTask(cdp, 'playing', () => page.waitForTimeout(4_000)),
    await longestTask(cdp, 'scrolling the moments while it plays', () => scroll(page, '.moment-list')),
    await longestTask(cdp, 'zooming while it plays', () => zoom(page)),
  );
  const transcript = page.getByRole('tab', { name: 'Transcript' });
  const withLines = (await transcript.count()) > 0;
  if (withLines) {
    await transcript.click();
    await page.waitForTimeout(2_000);
    seen.push(
      await longestTask(cdp, 'scrolling the transcript while it plays', () => scroll(page, '.guide-scroll')),
    );
  }
  await cdp.detach();
  for (const { what, workMs, wallMs } of seen) {
    process.stderr.write(`  ${what}: ${workMs.toFixed(1)} ms of work, ${wallMs.toFixed(1)} ms by the wall\n`);
  }
  const longest = seen.reduce((most, one) => (one.workMs > most.workMs ? one : most));
  return {
    what: `Longest task while playing and scrolling ${size.moments} moments${withLines ? ` and ${size.lines} lines` : ''}`,
    baseline: 'what nobody feels',
    theirs: milliseconds(LONG_TASK_MS),
    ours: `${milliseconds(longest.workMs)} of work (${milliseconds(longest.wallMs)} by the wall), ${longest.what}`,
    ratio: longest.workMs / LONG_TASK_MS,
    goal: 'at most 1.00x',
    met: longest.workMs <= LONG_TASK_MS,
    runs: 1,
  };
}

async function zoom(page: Page): Promise<void> {
  for (let step = 0; step < 6; step += 1) {
    await page.locator('.wave-box').press('+');
    await page.waitForTimeout(250);
  }
}

/** As a wheel does it, from the first row to the last ones and back. */
async function scroll(page: Page, box: string): Promise<void> {
  const steps = 60;
  await page.locator(box).first().hover();
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, step < steps / 2 ? 1_500 : -1_500);
    await page.waitForTimeout(30);
  }
}

/** Jumps all over five hours: from the jump to the first sound behind it, sealed and in the open by turns. */
async function seeking(page: Page, seeks: number): Promise<Row[]> {
  // Away from the review, whose own sound would go on.
  await page.getByRole('navigation').getByText('Home', { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const long = await page.evaluate(async () => {
    const { meetings, recordings } = (window as unknown as InPage).keptword;
    const all = await meetings.list({ limit: 100 });
    const longest = all.toSorted((a, b) => b.durationMs - a.durationMs)[0];
    const [recording] = await recordings.list({ meetingId: longest?.id ?? '' });
    if (!recording) throw new Error('no recording');
    const { url } = await recordings.mediaAddress({ id: recording.id });
    return { url, seconds: recording.durationMs / 1000 };
  });
  const took = { sealed: [] as number[], open: [] as number[] };
  await makePlayers(page, { sealed: long.url, open: OPEN_ADDRESS });
  for (let n = 0; n <= seeks; n += 1) {
    // Spread by the golden ratio: far apart, never twice, the same in every run.
    const atS = ((n * 0.618_033_988_75) % 1) * (long.seconds - 30);
    const order = n % 2 === 0 ? (['open', 'sealed'] as const) : (['sealed', 'open'] as const);
    for (const which of order) {
      const ms = await jumpAtRest(page, which, atS);
      if (n > 0) took[which].push(ms);
    }
  }
  const ours = percentile(took.sealed, 0.95);
  const theirs = percentile(took.open, 0.95);
  const shown = (values: number[], high: number) =>
    `${milliseconds(high)} (median ${milliseconds(median(values))})`;
  return [
    {
      what: 'From a jump to the sound, 95 of 100',
      baseline: 'the same file, not encrypted',
      theirs: shown(took.open, theirs),
      ours: shown(took.sealed, ours),
      ratio: ours / theirs,
      goal: 'at most 1.25x',
      met: ours / theirs <= 1.25,
      runs: seeks,
    },
    {
      what: 'The same',
      baseline: 'what feels at once',
      theirs: milliseconds(SEEK_MS),
      ours: shown(took.sealed, ours),
      ratio: ours / SEEK_MS,
      goal: 'at most 1.00x',
      met: ours <= SEEK_MS,
      runs: seeks,
    },
  ];
}

/** A jump when neither player is still fetching what comes behind the jump before: each is measured by itself. */
function jumpAtRest(page: Page, which: 'open' | 'sealed', atS: number): Promise<number> {
  return page.evaluate(
    async ([name, at]) => {
      const { players } = window as unknown as InPage;
      for (const player of Object.values(players)) await player.rest();
      return (await players[name]?.jump(at)) ?? Number.NaN;
    },
    [which, atS] as const,
  );
}

/** `jump` plays from a place, and says how long it took until the first sound behind it. */
async function makePlayers(page: Page, addresses: Record<string, string>): Promise<void> {
  await page.evaluate((all) => {
    const playerOf = (address: string) => {
      const audio = new Audio(address);
      audio.muted = true;
      const rest = async () => {
        while (audio.networkState !== HTMLMediaElement.NETWORK_IDLE) {
          if (audio.error) throw new Error(audio.error.message);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      };
      const jump = async (atS: number) => {
        await audio.play();
        const begun = performance.now();
        const seeked = new Promise((resolve) => audio.addEventListener('seeked', resolve, { once: true }));
        audio.currentTime = atS;
        await seeked;
        while (audio.currentTime <= atS + 0.001) await new Promise((resolve) => setTimeout(resolve, 1));
        const took = performance.now() - begun;
        audio.pause();
        return took;
      };
      return { rest, jump };
    };
    const players = Object.fromEntries(
      Object.entries(all).map(([name, address]) => [name, playerOf(address)]),
    );
    Object.assign(window, { players });
  }, addresses);
}
