import type { Handlers } from '../../../shared/contract/index.ts';
import {
  addDelivery,
  addProgress,
  agendaFor,
  changeDelivery,
  changeProgress,
  commitmentsDue,
  dueList,
  listCommitments,
  removeDelivery,
  removeProgress,
  threadOf,
} from '../../goals/index.ts';
import type { HandlerContext } from './context.ts';

/** The part of `goals` that looks at what became of one. */
export function threadHandlers({ session }: HandlerContext): Pick<Handlers['goals'], 'thread'> {
  return { thread: (of) => threadOf(session.archive(), of) };
}

export function progressHandlers({ session }: HandlerContext): Handlers['progress'] {
  return {
    add: (fields) => addProgress(session.archive(), fields),
    change: (change) => changeProgress(session.archive(), change),
    remove: (which) => removeProgress(session.archive(), which),
  };
}

export function deliveryHandlers({ session }: HandlerContext): Handlers['deliveries'] {
  return {
    add: (fields) => addDelivery(session.archive(), fields),
    change: (change) => changeDelivery(session.archive(), change),
    remove: (which) => removeDelivery(session.archive(), which),
  };
}

export function promiseHandlers({ session }: HandlerContext): Handlers['promises'] {
  return {
    list: (page) => listCommitments(session.archive(), page),
    due: (of) => commitmentsDue(session.archive(), of),
    standing: (of) => dueList(session.archive(), of),
    agenda: (of) => agendaFor(session.archive(), of),
  };
}
