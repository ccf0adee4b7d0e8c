import type { OpenArchive } from '../archive/index.ts';

/**
 * An archive that is locked for everybody, and still open because a recording writes into it. Locking ends what can be
 * seen and done, never a recording: the archive closes when the recording has ended.
 */
export function heldArchive(options: {
  /** Resolves when nothing is recorded into it any more; null when nothing is. */
  recordingInto: ((archive: OpenArchive) => Promise<void> | null) | undefined;
  inTurn: (work: () => Promise<void>) => Promise<void>;
}) {
  let held: OpenArchive | null = null;

  async function letGo(): Promise<void> {
    if (!held || options.recordingInto?.(held)) return;
    const archive = held;
    held = null;
    await archive.close();
  }

  return {
    letGo,
    async closeOrHold(archive: OpenArchive): Promise<void> {
      const free = options.recordingInto?.(archive) ?? null;
      if (free === null) return archive.close();
      held = archive;
      void free.then(() => options.inTurn(letGo));
    },
    /** Whether the archive of this folder is held. */
    holds: (folder: string) => held?.folder === folder,
    /** Gives the held archive back to whoever has proven the passphrase; null when none is held. */
    giveBack(): OpenArchive | null {
      const archive = held;
      held = null;
      return archive;
    },
  };
}
