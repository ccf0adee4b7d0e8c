import { type Handlers, KeptwordError } from '../../../shared/contract/index.ts';
import { locateFfmpeg } from '../../media/index.ts';
import {
  addPlaylist,
  candidatesFor,
  changePlaylist,
  childSound,
  childViewOf,
  forChild,
  getPlaylist,
  listPlaylists,
  removePlaylist,
} from '../../playlists/index.ts';
import type { ShelfSource } from '../media-shelf.ts';
import type { HandlerContext } from './context.ts';

export function playlistHandlers({ session, capture, child }: HandlerContext): Handlers['playlists'] {
  return {
    list: () => listPlaylists(session.archive()),
    get: (which) => getPlaylist(session.archive(), which),
    add: (fields) => addPlaylist(session.archive(), fields),
    change: (change) => changePlaylist(session.archive(), change),
    remove: (which) => removePlaylist(session.archive(), which),
    candidates: (wanted) => candidatesFor(session.archive(), wanted),
    async show({ id }) {
      const archive = session.archive();
      if (capture.holds !== null) throw recording();
      const what = forChild(archive, id);
      if (what.clips.length === 0) throw nothingToHear();
      // First the door, then the addresses: nothing is given out in between.
      child.show(what);
      await session.media.revokeAll();
      return childViewOf(what);
    },
    showing() {
      const what = child.showing();
      return what && childViewOf(what);
    },
    async clip({ at }) {
      const archive = session.archive();
      const clip = child.clip(at);
      const open = async (taken: AbortSignal) =>
        heldSound(await childSound(archive, await locateFfmpeg(), clip, taken));
      return { url: await session.media.address(`child/${at}`, open) };
    },
    async leave({ passphrase }) {
      const archive = session.archive();
      if (!(await session.isPassphrase(archive, passphrase))) return false;
      await session.media.revokeAll();
      child.end();
      return true;
    },
  };
}

/** A clip is a few hundred kilobytes, kept in memory until its address dies; then it is overwritten. */
function heldSound(bytes: Buffer): ShelfSource {
  return {
    bytes: bytes.length,
    type: 'audio/ogg; codecs=opus',
    read: async (offset, length) => Buffer.from(bytes.subarray(offset, offset + length)),
    close: async () => void bytes.fill(0),
  };
}

const recording = () =>
  new KeptwordError(
    'already-recording',
    'A recording is running. End it first, then give the window to your child. Nothing was changed.',
  );
const nothingToHear = () =>
  new KeptwordError('invalid-input', 'There is nothing in this list to hear yet. Add a moment first.');
