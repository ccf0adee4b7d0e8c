import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, _electron as electron, type Page } from 'playwright';
import { type RunningDouble, runUnderDouble } from './double.ts';
import { type Host, hostOf } from './host.ts';

const ENTRY = join(import.meta.dirname, '../../../dist/e2e/index.js');
/** How long a system picker may take to come up on a computer that does much else. */
const DIALOG_MS = 60_000;

export type Keptword = {
  readonly page: Page;
  readonly host: Host['kind'];
  /** The folder of this computer's settings; Electron's userData. */
  readonly profile: string;
  /** Arms the next system picker with these paths; null cancels it. Call and await it before the click. */
  answerDialog(paths: readonly string[] | null): Promise<void>;
  /** The laptop's lid closes or opens, the screen is locked, the computer is shut down. */
  power(event: PowerEvent): Promise<void>;
  /** So much time passes for main at once: what waits for minutes is due (jump.ts). */
  letPass(ms: number): Promise<void>;
  /** The person presses the window's own button to close it. */
  closeWindow(): Promise<void>;
  /** The page does not answer any more, as the system sees it. */
  hang(): Promise<void>;
  /** Presses this button of the next message box; `asked` is what the box said. Call it before what brings the box. */
  answerMessage(button: string): Promise<{ asked: Promise<string> }>;
  /** The window that was opened after the first one went away. */
  nextWindow(): Promise<Page>;
  /** The process of main. */
  readonly pid: number;
  /** Resolves when main has ended. */
  ended(): Promise<void>;
  /** Addresses of requests that would have left the app. Must stay empty. */
  outside(): string[];
  /** All that main wrote. */
  output(): string;
  close(): Promise<void>;
  /** As a power cut would: no goodbye. */
  kill(): Promise<void>;
};

type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'shutdown';

export type LaunchOptions = {
  /** Kept after `close` when given; else a fresh one that is removed. */
  readonly profile?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Switches of Chromium: a made-up microphone. */
  readonly chromium?: readonly string[];
};

/** Starts the built app (dist/e2e, see scripts/e2e.ts) and waits for its first screen. */
export async function launchKeptword(options: LaunchOptions = {}): Promise<Keptword> {
  if (!existsSync(ENTRY)) throw new Error('The app is not built: npm run test:e2e builds it.');
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'keptword-profile-'));
  const host = await hostOf();
  const started =
    host.kind === 'electron'
      ? await onElectron(host.path, profile, options)
      : await onDouble(profile, options);
  return {
    ...started,
    host: host.kind,
    profile,
    async close() {
      await started.close();
      if (options.profile === undefined) rmSync(profile, { recursive: true, force: true });
    },
  };
}

type Started = Omit<Keptword, 'host' | 'profile'>;

