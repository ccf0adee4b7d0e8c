import type { Page } from 'playwright';
import type { App } from './app.ts';
import { browser } from './browser.ts';
import type { IpcMain } from './ipc-main.ts';
import type { SessionDouble } from './session.ts';
import { NotInTheDouble, onlyOptions, refusable, StrictEmitter, strict } from './strict.ts';
import { WebContents } from './web-contents.ts';

const OPTIONS = [
  'title',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'autoHideMenuBar',
  'webPreferences',
  'backgroundColor',
  'icon',
];
const EVENTS = [
  'closed',
  'close',
  'ready-to-show',
  'page-title-updated',
  'focus',
  'show',
  'minimize',
  'restore',
  'unresponsive',
  'responsive',
  'query-session-end',
];
/** Preferences with the only value that the double can imitate. */
const FIXED: Readonly<Record<string, unknown>> = {
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
};
/** Must be said: their absence would mean something else in Electron, or is a hole that a test should see. */
const MUST_SAY = ['contextIsolation', 'sandbox', 'nodeIntegration', 'webSecurity', 'session', 'preload'];

type Options = {
  title?: string;
  width?: number;
  height?: number;
  show?: boolean;
  webPreferences?: { session?: SessionDouble; preload?: string } & Record<string, unknown>;
};

export function browserWindowClass(app: App, ipc: IpcMain) {
  return class BrowserWindow extends StrictEmitter {
    readonly webContents: WebContents;
    #closed = false;
    #visible: boolean;
    #minimized = false;

    constructor(options: Options) {
      super('BrowserWindow', EVENTS);
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      onlyOptions('new BrowserWindow', options, OPTIONS);
      const preferences = checkPreferences(options.webPreferences ?? {});
      this.#visible = options.show !== false;
      const page = openPage(preferences.session, options);
      const inner = new WebContents({ ...preferences, ipc, page });
      this.webContents = inner.seenAs(strict('webContents', inner));
      app.opened(this);
      void page.then((made) => {
        made.on('close', () => this.#end());
        return watchTitle(made, (title) => this.emit('page-title-updated', refusable({}), title, true));
      });
      // biome-ignore lint/correctness/noConstructorReturn: see below
      return strict('BrowserWindow', this);
    }

    async loadURL(address: string): Promise<void> {
      await this.webContents.load(address);
      this.emit('ready-to-show');
    }
    show(): void {
      this.#visible = true;
      this.emit('show');
    }
    isVisible(): boolean {
      return this.#visible;
    }
    focus(): void {
      void this.webContents.page().then((page) => page.bringToFront());
    }
    minimize(): void {
      if (this.#minimized) return;
      this.#minimized = true;
      this.emit('minimize');
    }
    isMinimized(): boolean {
      return this.#minimized;
    }
    /** "Restores the window from minimized state to its previous state." */
    restore(): void {
      if (!this.#minimized) return;
      this.#minimized = false;
      this.emit('restore');
    }
    setContentProtection(enabled: boolean): void {
      // Chromium's own windows have no such setting; a test can read what was asked.
      process.emitWarning(`content protection ${enabled ? 'on' : 'off'}`, 'ElectronDouble');
    }
    isDestroyed(): boolean {
      return this.#closed;
    }
    close(): void {
      const event = refusable({});
      this.emit('close', event);
      if (!event.defaultPrevented) this.destroy();
    }
    /** Emits no 'close'; 'closed' is certain, also when the page hangs or is gone. */
    destroy(): void {
      this.#end();
      void this.webContents.page().then((page) => page.close().catch(() => undefined));
    }

    #end(): void {
      if (this.#closed) return;
      this.#closed = true;
      this.webContents.destroyed();
      this.emit('closed');
      app.closed(this);
    }
  };
}

function checkPreferences(given: NonNullable<Options['webPreferences']>): {
  session: SessionDouble;
  preload: string;
} {
  for (const name of MUST_SAY) {
    if (!(name in given)) throw new NotInTheDouble(`a window that does not state webPreferences.${name}`);
  }
  const { session, preload, ...rest } = given;
  onlyOptions('webPreferences', rest, Object.keys(FIXED));
  for (const [name, value] of Object.entries(rest)) {
    if (value !== FIXED[name]) throw new NotInTheDouble(`webPreferences.${name} = ${String(value)}`);
  }
  if (!session || typeof preload !== 'string')
    throw new NotInTheDouble('a window without its session and preload');
  return { session, preload };
}

async function openPage(session: SessionDouble, { width = 800, height = 600 }: Options): Promise<Page> {
  session.use();
  const { proxy } = session;
  const shown = process.env.ELECTRON_DOUBLE_SHOW === '1';
  const context = await (await browser()).newContext({
    serviceWorkers: 'block',
    viewport: shown ? null : { width, height },
    ...(proxy ? { proxy } : {}),
  });
  return context.newPage();
}

async function watchTitle(page: Page, changed: (title: string) => void): Promise<void> {
  page.on('load', () => void page.title().then(changed, () => undefined));
}
