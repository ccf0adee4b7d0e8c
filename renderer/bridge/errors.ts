import { type WireError, wireError } from '../../shared/contract/index.ts';

/**
 * Reads whatever a failed call rejected with. Anything that is not a `WireError` is a fault of ours and becomes
 * `unexpected`, with its own message as the details.
 */
export function toWireError(thrown: unknown): WireError {
  const parsed = wireError.safeParse(thrown);
  if (parsed.success) return parsed.data;
  const details = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: 'unexpected', message: 'Something went wrong in Keptword.', details };
}
