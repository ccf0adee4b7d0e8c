import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WireError } from '../../shared/contract/index.ts';
import { toWireError } from './errors.ts';
import { refreshAfter } from './hooks.ts';

/** Something with a secret in it, tried once for each press: nothing of it is kept in the cache of changes. */
export type Attempt = {
  pending: boolean;
  error: WireError | null;
  /** Runs `work`. Answers what it answered, or `undefined` after a failure, which is then in `error`. */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  clear: () => void;
};

/** For calls that carry a passphrase. Afterwards everything about the archive is asked again. */
export function useAttempt(): Attempt {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    setPending(true);
    setError(null);
    try {
      return await work();
    } catch (thrown) {
      setError(toWireError(thrown));
      return undefined;
    } finally {
      setPending(false);
      await refreshAfter(client, 'archive');
    }
  }
  return { pending, error, run, clear: () => setError(null) };
}
