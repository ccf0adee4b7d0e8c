import { basename } from 'node:path';
import { type Answer, KeptwordError } from '../../shared/contract/index.ts';

const UNEXPECTED =
  'Something went wrong inside Keptword. What was saved before is still there. Try again, or close and reopen Keptword.';

type Refusal = Extract<Answer<never>, { ok: false }>;

/** Any failure as what crosses to the renderer. An expected one keeps its code; every other one is `unexpected`. */
export function refusal(error: unknown): Refusal {
  if (!(error instanceof KeptwordError)) {
    return { ok: false, error: { code: 'unexpected', message: UNEXPECTED, details: traceOf(error) } };
  }
  const { code, message, details } = error;
  const told = details === undefined ? {} : { details: withoutPaths(details) };
  return { ok: false, error: { code, message, ...told } };
}

/**
 * What an engineer needs of an unforeseen error: its class, its system code and where it was thrown. Not its message,
 * which may quote a path or what a person typed.
 */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]+$/.test(error.code);
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => /([^/\\() ]+:\d+):\d+\)?$/.exec(line)?.[1] ?? 'native');
  return [error.constructor.name, code ? String(error.code) : '', ...frames].filter(Boolean).join(' · ');
}

/** Details name files by their last part only: a path would tell the screen who uses this computer. */
function withoutPaths(details: string): string {
  return details.replace(/(?:[A-Za-z]:)?(?:[/\\][^/\\\s:'"]+){2,}/g, (path) => `…/${basename(path)}`);
}
