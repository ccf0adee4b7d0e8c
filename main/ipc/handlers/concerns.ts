import type { Handlers } from '../../../shared/contract/index.ts';
import { problemsFor } from '../../goals/index.ts';
import {
  addConcern,
  carryOver,
  changeConcern,
  listConcerns,
  removeConcern,
  waitingConcerns,
} from '../../meetings/index.ts';
import type { HandlerContext } from './context.ts';

export function concernHandlers({ session }: HandlerContext): Handlers['concerns'] {
  return {
    list: (of) => listConcerns(session.archive(), of),
    waiting: (of) => waitingConcerns(session.archive(), of),
    problems: (of) => problemsFor(session.archive(), of),
    add: (fields) => addConcern(session.archive(), fields),
    change: (change) => changeConcern(session.archive(), change),
    remove: (which) => removeConcern(session.archive(), which),
    carryOver: (wanted) => carryOver(session.archive(), wanted),
  };
}
