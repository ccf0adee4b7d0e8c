import type { Handlers } from '../../../shared/contract/index.ts';
import { found } from '../../archive/index.ts';
import { listChildNotes, ownNotes, putNoteAway, takeBackOwn, writeOwn } from '../../playlists/index.ts';
import type { HandlerContext } from './context.ts';

/** The first three are the child's: they know nothing but the list that was given to it, and nobody else may use them. */
export function childNoteHandlers({ session, child }: HandlerContext): Handlers['childNotes'] {
  const shown = () => found(child.showing(), 'list');
  return {
    mine: () => ownNotes(session.archive(), shown()),
    write(wish) {
      const done = writeOwn(session.archive(), shown(), wish);
      // A child that writes is there: the archive does not lock under its hands.
      session.touch();
      return done;
    },
    takeBack: (which) => takeBackOwn(session.archive(), shown(), which),
    list: (of) => listChildNotes(session.archive(), of),
    putAway: (wish) => putNoteAway(session.archive(), wish),
  };
}
