import { createContext, type RefObject, useContext, useEffect, useLayoutEffect, useRef } from 'react';

/** Counts arrivals at a page. `taken` is the last arrival whose heading already had the focus. */
export type Arrival = { count: number; taken: RefObject<number> };

export const ArrivalContext = createContext<Arrival | null>(null);

/**
 * A ref for a page's heading: it takes the focus once for each arrival, and not again when the page merely loads
 * more of itself. When the heading itself is drawn anew meanwhile, the new one takes over the focus that went with it.
 */
export function useHeadingFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrival = useContext(ArrivalContext);
  const count = arrival?.count;
  useEffect(() => {
    if (!arrival || count === undefined || arrival.taken.current === count) return;
    arrival.taken.current = count;
    const page = heading.current?.closest('.page');
    // A page that begins with a field to type in has put the focus there already.
    if (page?.contains(document.activeElement)) return;
    // From far down on the page before: the way back and the title come into sight, not the title alone.
    heading.current?.closest('.page-head')?.scrollIntoView?.({ block: 'nearest' });
    heading.current?.focus({ preventScroll: true });
  }, [arrival, count]);
  const taken = arrival?.taken;
  useLayoutEffect(
    () => () => {
      if (taken && heading.current === document.activeElement) taken.current = 0;
    },
    [taken],
  );
  return heading;
}
