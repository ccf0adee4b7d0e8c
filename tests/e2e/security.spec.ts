import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { contract, type KeptwordApi } from '../../shared/contract/index.ts';
import {
  importInto,
  type Keptword,
  launchKeptword,
  makeArchive,
  PASSPHRASE,
  SAMPLE,
} from '../support/app/index.ts';

/** SAFETY §3, seen from the page: what a script that got in could, and could not, do. */
type Page = { keptword: KeptwordApi } & Record<string, unknown>;
type Loose = Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;

let root: string;
let app: Keptword;
let recordingId: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-security-'));
  app = await launchKeptword();
  await makeArchive(app, root);
  const imported = await importInto(app, '<img src=x onerror="window.struck=1">', [SAMPLE]);
  recordingId = imported.recordingIds[0] ?? '';
});
test.afterAll(async () => {
  await app?.close();
  rmSync(root, { recursive: true, force: true });
});

test('names with markup in them stay text', async () => {
  await app.page.getByRole('button', { name: 'Meetings' }).first().click();
  await expect(app.page.getByText('<img src=x onerror="window.struck=1">').first()).toBeVisible();
  expect(await app.page.evaluate(() => 'struck' in window)).toBe(false);
});

test('the page has no Node, and exactly the functions of the contract', async () => {
  const seen = await app.page.evaluate(() => {
    const page = window as unknown as Record<string, unknown>;
    const api = page.keptword as Record<string, unknown>;
    return {
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in page,
      ),
      api: Object.keys(api).map((name) => [
        name,
        typeof api[name] === 'object' ? Object.keys(api[name] as object) : null,
      ]),
      frozen: Object.isFrozen(api) && Object.isFrozen(api.review),
      protocol: location.protocol,
      secure: isSecureContext,
    };
  });
  expect(seen.node).toEqual([]);
  expect(Object.fromEntries(seen.api as [string, string[] | null][])).toEqual({
    ...Object.fromEntries(Object.entries(contract).map(([feature, calls]) => [feature, Object.keys(calls)])),
    on: null,
    dropFiles: null,
  });
  expect(seen.frozen).toBe(true);
  expect(seen.secure).toBe(true);
  expect(seen.protocol).toBe(app.host === 'electron' ? 'app:' : 'https:');
});

test('a page that bends its own prototypes does not bend the preload', async () => {
  const locale = await app.page.evaluate(async () => {
    const map = Array.prototype.map;
    Object.defineProperty(Array.prototype, 'map', {
      value: () => ['bent'],
      configurable: true,
      writable: true,
    });
    Object.defineProperty(Object.prototype, 'ok', { value: false, configurable: true });
    try {
      return await (window as unknown as Page).keptword.app.locale();
    } finally {
      Array.prototype.map = map;
      Reflect.deleteProperty(Object.prototype, 'ok');
    }
  });
  expect(locale).toMatch(/^[a-z]{2}/);
});

test('inline script, eval, markup from text, remote picture and fetch are blocked', async () => {
  const outcome = await app.page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const tried = async (work: () => unknown) => {
      try {
        await work();
        return 'worked';
      } catch {
        return 'refused';
      }
    };
    // What an inspector evaluates may use eval; what runs a turn later is a script like any other.
    await new Promise((resolve) => setTimeout(resolve, 10));
    const inline = document.createElement('script');
    const markup = document.createElement('div');
    const results = {
      inline: await tried(() => {
        inline.textContent = 'window.struck = 1';
        document.body.append(inline);
      }),
      eval: await tried(() => Reflect.construct(Function, ['return 1'])()),
      markup: await tried(() => {
        markup.innerHTML = '<img src=x onerror="window.struck=1">';
      }),
      fetch: await tried(() => fetch('https://example.org/')),
      own: await tried(() => fetch('/index.html')),
      picture: await tried(
        () =>
          new Promise((resolve, reject) => {
            const image = new Image();
            image.onload = resolve;
            image.onerror = reject;
            image.src = 'https://example.org/x.png';
          }),
      ),
      frame: await tried(() => {
        const frame = document.createElement('iframe');
        frame.src = 'https://example.org/';
        document.body.append(frame);
      }),
      socket: await tried(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://example.org/');
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
      ),
    };
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { results, violated: [...new Set(violated)], struck: 'struck' in window };
  });
  expect(outcome.struck).toBe(false);
  expect(outcome.results).toMatchObject({
    eval: 'refused',
    markup: 'refused',
    fetch: 'refused',
    own: 'refused',
    picture: 'refused',
    socket: 'refused',
  });
  for (const directive of ['connect-src', 'img-src', 'frame-src'])
    expect(outcome.violated).toContain(directive);
});

test('the page cannot be left and opens no window', async () => {
  const before = app.page.url();
  const opened = await app.page.evaluate(() => window.open('https://example.org/'));
  expect(opened).toBeNull();
  await app.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/link';
    document.body.append(link);
    link.click();
    const refresh = document.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = '0;url=https://example.org/refresh';
    document.head.append(refresh);
  });
  await app.page.waitForTimeout(500);
  await app.page.evaluate(() => {
    location.href = 'https://example.org/script';
  });
  await app.page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://example.org/form';
    document.body.append(form);
    form.submit();
  });
  await app.page.waitForTimeout(500);
  expect(app.page.url()).toBe(before);
});

test('only the microphone may be asked for', async () => {
  const states = await app.page.evaluate(async () => {
    const state = async (name: string) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'unknown',
      );
    const names = [
      'microphone',
      'camera',
      'geolocation',
      'notifications',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ];
    const all: Record<string, string> = {};
    for (const name of names) all[name] = await state(name);
    all.video = await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    all.position = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    });
    return all;
  });
  const { microphone, ...others } = states;
  expect(microphone).toBe('granted');
  for (const [name, state] of Object.entries(others)) expect(state, name).not.toBe('granted');
});

