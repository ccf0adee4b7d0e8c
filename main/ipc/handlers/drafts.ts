import type { Handlers } from '../../../shared/contract/index.ts';
import { begunFormOf, begunForms, keepForm } from '../../review/index.ts';
import type { HandlerContext } from './context.ts';

export function draftHandlers({ session }: HandlerContext): Handlers['drafts'] {
  return {
    get: (key) => begunFormOf(session.archive(), key),
    keep: (form) => keepForm(session.archive(), form),
    list: () => begunForms(session.archive()),
  };
}
