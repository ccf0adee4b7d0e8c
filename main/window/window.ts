import { BrowserWindow, type Session } from 'electron';
import { guardContents } from './guards.ts';
import { START_PAGE } from './origin.ts';

/** The same on every screen: a child's name never stands in a task bar or a recent-windows list. */
const TITLE = 'Keptword';

/** Makes the one window, hidden until its page is there. Every setting that guards is stated, also where it is the default. */
export function createWindow(options: { session: Session; preload: string }): BrowserWindow {
  const window = new BrowserWindow({
    title: TITLE,
    width: 1280,
    height: 840,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    },
  });
  guardContents(window.webContents);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

export async function showStartPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(START_PAGE);
}
