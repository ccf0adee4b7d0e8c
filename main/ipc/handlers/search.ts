import type { Handlers } from '../../../shared/contract/index.ts';
import { search } from '../../search/index.ts';
import type { HandlerContext } from './context.ts';

export function searchHandlers({ session }: HandlerContext): Handlers['search'] {
  return { query: (wanted) => search(session.archive(), wanted) };
}
