import { join } from 'node:path';
import { app, ipcMain, Menu, protocol, session as sessions } from 'electron';
import { createShellCalls } from '../ipc/index.ts';
import { createLog, openProfile, realFiles, systemClock } from '../platform/index.ts';
import type { KdfCost } from '../vault/index.ts';
import { appProtocol } from './app-protocol.ts';
import { closing } from './closing.ts';
import { systemPickers } from './dialogs.ts';
import { guardSession, isTrustedSender } from './guards.ts';
import { keepWindow } from './keeper.ts';
import { APP_SCHEME } from './origin.ts';
import { followPower, wakefulness } from './power.ts';
import { systemQuestions } from './questions.ts';
import { createWindow, showStartPage } from './window.ts';

/** In memory: no `persist:` (SAFETY §3 point 24). */
const PARTITION = 'keptword';
/** Chromium's own talk with servers, off before it starts (point 7); crash dumps too (point 24). */
const SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-breakpad',
  'disable-http-cache',
  'no-pings',
];

export type AppOptions = {
  /** Folder of the bundles: holds main/, preload/ and renderer/. */
  readonly dist: string;
  /** Only tests give this, from an entry that no package contains (decision 042). */
  readonly kdf?: KdfCost;
};

/** Starts the app: one window, one instance, no network. Resolves when the first screen is shown. */
export async function startApp(options: AppOptions): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.enableSandbox();
  for (const name of SWITCHES) app.commandLine.appendSwitch(name);
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true } },
  ]);
  await app.whenReady();
  // No menu: its "reload", "open developer tools" and zoom have no place here. macOS keeps its own for copy and paste.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

  const log = createLog({ write: (line) => process.stderr.write(`${line}\n`), clock: systemClock });
  const profile = openProfile({ folder: app.getPath('userData'), files: realFiles, clock: systemClock, log });
  const own = sessions.fromPartition(PARTITION);
  await guardSession(own);

  /** While the recovery words are on the screen, no screenshot and no shared screen shows them (point 25). */
  let secret = false;
  const shown = () => {
    if (!keeper.window) throw new Error('no window is open');
    return keeper.window;
  };
  const keepAwake = wakefulness();
  const shell = createShellCalls({
    ipcMain,
    isTrusted: (event) => isTrustedSender(event, keeper.window?.webContents ?? null),
    send: (channel, payload) => keeper.window?.webContents.send(channel, payload),
    onState({ state }) {
      secret = state === 'unconfirmed';
      keeper.window?.setContentProtection(secret);
    },
    onListening: keepAwake,
    pickers: systemPickers(shown),
    profile,
    files: realFiles,
    clock: systemClock,
    log,
    locale: () => app.getPreferredSystemLanguages()[0] ?? 'en',
    ...(options.kdf ? { kdf: options.kdf } : {}),
  });
  own.protocol.handle(
    APP_SCHEME,
    appProtocol({ assets: join(options.dist, 'renderer'), media: (token) => shell.media(token) }),
  );
  const questions = systemQuestions(() => shell.language());
  const ending = closing({
    window: () => keeper.window,
    recording: () => shell.recording(),
    endRecording: () => shell.endRecording(),
    closeArchive: () => shell.quit(),
    quit: () => app.quit(),
    questions,
  });
  const keeper = keepWindow({
    make() {
      const window = createWindow({ session: own, preload: join(options.dist, 'preload', 'index.cjs') });
      if (secret) window.setContentProtection(true);
      window.on('close', (event) => ending.onClose(event, window));
      // Windows tells its windows, not the app, that the session ends.
      window.on('query-session-end', (event) => {
        if (!shell.recording()) return;
        event.preventDefault();
        ending.quitNow();
      });
      return window;
    },
    load: showStartPage,
    questions,
    recording: () => shell.recording(),
    giveUp: () => ending.quitNow(),
    log,
    nowMs: () => systemClock.monotonicMs(),
  });
  followPower({
    fallsAsleep: () => void shell.fallsAsleep(),
    wakes: () => shell.wakes(),
    lock: () => void shell.lock(),
    shutsDown: () => ending.quitNow(),
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => ending.onQuit(event));
  app.on('second-instance', () => {
    const { window } = keeper;
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  await keeper.open();
}