async function onElectron(
  path: string,
  profile: string,
  { env, chromium = [] }: LaunchOptions,
): Promise<Started> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await electron.launch({
    executablePath: path,
    args: [ENTRY, `--user-data-dir=${profile}`, ...asRoot, ...chromium],
    env: strings({ ...process.env, ...env }),
  });
  let text = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (part) => {
      text += part;
    });
  }
  const page = await app.firstWindow();
  const left: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('app://')) left.push(request.url());
  });
  await page.waitForLoadState('load');
  return {
    page,
    answerDialog: (paths) =>
      app.evaluate(({ dialog }, answer) => {
        const canceled = answer === null;
        const { showOpenDialog, showSaveDialog } = dialog;
        const restore = () => Object.assign(dialog, { showOpenDialog, showSaveDialog });
        Object.assign(dialog, {
          async showOpenDialog() {
            restore();
            return { canceled, filePaths: [...(answer ?? [])] };
          },
          async showSaveDialog() {
            restore();
            return { canceled, filePath: answer?.[0] ?? '' };
          },
        });
      }, paths),
    pid: app.process().pid ?? 0,
    ended: () => new Promise<void>((resolve) => app.process().once('exit', () => resolve())),
    power: async (event) => {
      await app.evaluate(
        ({ powerMonitor }, name) => powerMonitor.emit(name, { preventDefault: () => undefined }),
        event,
      );
    },
    letPass: (ms) =>
      app.evaluate(
        (_electron, forMs) => (globalThis as unknown as { letPass(ms: number): void }).letPass(forMs),
        ms,
      ),
    closeWindow: async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    },
    hang: async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
    },
    async answerMessage(button) {
      await app.evaluate(({ dialog }, label) => {
        const { showMessageBox } = dialog;
        const kept = globalThis as unknown as { asked?: string };
        delete kept.asked;
        Object.assign(dialog, {
          async showMessageBox(...given: Electron.MessageBoxOptions[]) {
            Object.assign(dialog, { showMessageBox });
            const options = given.at(-1);
            kept.asked = `${options?.message} ${options?.detail}`;
            return { response: options?.buttons?.indexOf(label) ?? -1, checkboxChecked: false };
          },
        });
      }, button);
      const asked = async () => {
        const until = Date.now() + DIALOG_MS;
        while (Date.now() < until) {
          const text = await app.evaluate(() => (globalThis as unknown as { asked?: string }).asked ?? null);
          if (text !== null) return text;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error('no message box came up');
      };
      return { asked: asked() };
    },
    async nextWindow() {
      const next = app.windows().find((one) => one !== page) ?? (await app.waitForEvent('window'));
      await next.waitForLoadState('load');
      return next;
    },
    outside: () => left,
    output: () => text,
    close: () => app.close(),
    async kill() {
      const child = app.process();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function onDouble(profile: string, { env, chromium = [] }: LaunchOptions): Promise<Started> {
  const report = join(mkdtempSync(join(tmpdir(), 'keptword-report-')), 'left.txt');
  const running = await runUnderDouble({
    entry: ENTRY,
    args: [`--user-data-dir=${profile}`],
    env: { ...env, ELECTRON_DOUBLE_REPORT: report, ELECTRON_DOUBLE_CHROMIUM_ARGS: chromium.join(' ') },
    page: /^https:\/\/keptword\.invalid\//,
  });
  const answers: Promise<void>[] = [];
  return {
    page: running.page,
    async answerDialog(paths) {
      const answer = answerNext(running.browser, paths);
      answers.push(answer);
      // A picker that never came is told at the end, and by whatever the test waits for.
      answer.catch(() => undefined);
    },
    pid: running.process.pid ?? 0,
    ended: () => new Promise<void>((resolve) => running.process.once('exit', () => resolve())),
    power: async (event) => void running.process.send({ power: event }),
    letPass: async (ms) => void running.process.send({ passMs: ms }),
    closeWindow: async () => void running.process.send({ window: 'close' }),
    hang: async () => void running.process.send({ window: 'unresponsive' }),
    async answerMessage(button) {
      const asked = answerMessage(running.browser, button);
      asked.catch(() => undefined);
      return { asked };
    },
    nextWindow: () => running.nextPage(),
    outside: () => (existsSync(report) ? readFileSync(report, 'utf8').split('\n').filter(Boolean) : []),
    output: running.output,
    async close() {
      const outcomes = await Promise.allSettled(answers);
      await running.close();
      rmSync(join(report, '..'), { recursive: true, force: true });
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason;
    },
    kill: () => killed(running),
  };
}

async function answerNext(browser: Browser, paths: readonly string[] | null): Promise<void> {
  const until = Date.now() + DIALOG_MS;
  while (Date.now() < until) {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      const title = await page.title().catch(() => '');
      if (!title.endsWith('(Electron double)')) continue;
      if (paths !== null) await page.getByRole('textbox').fill(paths.join('\n'));
      const button = page.getByRole('button', { name: paths === null ? 'Cancel' : 'OK' });
      // The press closes the page, sometimes before Playwright has heard that it was pressed.
      await button.click().catch((error) => {
        if (!page.isClosed()) throw error;
      });
      if (!page.isClosed()) await page.waitForEvent('close', { timeout: DIALOG_MS }).catch(() => undefined);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no system picker came up');
}

/** Presses a button of the message box when it is there; resolves with what it said. */
async function answerMessage(browser: Browser, button: string): Promise<string> {
  const until = Date.now() + DIALOG_MS;
  while (Date.now() < until) {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      if ((await page.title().catch(() => '')) !== 'Message (Electron double)') continue;
      const said = await page.locator('h1, p').allTextContents();
      await page
        .getByRole('button', { name: button, exact: true })
        .click()
        .catch((error) => {
          if (!page.isClosed()) throw error;
        });
      return said.join(' ');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no message box came up');
}

async function killed(running: RunningDouble): Promise<void> {
  const ended = new Promise((resolve) => running.process.once('exit', resolve));
  running.process.kill('SIGKILL');
  await ended;
  await running.browser.close();
}

function strings(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
