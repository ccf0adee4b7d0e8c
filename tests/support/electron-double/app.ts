import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeBrowser } from './browser.ts';
import { NotInTheDouble, refusable, StrictEmitter } from './strict.ts';

const SWITCHES = [
  'disable-http-cache',
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'no-pings',
  'disable-breakpad',
];

type AppWindow = { close(): void; emit(event: string, ...input: unknown[]): boolean };

/** `app` as far as we use it. Becomes ready on the next turn, after the app's first synchronous lines. */
export class App extends StrictEmitter {
  #ready = false;
  #quitting = false;
  #locked: string | null = null;
  readonly #becameReady: Promise<void>;
  readonly #windows = new Set<AppWindow>();
  readonly commandLine = {
    appendSwitch: (name: string) => {
      if (this.#ready) throw new Error('appendSwitch has no effect once the app is ready');
      if (!SWITCHES.includes(name)) throw new NotInTheDouble(`the switch --${name}`);
    },
  };

  constructor() {
    super('app', [
      'ready',
      'window-all-closed',
      'before-quit',
      'will-quit',
      'quit',
      'activate',
      'second-instance',
      'web-contents-created',
    ]);
    this.#becameReady = new Promise((resolve) => {
      setImmediate(() => {
        this.#ready = true;
        this.emit('ready');
        resolve();
      });
    });
  }

  get isPackaged(): boolean {
    return false;
  }
  isReady(): boolean {
    return this.#ready;
  }
  whenReady(): Promise<void> {
    return this.#becameReady;
  }
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  getVersion(): string {
    return JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version;
  }
  getPreferredSystemLanguages(): string[] {
    return [
      process.env.ELECTRON_DOUBLE_LANGUAGE ?? (process.env.LANG ?? '').split('.')[0]?.replace('_', '-') ?? '',
    ].map((tag) => (/^[a-z]{2,3}(-|$)/i.test(tag) ? tag : 'en-US'));
  }
  getPath(name: string): string {
    const given = process.argv.find((argument) => argument.startsWith('--user-data-dir='));
    const paths: Record<string, string> = {
      userData: given?.slice('--user-data-dir='.length) ?? join(homedir(), '.config', 'keptword'),
      home: homedir(),
      temp: tmpdir(),
      documents: existsSync(join(homedir(), 'Documents')) ? join(homedir(), 'Documents') : homedir(),
    };
    const path = paths[name];
    if (path === undefined) throw new NotInTheDouble(`app.getPath('${name}')`);
    return path;
  }
  getAppPath(): string {
    return join(import.meta.dirname, '../../..');
  }
  setAppUserModelId(_id: string): void {}

  /** A file with the process id in the profile; a second start leaves a note beside it that the first one sees. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'SingletonLock');
    const note = join(folder, 'SingletonCall');
    if (!claim(lock)) {
      writeFileSync(note, String(process.pid));
      return false;
    }
    this.#locked = lock;
    watch(folder, (_kind, name) => {
      if (name !== 'SingletonCall' || !existsSync(note)) return;
      rmSync(note, { force: true });
      this.emit('second-instance', {}, process.argv, process.cwd(), null);
    }).unref();
    return true;
  }

  /** For a test that plays the person or the system: the window that was opened last. */
  newest(): AppWindow | null {
    return [...this.#windows].at(-1) ?? null;
  }

  /** For BrowserWindow. */
  opened(window: AppWindow): void {
    this.#windows.add(window);
  }
  closed(window: AppWindow): void {
    this.#windows.delete(window);
    if (this.#windows.size > 0) return;
    if (this.#quitting) void this.#end(0);
    else if (!this.emit('window-all-closed')) this.quit();
  }

  quit(): void {
    const event = refusable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    if (this.#windows.size === 0) void this.#end(0);
    for (const window of this.#windows) window.close();
  }
  exit(code = 0): void {
    void this.#end(code);
  }

  async #end(code: number): Promise<void> {
    this.emit('will-quit', refusable({}));
    this.emit('quit', {}, code);
    if (this.#locked) rmSync(this.#locked, { force: true });
    await closeBrowser();
    process.exit(code);
  }
}

function claim(lock: string): boolean {
  try {
    writeSync(openSync(lock, 'wx'), String(process.pid));
    return true;
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false;
    rmSync(lock, { force: true });
    return claim(lock);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
