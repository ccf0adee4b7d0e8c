import { basename } from 'node:path';
import type { Answer } from '../../shared/contract/index.ts';
import { failureOf } from '../platform/index.ts';

const UNEXPECTED =
  'Something went wrong inside Keptword. What was saved before is still there. Try again, or close and reopen Keptword.';

type Refusal = Extract<Answer<never>, { ok: false }>;

/** Any failure as what crosses to the renderer. An expected one keeps its code; every other one is `unexpected`. */
export function refusal(error: unknown): Refusal {
  const { details, ...told } = failureOf(error, UNEXPECTED);
  return { ok: false, error: details === undefined ? told : { ...told, details: withoutPaths(details) } };
}

/** Details name files by their last part only: a path would tell the screen who uses this computer. */
function withoutPaths(details: string): string {
  return details.replace(/(?:[A-Za-z]:)?(?:[/\\][^/\\\s:'"]+){2,}/g, (path) => `…/${basename(path)}`);
}
