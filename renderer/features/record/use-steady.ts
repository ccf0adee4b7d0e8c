import { useMemo } from 'react';

/** The same object for as long as what it says is the same; for plain data only. */
export function useSteady<T>(value: T): T {
  const key = JSON.stringify(value);
  return useMemo(() => JSON.parse(key) as T, [key]);
}
