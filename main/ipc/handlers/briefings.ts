import type { Handlers } from '../../../shared/contract/index.ts';
import {
  addBriefing,
  changeBriefing,
  getBriefing,
  listBriefings,
  removeBriefing,
  threadForNew,
} from '../../goals/index.ts';
import type { HandlerContext } from './context.ts';

export function briefingHandlers({ session }: HandlerContext): Handlers['briefings'] {
  return {
    list: (of) => listBriefings(session.archive(), of),
    get: (which) => getBriefing(session.archive(), which),
    add: (fields) => addBriefing(session.archive(), fields),
    change: (change) => changeBriefing(session.archive(), change),
    remove: (which) => removeBriefing(session.archive(), which),
    thread: (of) => threadForNew(session.archive(), of),
  };
}
