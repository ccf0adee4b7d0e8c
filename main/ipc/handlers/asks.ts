import type { Handlers } from '../../../shared/contract/index.ts';
import { addAsk, changeAsk, listAsks, removeAsk } from '../../meetings/index.ts';
import type { HandlerContext } from './context.ts';

export function askHandlers({ session }: HandlerContext): Handlers['asks'] {
  return {
    list: (of) => listAsks(session.archive(), of),
    add: (fields) => addAsk(session.archive(), fields),
    change: (change) => changeAsk(session.archive(), change),
    remove: (which) => removeAsk(session.archive(), which),
  };
}
