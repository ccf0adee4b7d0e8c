import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningDouble, runUnderDouble } from '../../support/app/index.ts';
import { findChromium } from '../../support/chromium/index.ts';

/*
 * The double itself, with an app of a page: what it lets through and what it refuses must be what Electron's
 * documentation says. A Chromium is needed; without one these are listed as not run.
 */
const SAMPLE = join(import.meta.dirname, '../../support/electron-double/sample-app/main.ts');
const chromium = await findChromium();
const folder = mkdtempSync(join(tmpdir(), 'electron-double-'));

function start(...args: string[]): Promise<RunningDouble> {
  return runUnderDouble({
    entry: SAMPLE,
    args: [`--user-data-dir=${join(folder, 'profile')}`, ...args],
    env: { ELECTRON_DOUBLE_REPORT: join(folder, 'left.txt') },
    page: /sample\.invalid/,
  });
}

/** Runs in the page; `sample` is what the sample's preload exposes. */
type Sample = Record<string, (input?: unknown) => Promise<unknown>>;

describe.runIf(chromium !== null)('the sample app', () => {
  let app: RunningDouble;
  beforeAll(async () => {
    app = await start();
  }, 60_000);
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test('the page is there when its scripts run, frozen, and without Node', async () => {
    const seen = await app.page.evaluate(() => {
      const { sample, ran, require, process } = window as unknown as Record<string, unknown>;
      const api = sample as { number: number; list: unknown[] };
      return [ran, Object.isFrozen(api), api.number, api.list.length, typeof require, typeof process];
    });
    expect(seen).toEqual(['object', true, 7, 2, 'undefined', 'undefined']);
  });

  test('a call answers with a copy, from a frame of the app’s own scheme', async () => {
    const answer = await app.page.evaluate(() =>
      (window as unknown as { sample: Sample }).sample.echo?.({
        a: [1, undefined, new Date(0), new Uint8Array([9])],
      }),
    );
    expect(answer).toEqual({
      value: { a: [1, undefined, new Date(0), expect.anything()] },
      from: 'app://sample/index.html',
    });
  });

  test('functions answer at once where Electron’s do, and events can be left', async () => {
    const seen = await app.page.evaluate(async () => {
      const sample = (window as unknown as { sample: Record<string, (input: unknown) => unknown> }).sample;
      const heard: unknown[] = [];
      const stop = sample.onHeard?.((payload: unknown) => heard.push(payload)) as () => void;
      await sample.echo?.('x');
      stop();
      await sample.echo?.(1);
      return [sample.double?.(21), heard];
    });
    expect(seen).toEqual([42, ['string']]);
  });

  test('errors lose what Electron’s lose', async () => {
    const outcomes = await app.page.evaluate(async () => {
      const sample = (window as unknown as { sample: Sample }).sample;
      const all: Record<string, unknown> = {};
      for (const name of ['sendFunction', 'fail', 'nobody', 'rejectPlain', 'rejectError']) {
        all[name] = await sample[name]?.().then(
          () => 'answered',
          (error) => ({ isError: error instanceof Error, message: error.message, code: error.code }),
        );
      }
      try {
        sample.throws?.();
      } catch (error) {
        all.throws = { message: (error as Error).message, code: (error as { code?: string }).code };
      }
      return all;
    });
    expect(outcomes).toEqual({
      sendFunction: {
        isError: true,
        message: expect.stringContaining('could not be cloned'),
        code: undefined,
      },
      fail: {
        isError: true,
        message: "Error invoking remote method 'fail': Error: a reason",
        code: undefined,
      },
      nobody: {
        isError: true,
        message: "Error invoking remote method 'nobody': No handler registered for 'nobody'",
        code: undefined,
      },
      rejectPlain: { isError: false, message: undefined, code: 'mine' },
      rejectError: { isError: true, message: 'only this', code: undefined },
      throws: { message: 'thrown', code: undefined },
    });
  });

  test('the preload has Electron’s sandboxed modules and nothing else', async () => {
    expect(
      await app.page.evaluate(() => (window as unknown as { sample: Sample }).sample.unknown?.()),
    ).toEqual([
      'The Electron double does not have ipcRenderer.sendSync.',
      'The Electron double does not have contextBridge.exposeInIsolatedWorld.',
      expect.stringContaining('module not found: node:fs'),
      'undefined',
    ]);
  });

  test('only the allowed permission is granted', async () => {
    const states = await app.page.evaluate(async () => {
      const names = ['microphone', 'camera', 'geolocation', 'notifications', 'midi'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['granted', 'denied', 'denied', 'denied', 'denied']);
  });

  test('a dropped file’s path reaches main and only main', async () => {
    const file = join(folder, 'dropped.txt');
    writeFileSync(file, 'x');
    const cdp = await app.page.context().newCDPSession(app.page);
    const { root } = await cdp.send('DOM.getDocument');
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'input' });
    await cdp.send('DOM.setFileInputFiles', { nodeId, files: [file] });
    const answer = await app.page.evaluate(() => {
      const given = document.querySelector('input')?.files?.[0];
      return (window as unknown as { sample: Sample }).sample.path?.(given);
    });
    expect(answer).toEqual({ value: file, from: 'app://sample/index.html' });
    await cdp.detach();
  });

  test('a guarded page cannot be led away and opens no second window', async () => {
    const before = app.page.url();
    expect(await app.page.evaluate(() => window.open('https://example.org/'))).toBeNull();
    await app.page.click('#tab');
    await app.page.click('#out');
    await app.page.evaluate(() => {
      location.href = 'https://example.org/script';
    });
    await app.page.waitForTimeout(500);
    expect(app.page.url()).toBe(before);
    expect(app.browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
  });

  test('the policy of the protocol handler holds: no eval, no fetch', async () => {
    const outcome = await app.page.evaluate(async () => {
      const fetched = await fetch('/page.js').then(
        () => 'fetched',
        () => 'refused',
      );
      const script = document.createElement('script');
      script.textContent = 'window.inline = 1';
      document.body.append(script);
      return [fetched, 'inline' in window];
    });
    expect(outcome).toEqual(['refused', false]);
  });

  test('a request that would leave is stopped and told', async () => {
    await app.page.evaluate(
      () =>
        new Promise((resolve) => {
          const image = new Image();
          image.onerror = resolve;
          image.src = 'https://example.org/x.png';
        }),
    );
    const report = join(folder, 'left.txt');
    expect(existsSync(report) && readFileSync(report, 'utf8')).toContain('https://example.org/x.png');
  });
});

test.runIf(chromium !== null)(
  'without guards, the double lets through what Electron would',
  async () => {
    const app = await start('no-permissions', 'no-navigation-guard');
    try {
      const camera = await app.page.evaluate(
        async () => (await navigator.permissions.query({ name: 'camera' as PermissionName })).state,
      );
      expect(camera).toBe('granted');
      await app.page.evaluate(() => {
        location.href = 'https://example.org/';
      });
      // Chromium shows its error page in another process, so the old page is either gone or elsewhere.
      await expect.poll(() => app.page.isClosed() || !app.page.url().includes('sample.invalid')).toBe(true);
    } finally {
      await app.close();
    }
  },
  60_000,
);
