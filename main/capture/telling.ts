/** Four times a second: a bar that follows speech, and no more work than that. */
const TELL_MS = 250;

/** Tells the window how it stands: at once, and again and again while there is something to follow. */
export function telling(of: {
  tell: () => void;
  /** A recording runs or a microphone is tested. */
  wanted: () => boolean;
}) {
  let timer: NodeJS.Timeout | null = null;
  return {
    start(): void {
      timer ??= setInterval(of.tell, TELL_MS);
      of.tell();
    },
    /** Ends it unless it is still wanted, and tells how it stands now. */
    stop(): void {
      if (timer && !of.wanted()) {
        clearInterval(timer);
        timer = null;
      }
      of.tell();
    },
  };
}
