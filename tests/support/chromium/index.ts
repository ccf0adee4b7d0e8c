import { accessSync, constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

/** A Chromium on this machine, and what it needs to start. */
export type FoundChromium = {
  readonly path: string;
  readonly from: 'environment' | 'playwright' | 'system' | '@sparticuz/chromium';
  readonly args: readonly string[];
  /** False for a build without windows: good for tests, of no use to a person. */
  readonly canShow: boolean;
};

/** Always: talk to nobody, ask nothing (SAFETY §3 point 7). */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-domain-reliability',
  '--metrics-recording-only',
];

/** The same browser without what draws windows: a fifth less processor time. Of no use to a person. */
const WITHOUT_WINDOWS = 'chromium-headless-shell';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Playwright's own browser, else the system's (the one without windows if nobody is to see it), else the one inside the npm package @sparticuz/chromium (Linux, without
 * windows). KEPTWORD_CHROMIUM names another. Null when there is none.
 */
export async function findChromium(options: { show?: boolean } = {}): Promise<FoundChromium | null> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...QUIET, ...asRoot];
  const named = process.env.KEPTWORD_CHROMIUM;
  if (named) return { path: named, from: 'environment', args, canShow: true };
  const own = chromium.executablePath();
  if (existsSync(own)) return { path: own, from: 'playwright', args, canShow: true };
  const shell = options.show ? undefined : onPath(WITHOUT_WINDOWS);
  if (shell) return { path: shell, from: 'system', args, canShow: false };
  const system = systemChromium();
  if (system) return { path: system, from: 'system', args, canShow: true };
  return options.show ? null : packed(args);
}

function systemChromium(): string | null {
  const named = NAMES.map(onPath).find((path) => path !== undefined);
  return named ?? ['/usr/bin/chromium', ...ELSEWHERE].find(isProgram) ?? null;
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the package's browser and the NSS libraries beside it with its own helper. Its proposed arguments are not
 * used: they switch web security off.
 */
async function packed(args: readonly string[]): Promise<FoundChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const { default: sparticuz, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  const path = await sparticuz.executablePath();
  const libraries = join(tmpdir(), 'al2023');
  if (!existsSync(libraries)) {
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  }
  setupLambdaEnvironment(join(libraries, 'lib'));
  return { path, from: '@sparticuz/chromium', args: ['--headless=shell', ...args], canShow: false };
}
