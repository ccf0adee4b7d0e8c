import { KeptwordError, type WireError } from '../../shared/contract/index.ts';

/**
 * Any failure as plain data. An expected one keeps its code, its sentence and its details; every other one is
 * `unexpected`, with `message` for its sentence and only its trace in the details.
 */
export function failureOf(error: unknown, message: string): WireError {
  if (!(error instanceof KeptwordError)) return { code: 'unexpected', message, details: traceOf(error) };
  const { code, message: told, details } = error;
  return details === undefined ? { code, message: told } : { code, message: told, details };
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

/** What is said when the person stopped a work that leaves nothing half done. */
export function cancelled(cause?: unknown): KeptwordError {
  return new KeptwordError('cancelled', 'You stopped this. Nothing was added or changed.', { cause });
}

/** @throws cancelled when the person stopped the work */
export function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

/** What is said when something would be written into an archive that may only be read. */
export function archiveReadOnly(): KeptwordError {
  return new KeptwordError(
    'archive-read-only',
    'This archive is open for reading only. Nothing was changed. Copy it to a place you can write to.',
  );
}
