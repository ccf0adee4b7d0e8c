import { type RefObject, useLayoutEffect, useState } from 'react';

/** What a long list scrolls in (the page, or in a small window all of it), and how far down in it the list begins. */
export function useScroller(list: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<{ scroller: HTMLElement | null; offset: number }>({
    scroller: null,
    offset: 0,
  });
  useLayoutEffect(() => {
    const look = () => {
      const element = list.current;
      if (!element) return;
      const scroller = scrollerOf(element);
      const offset = Math.round(
        element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
      );
      setPlace((now) => (now.scroller === scroller && now.offset === offset ? now : { scroller, offset }));
    };
    look();
    // What stands above the list may grow or go: a filter, a notice, larger text.
    const above = new ResizeObserver(look);
    if (list.current?.parentElement) above.observe(list.current.parentElement);
    window.addEventListener('resize', look);
    return () => {
      above.disconnect();
      window.removeEventListener('resize', look);
    };
  }, [list]);
  return place;
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.documentElement;
}
