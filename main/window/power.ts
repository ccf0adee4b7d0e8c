import { powerMonitor, powerSaveBlocker } from 'electron';

export type PowerNews = {
  /** Before it sleeps: an unlocked archive does not, since hibernation would write its keys to the disk (SAFETY §1). */
  fallsAsleep: () => void;
  wakes: () => void;
  lock: () => void;
  /** The computer is being shut down: what is open is closed cleanly, and nobody is asked. */
  shutsDown: () => void;
};

/** Tells what the computer does with its power. */
export function followPower(news: PowerNews): void {
  powerMonitor.on('suspend', news.fallsAsleep);
  powerMonitor.on('resume', news.wakes);
  powerMonitor.on('lock-screen', news.lock);
  // The types leave out the event, which the documentation has: prevented, it delays the shutdown until the app quits.
  powerMonitor.on('shutdown', ((event?: { preventDefault(): void }) => {
    event?.preventDefault();
    news.shutsDown();
  }) as () => void);
}

/**
 * Keeps the computer awake while sound is kept; the screen may go dark (EXPERIENCE: dim). It cannot hold a lid: a sleep
 * that comes all the same is a gap.
 */
export function wakefulness(): (listening: boolean) => void {
  let blocker: number | null = null;
  return (listening) => {
    if (listening && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!listening && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
