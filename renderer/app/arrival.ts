import { createContext, type RefObject, useContext, useEffect, useLayoutEffect, useRef } from 'react';

/** Counts arrivals at a page. `taken` is the last arrival whose heading already had the focus. */
export type Arrival = {
  count: number;
  taken: RefObject<number>;
  /** What had the focus when this page was left for the one that the person comes back from. */
  left: Spot | null;
};

/** A button by its words, and how many of the same words stand before it: what it was is not there any more. */
export type Spot = { words: string; nth: number };

/** Where the focus is on the page, to find it again; null beside every button of a page. */
export function spotNow(): Spot | null {
  const now = document.activeElement;
  const page = now?.closest('.page');
  if (!(now instanceof HTMLElement) || !page || !now.matches(PRESSED)) return null;
  const words = wordsOf(now);
  return { words, nth: alike(page, words).indexOf(now) };
}

const PRESSED = 'button, a[href]';

const wordsOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent ?? '';

const alike = (page: Element, words: string) =>
  [...page.querySelectorAll<HTMLElement>(PRESSED)].filter((one) => wordsOf(one) === words);

/** Puts the focus on the spot as soon as it is drawn, while the heading still has it. Returns what ends the wait. */
function comeBack(page: Element, heading: HTMLElement, { words, nth }: Spot): () => void {
  const put = () => {
    const there = alike(page, words)[nth];
    there?.focus();
    return there !== undefined;
  };
  if (put()) return () => undefined;
  const watch = new MutationObserver(() => {
    if (document.activeElement !== heading || put()) watch.disconnect();
  });
  watch.observe(page, { childList: true, subtree: true });
  return () => watch.disconnect();
}

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
    if (page && heading.current && arrival.left) return comeBack(page, heading.current, arrival.left);
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
