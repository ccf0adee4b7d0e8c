import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';

const REGISTER = fileURLToPath(new URL('../electron-double/register.ts', import.meta.url));

/** A start costs seconds, and on a computer that does much else a minute: only one that never comes is a failure. */
const START_MS = 90_000;
const LOOK_EVERY_MS = 50;

/** A program that was written for Electron, running under the double, with a second CDP client for the test. */
export type RunningDouble = {
  readonly page: Page;
  /** The first page of this kind that is not `page`. */
  nextPage(): Promise<Page>;
  readonly browser: Browser;
  readonly process: ChildProcess;
  /** All that the process wrote, on both outputs. */
  readonly output: () => string;
  close(): Promise<void>;
};

/** Starts `entry` under the double and attaches to its first page whose address matches `page`. */
export async function runUnderDouble(options: {
  entry: string;
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  page: RegExp;
}): Promise<RunningDouble> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', REGISTER, options.entry, ...(options.args ?? [])],
    {
      env: { ...process.env, ...options.env, ELECTRON_DOUBLE_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => {
      text += part;
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const died = ended.then(() => {
    throw new Error(`the program ended before its window was there:\n${text}`);
  });
  died.catch(() => undefined);
  const browser = await Promise.race([attach(port), died]);
  const page = await Promise.race([firstPage(browser, options.page), died]);
  return {
    page,
    nextPage: () => Promise.race([firstPage(browser, options.page, page), died]),
    browser,
    process: child,
    output: () => text,
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        const open = browser.contexts().flatMap((context) => context.pages());
        const windows = open.filter((one) => options.page.test(one.url()));
        await Promise.all(windows.map((one) => one.close().catch(() => undefined)));
      }
      await browser.close();
      const slow = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(slow);
    },
  };
}

async function attach(port: number): Promise<Browser> {
  for (const until = performance.now() + START_MS; ; ) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch (error) {
      if (performance.now() > until) throw error;
      await pause();
    }
  }
}

async function firstPage(browser: Browser, address: RegExp, not?: Page): Promise<Page> {
  for (const until = performance.now() + START_MS; ; ) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const found = pages.find((page) => page !== not && address.test(page.url()));
    if (found) {
      await found.waitForLoadState('load');
      return found;
    }
    const there = pages.map((page) => page.url()).join(', ');
    if (performance.now() > until) throw new Error(`no window came up, only: ${there}`);
    await pause();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
