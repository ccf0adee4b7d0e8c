import { type Browser, chromium } from 'playwright';
import { findChromium } from '../chromium/index.ts';

/** One Chromium for the whole process, as Electron is one. */
let started: Promise<Browser> | null = null;

/**
 * ELECTRON_DOUBLE_SHOW=1 opens windows that a person can see. ELECTRON_DOUBLE_PORT lets a test attach over CDP; without
 * it no port is open.
 */
export function browser(): Promise<Browser> {
  started ??= start();
  return started;
}

export async function closeBrowser(): Promise<void> {
  const running = started;
  started = null;
  await (await running)?.close();
}

async function start(): Promise<Browser> {
  const show = process.env.ELECTRON_DOUBLE_SHOW === '1';
  const port = process.env.ELECTRON_DOUBLE_PORT;
  const found = await findChromium({ show });
  if (!found) throw new Error('No Chromium was found on this computer.');
  return chromium.launch({
    executablePath: found.path,
    headless: !show,
    args: [
      ...found.args,
      // Should a request ever get past the interception, no name resolves.
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost',
      // The screens play on a key press that reaches Chromium as a command, not as a gesture.
      '--autoplay-policy=no-user-gesture-required',
      ...(port ? [`--remote-debugging-port=${port}`] : []),
      ...(process.env.ELECTRON_DOUBLE_CHROMIUM_ARGS?.split(' ').filter(Boolean) ?? []),
    ],
  });
}
