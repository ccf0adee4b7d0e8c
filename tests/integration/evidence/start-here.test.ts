import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it as test } from 'vitest';
import { exportBundle } from '../../../main/evidence/index.ts';
import { findChromium } from '../../support/chromium/index.ts';
import { allFiles, makeCase } from '../../support/evidence/index.ts';
import { temporaryFolder } from '../../support/vault/index.ts';

const found = await findChromium();
const HOSTILE = '<script>document.title="owned"</script>"><img src=x onerror="document.title=\'owned\'">';

describe.runIf(found)(`START-HERE in a browser${found ? '' : ' (not run: needs chromium)'}`, () => {
  const { folder, remove } = temporaryFolder();
  let bundle: string;
  let browser: Browser;
  let context: BrowserContext;
  const asked: string[] = [];

  beforeAll(async () => {
    if (found === null) return;
    const words = {
      title: HOSTILE,
      place: HOSTILE,
      speaker: HOSTILE,
      said: HOSTILE,
      claim: HOSTILE,
      goal: HOSTILE,
    };
    const kase = await makeCase(folder, { words });
    const choice = {
      meetingId: kase.meeting.id,
      disputedOnly: false,
      momentIds: null,
      papers: true,
      zip: false,
    };
    bundle = (await exportBundle(kase.archive, kase.ffmpeg, choice, join(folder, 'out'))).place;
    await kase.archive.close();
    browser = await chromium.launch({ executablePath: found.path, args: [...found.args] });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.on('request', (request) => {
      if (!request.url().startsWith('file:')) asked.push(request.url());
    });
    await context.route(/^(?!file:)/, (route) => route.abort());
  });
  afterAll(async () => {
    await browser?.close();
    remove();
  });
  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(bundle, path)).href);
    return page;
  };

  test('every page is free of axe findings, in light and dark, and its hostile texts stay text', async () => {
    for (const path of allFiles(bundle).filter((one) => one.endsWith('.html'))) {
      const page = await open(path);
      for (const colorScheme of path === 'START-HERE.html'
        ? (['light', 'dark'] as const)
        : (['dark'] as const)) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        const said = violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
        expect(said, `${path} ${colorScheme}`).toEqual([]);
      }
      expect(await page.title(), path).not.toBe('owned');
      expect(await page.locator('script, img').count(), path).toBe(0);
      await page.close();
    }
  }, 180_000);

  test('plays a clip and the whole recording, with 30 seconds around it, from the folder itself', async () => {
    const page = await open('START-HERE.html');
    const played = await page.locator('#p-02').evaluate(async (heading) => {
      const players = [...(heading.closest('article')?.querySelectorAll('audio') ?? [])];
      return Promise.all(
        players.map(async (player) => {
          player.muted = true;
          player.preload = 'auto';
          player.load();
          await player.play();
          return { at: Math.round(player.currentTime), long: Math.round(player.duration * 1000) };
        }),
      );
    });
    expect(played[0]).toEqual({ at: 0, long: 50_758 - 38_042 });
    expect(played[1]?.at).toBe(8);
    await page.close();
  });

  test('reads at 200 % text in a small window without a sideways scroll bar, and every link leads to a file', async () => {
    const page = await open('START-HERE.html');
    await page.setViewportSize({ width: 900, height: 600 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      if (link.startsWith('#')) expect(await page.locator(link).count(), link).toBe(1);
      else expect(readFileSync(join(bundle, link)).length, link).toBeGreaterThan(0);
    }
    await page.close();
  });

  test('asked for nothing but its own files', () => {
    expect(asked).toEqual([]);
  });
});
