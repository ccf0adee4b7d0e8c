import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { createContext, useCallback } from 'react';

/** Where a row stands in a long list of which only a part is drawn. */
export type RowPlace = {
  measure: (element: HTMLElement | null) => void;
  index: number;
  count: number;
  startPx: number;
};

/** The place of the row that is drawn here; null in a list that is drawn whole. */
export const RowPlaceContext = createContext<RowPlace | null>(null);

/** For a virtualizer: the rows in sight, and those that stay drawn wherever the person scrolls. `kept` is stable. */
export function useWithKept(kept: readonly number[]): (range: Range) => number[] {
  return useCallback(
    (range) => {
      const there = kept.filter((index) => index < range.count);
      return [...new Set([...there, ...defaultRangeExtractor(range)])].sort((a, b) => a - b);
    },
    [kept],
  );
}
