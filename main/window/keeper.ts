import type { BrowserWindow } from 'electron';
import type { Log } from '../platform/index.ts';
import type { Questions } from './questions.ts';

/** More crashes than this within the time below, and the person is asked before it is tried again. */
const CRASHES = 3;
const WITHIN_MS = 60_000;

export type KeeperOptions = {
  /** Makes a window, with its page not loaded yet. */
  make: () => BrowserWindow;
  load: (window: BrowserWindow) => Promise<void>;
  questions: Questions;
  recording: () => boolean;
  /** The person wants no other window: the program ends, with whatever runs. */
  giveUp: () => void;
  log: Log;
  nowMs: () => number;
};

/**
 * The one window. A page that crashed or hangs is replaced by a new window; what is recorded runs in main and goes on
 * meanwhile, and the new window finds it. The old one goes last: without any, the program would end.
 */
export function keepWindow(options: KeeperOptions) {
  const { questions, log } = options;
  let current: BrowserWindow | null = null;
  let crashes: number[] = [];

  function follow(window: BrowserWindow): void {
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (current === window && reason !== 'clean-exit') void onGone(reason);
    });
    window.on('unresponsive', () => {
      if (current === window) void onHang(window);
    });
    window.on('closed', () => {
      if (current === window) current = null;
    });
  }

  /** @throws when its page cannot be loaded */
  async function open(): Promise<void> {
    const before = current;
    const made = options.make();
    current = made;
    follow(made);
    if (before && !before.isDestroyed()) before.destroy();
    await options.load(made);
  }

  async function onGone(reason: string): Promise<void> {
    const now = options.nowMs();
    crashes = [...crashes.filter((at) => now - at < WITHIN_MS), now];
    log.warn('window-gone', { reason, times: crashes.length });
    if (crashes.length > CRASHES) {
      crashes = [];
      if ((await questions.gone(options.recording())) === 'end') return options.giveUp();
    }
    await openAgain();
  }

  /** A page that dies while it loads is told by its own event. */
  async function openAgain(): Promise<void> {
    await open().catch(() => log.warn('window-not-loaded'));
  }

  /** While it records, a window that hangs is replaced at once: its bar and its microphone stand still. */
  async function onHang(window: BrowserWindow): Promise<void> {
    log.warn('window-hangs');
    if (!options.recording() && (await questions.hangs(window)) === 'wait') return;
    if (current === window) await openAgain();
  }

  return {
    open,
    get window() {
      return current;
    },
  };
}
export type Keeper = ReturnType<typeof keepWindow>;