test('whatever is sent on any channel, the answer is a typed error or a value of the contract', async () => {
  const channels = Object.entries(contract).flatMap(([feature, calls]) =>
    Object.keys(calls).map((name) => [feature, name]),
  );
  // These would open a picker, lock, or end the archive under the test.
  const left = new Set([
    'archive.lock',
    'archive.choose',
    'archive.pickNew',
    'archive.pickExisting',
    'recordings.pick',
    'evidence.verify',
    'archive.saveRecoverySheet',
    'archive.check',
  ]);
  const wanted = channels.filter(([feature, name]) => !left.has(`${feature}.${name}`));
  const refusals = await app.page.evaluate(async (list) => {
    const api = (window as unknown as { keptword: Loose }).keptword;
    const payloads: unknown[] = [
      null,
      7,
      'x',
      [],
      {},
      { id: '../../etc/passwd' },
      { id: 7, change: { title: {} } },
      new Uint8Array(3),
      { text: 'x'.repeat(10_000) },
      { limit: -1, offset: 1e9 },
    ];
    const bad: string[] = [];
    let refused = 0;
    for (const [feature = '', name = ''] of list) {
      for (const payload of payloads) {
        try {
          await api[feature]?.[name]?.(payload);
        } catch (error) {
          const { code, message, details } = error as Record<string, unknown>;
          refused += 1;
          const text = JSON.stringify(error);
          if (
            typeof code !== 'string' ||
            typeof message !== 'string' ||
            code === 'unexpected' ||
            /\/(home|root|tmp|work)\//.test(text)
          ) {
            bad.push(
              `${feature}.${name}(${JSON.stringify(payload)?.slice(0, 60)}): ${text} ${String(details)}`,
            );
          }
        }
      }
    }
    return { bad, refused };
  }, wanted);
  expect(refusals.bad).toEqual([]);
  expect(refusals.refused).toBeGreaterThan(200);
});

test('sound seeks anywhere, in two players at once', async () => {
  const outcome = await app.page.evaluate(async (id) => {
    const { url } = await (window as unknown as Page).keptword.recordings.mediaAddress({ id });
    const ready = (player: HTMLAudioElement) =>
      new Promise((resolve, reject) => {
        player.oncanplay = resolve;
        player.onerror = () => reject(new Error(player.error?.message));
        player.preload = 'auto';
        player.src = url;
      });
    const players = [new Audio(), new Audio()];
    await Promise.all(players.map(ready));
    let worst = 0;
    for (let turn = 0; turn < 50; turn++) {
      for (const player of players) {
        const to = Math.random() * player.duration;
        await new Promise((resolve) => {
          player.onseeked = resolve;
          player.currentTime = to;
        });
        worst = Math.max(worst, Math.abs(player.currentTime - to));
      }
    }
    const [one] = players;
    return { worst, end: one?.seekable.end(0), duration: one?.duration, url };
  }, recordingId);
  expect(outcome.url).toMatch(/^\/media\/[\w-]{43}$/);
  expect(outcome.worst).toBeLessThan(0.05);
  expect(outcome.end).toBe(outcome.duration);
});

test('a lock kills the sound’s address and refuses every call but the opening ones', async () => {
  const outcome = await app.page.evaluate(async (id) => {
    const { keptword } = window as unknown as Page;
    const { url } = await keptword.recordings.mediaAddress({ id });
    await keptword.archive.lock();
    const refused = await keptword.meetings
      .list({})
      .catch((error: unknown) => (error as { code: string }).code);
    const dead = await new Promise((resolve) => {
      const player = new Audio(url);
      player.onerror = () => resolve('refused');
      player.oncanplay = () => resolve('plays');
    });
    return { refused, dead, state: await keptword.archive.state() };
  }, recordingId);
  expect(outcome).toEqual({
    refused: 'archive-locked',
    dead: 'refused',
    state: { state: 'locked', name: 'Ours' },
  });
});

test('it locks with the computer', async () => {
  const state = () =>
    app.page.evaluate(async () => (await (window as unknown as Page).keptword.archive.state()).state);
  for (const event of ['suspend', 'lock-screen'] as const) {
    await app.page.evaluate(async (passphrase) => {
      const { archive } = (window as unknown as Page).keptword;
      await archive.unlock({ passphrase: new TextEncoder().encode(passphrase) });
    }, PASSPHRASE);
    expect(await state()).toBe('open');
    await app.power(event);
    await expect.poll(state).toBe('locked');
  }
});

test('a second start shows the first window instead', async () => {
  await expect(launchKeptword({ profile: app.profile })).rejects.toThrow();
  expect(await app.page.evaluate(() => document.title)).toBe('Keptword');
});

test('the profile holds two small files of ours and nothing of the page', async () => {
  const ours = readdirSync(app.profile).filter((name) => !name.startsWith('Singleton'));
  if (app.host === 'double') expect(ours.sort()).toEqual(['recent-archives.json', 'settings.json']);
  for (const name of ['Local Storage', 'Session Storage', 'IndexedDB', 'Service Worker']) {
    expect(existsSync(join(app.profile, name)), name).toBe(false);
  }
});

test('no request ever left the app', () => {
  // Those that the tests above made on purpose were stopped before any socket; nothing else was asked for.
  expect(app.outside().filter((url) => !url.startsWith('https://example.org/'))).toEqual([]);
});
