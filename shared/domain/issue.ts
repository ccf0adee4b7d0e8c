import { z } from 'zod';

/**
 * What a moment goes to, in the terms in which a case is argued (D69; BUNDLE.md "each clip names the issue it proves").
 * The parent chooses them, or nobody does. Where the law has a place for one, shared/reference names it.
 */
export const ISSUES = [
  'fape',
  'lre',
  'parent-participation',
  'predetermination',
  'prior-written-notice',
  'evaluation',
  'services',
  'iep-content',
  'progress-reports',
  'discipline',
  'records',
  'section-504',
] as const;
export const issue = z.enum(ISSUES);
export type Issue = z.infer<typeof issue>;

/** In the order above and each once, so that two lists that say the same are the same. */
export const issueList = z.array(issue).max(100).overwrite(inOrder);

function inOrder(list: Issue[]): Issue[] {
  return ISSUES.filter((one) => list.includes(one));
}
