import type { Capture } from '../../capture/index.ts';
import type { Clock, Log, Profile } from '../../platform/index.ts';
import type { ChildDoor } from '../child-view.ts';
import type { Pickers } from '../pickers.ts';
import type { Session } from '../session.ts';
import { createTickets, type Tickets } from '../tickets.ts';

/** What every handler file stands on. The tickets keep paths in main; the renderer holds only their ids. */
export type HandlerContext = {
  readonly session: Session;
  readonly capture: Capture;
  /** Closed to everything but a playlist while a child has the window. */
  readonly child: ChildDoor;
  readonly profile: Profile;
  readonly pickers: Pickers;
  readonly clock: Clock;
  readonly log: Log;
  /** The system's language tag. */
  readonly locale: () => string;
  /** Folders that the person picked for an archive. */
  readonly places: Tickets<string>;
  /** Files that the person picked or dropped. */
  readonly files: Tickets<string>;
};

/** With tickets for what was picked: the window holds ids and never a path. */
export function handlerContext(given: Omit<HandlerContext, 'places' | 'files'>): HandlerContext {
  return { ...given, places: createTickets(200), files: createTickets(5_000) };
}
