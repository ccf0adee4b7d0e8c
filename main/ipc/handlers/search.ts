import type { Handlers } from '../../../shared/contract/index.ts';
import { search, searchSound } from '../../search/index.ts';
import type { HandlerContext } from './context.ts';

export function searchHandlers({ session }: HandlerContext): Handlers['search'] {
  return {
    query: (wanted) => search(session.archive(), wanted),
    sound: (wanted) => searchSound(session.archive(), wanted),
  };
}
