import { App } from './app.ts';
import { dialog as dialogDouble } from './dialog.ts';
import { IpcMain } from './ipc-main.ts';
import { POWER_EVENTS, powerSaveBlockerDouble } from './power.ts';
import { fromPartition, registerSchemesAsPrivileged } from './session.ts';
import { NotInTheDouble, refusable, StrictEmitter, strict } from './strict.ts';
import { browserWindowClass } from './window.ts';

/*
 * What `import … from 'electron'` gives under the double: the part of Electron's API that Keptword uses, and nothing
 * else. A name that is not exported here does not link; a member, option or event that is not known throws.
 */
const rawApp = new App();
const rawIpc = new IpcMain();

export const app = strict('app', rawApp);
export const ipcMain = strict('ipcMain', rawIpc);
export const BrowserWindow = browserWindowClass(rawApp, rawIpc);
export const dialog = strict('dialog', dialogDouble);
export const session = strict('session', { fromPartition });

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (list: { scheme: string; privileges?: Record<string, boolean> }[]) =>
    registerSchemesAsPrivileged(list, rawApp.isReady()),
});

export const powerMonitor = strict('powerMonitor', new StrictEmitter('powerMonitor', POWER_EVENTS));
export const powerSaveBlocker = strict('powerSaveBlocker', powerSaveBlockerDouble());

// A test plays the laptop's lid and the locked screen, and the person at the window's own frame.
process.on('message', (message: { power?: string; window?: 'close' | 'unresponsive' | 'responsive' }) => {
  if (message.power === 'shutdown') powerMonitor.emit('shutdown', refusable({}));
  else if (message.power) powerMonitor.emit(message.power);
  if (message.window === 'close') rawApp.newest()?.close();
  else if (message.window) rawApp.newest()?.emit(message.window);
});

export const shell = strict('shell', {
  showItemInFolder: (path: string) => console.log(`(the file window would show ${path})`),
});

export const Menu = strict('Menu', {
  setApplicationMenu: (menu: null) => {
    if (menu !== null) throw new NotInTheDouble('an application menu');
  },
});
