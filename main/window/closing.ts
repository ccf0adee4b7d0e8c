import type { BrowserWindow } from 'electron';
import type { Questions } from './questions.ts';

type Refusable = { preventDefault(): void };

export type ClosingOptions = {
  window: () => BrowserWindow | null;
  recording: () => boolean;
  /** Seals the recording into its meeting. @throws when it stays in its journal for now */
  endRecording: () => Promise<unknown>;
  /** Closes the archive: the journal is folded in, the keys are overwritten. */
  closeArchive: () => Promise<unknown>;
  quit: () => void;
  questions: Questions;
};

/**
 * Closing the window does not end a recording: the person is asked, and only "end it" ends it. Quitting waits until the
 * recording is sealed and the archive is closed.
 */
export function closing(options: ClosingOptions) {
  const { questions } = options;
  let asking = false;
  let closed = false;

  /** True when the recording has ended, one way or the other, and what was asked for may go on. */
  async function mayGo(window: BrowserWindow): Promise<boolean> {
    const answer = await questions.closing(window);
    if (answer === 'smaller' && !window.isDestroyed()) window.minimize();
    if (answer !== 'end') return false;
    // It may have ended by itself while the question stood there.
    if (!options.recording()) return true;
    await options.endRecording().catch(() => questions.notEnded());
    return true;
  }

  /** Asks once, however often it is pressed, and then does `then` if it may. */
  function askBefore(window: BrowserWindow, then: () => void): void {
    if (asking) return;
    asking = true;
    mayGo(window)
      .then((may) => {
        asking = false;
        if (may) then();
      })
      .catch(() => {
        asking = false;
      });
  }

  return {
    /** For the window's 'close'. */
    onClose(event: Refusable, window: BrowserWindow): void {
      if (closed || !options.recording()) return;
      event.preventDefault();
      askBefore(window, () => {
        if (!window.isDestroyed()) window.close();
      });
    },
    /** For the app's 'before-quit'. Without a window there is nobody to ask: the recording is sealed. */
    onQuit(event: Refusable): void {
      if (closed) return;
      event.preventDefault();
      const window = options.window();
      if (window && options.recording()) askBefore(window, options.quit);
      else this.quitNow();
    },
    /** Ends without a question: a shutdown does not wait for an answer. */
    quitNow(): void {
      options
        .closeArchive()
        .catch(() => undefined)
        .finally(() => {
          closed = true;
          options.quit();
        });
    },
  };
}
