import { useCallback, useState } from 'react';

/** Which parts of a long list are to be fetched, as places of their first rows; equal when one part is enough. */
export type Parts = {
  readonly upper: number;
  readonly lower: number;
  /** For `<VirtualList onShown>`. */
  readonly onShown: (first: number, last: number) => void;
  /** The row at a place, out of the two parts as far as they are there. */
  readonly at: <T>(
    index: number,
    upper: readonly T[] | undefined,
    lower: readonly T[] | undefined,
  ) => T | undefined;
};

/** Parts of `size` rows around what is in sight. A screen never shows more than two, if a part is taller than it. */
export function useParts(size: number): Parts {
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const onShown = useCallback((first: number, last: number) => setShown({ first, last }), []);
  const upper = Math.floor(shown.first / size) * size;
  const lower = Math.floor(shown.last / size) * size;
  return {
    upper,
    lower,
    onShown,
    at: (index, above, below) => (index < upper + size ? above?.[index - upper] : below?.[index - lower]),
  };
}
