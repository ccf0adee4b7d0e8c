import type { WireError } from '../../../shared/contract/index.ts';

/** A failure as the real bridge rejects: a plain object. */
export function wire(code: WireError['code'], details?: string): WireError {
  return { code, message: `(${code})`, ...(details ? { details } : {}) };
}
