import { KeptwordError } from '../../shared/contract/index.ts';
import type { ChildClip, ForChild } from '../playlists/index.ts';

/**
 * All that answers while a child has the window: what the child's view is made of, how the computer's screen is to
 * look, and the way back with the passphrase. A new call is refused until somebody puts it here.
 */
const FOR_THE_CHILD: ReadonlySet<string> = new Set([
  'playlists.showing',
  'playlists.clip',
  'playlists.leave',
  'archive.state',
  'app.settings',
  'app.locale',
]);

/** What answers besides while a list is shown in which the child may write: its own notes, and no other words. */
const FOR_ITS_NOTES: ReadonlySet<string> = new Set([
  'childNotes.mine',
  'childNotes.write',
  'childNotes.takeBack',
]);

/** News for the child's window: only that the archive was locked, which ends it. */
const NEWS_FOR_THE_CHILD: ReadonlySet<string> = new Set(['archiveState']);

/** Whether a child has the window, and what of. In main, so that no reload and no script in the page ends it. */
export type ChildDoor = {
  show(what: ForChild): void;
  /** Null while nobody gave the window to a child. */
  showing(): ForChild | null;
  /** @throws KeptwordError not-found */
  clip(at: number): ChildClip;
  end(): void;
  /** @throws KeptwordError child-has-window for a call that the child's view does not need */
  admit(channel: string): void;
  /** False for news that is not for the child's window. */
  tells(event: string): boolean;
};

export function createChildDoor(): ChildDoor {
  let shown: ForChild | null = null;
  return {
    show(what) {
      shown = what;
    },
    showing: () => shown,
    clip(at) {
      const clip = shown?.clips[at];
      if (!clip) throw new KeptwordError('not-found', 'This is not in the list. Nothing was changed.');
      return clip;
    },
    end() {
      shown = null;
    },
    admit(channel) {
      if (shown === null || FOR_THE_CHILD.has(channel)) return;
      if (shown.own !== null && FOR_ITS_NOTES.has(channel)) return;
      throw new KeptwordError(
        'child-has-window',
        'The child has the window now. Nothing was changed. Type the passphrase to go on.',
      );
    },
    tells: (event) => shown === null || NEWS_FOR_THE_CHILD.has(event),
  };
}
