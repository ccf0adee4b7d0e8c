import { observeElementOffset } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * What a long list scrolls in (the page, or in a small window all of it), and how far down in it the list begins. Not
 * asked for (`isAsked`) while a list is short.
 */
export function useScroller(list: RefObject<HTMLElement | null>, isAsked = true) {
  const [place, setPlace] = useState<{ scroller: HTMLElement | null; offset: number }>({
    scroller: null,
    offset: 0,
  });
  useLayoutEffect(() => {
    if (!isAsked) return;
    const look = () => {
      const element = list.current;
      if (!element) return;
      const scroller = scrollerOf(element);
      // The window itself stands still; its root element goes up with what is in it.
      const top = scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top;
      const offset = Math.round(element.getBoundingClientRect().top - top + scroller.scrollTop);
      setPlace((now) => (now.scroller === scroller && now.offset === offset ? now : { scroller, offset }));
    };
    look();
    // What stands above the list may grow or go: a filter, a notice, larger text, another long list that is measured row
    // by row. Some part of the page that holds both grows with it.
    const above = new ResizeObserver(look);
    for (let one = list.current?.parentElement; one; one = one.parentElement) above.observe(one);
    window.addEventListener('resize', look);
    return () => {
      above.disconnect();
      window.removeEventListener('resize', look);
    };
  }, [list, isAsked]);
  return place;
}

/** Where large words in a small window let the whole window scroll, a browser tells the document of it, not the root element. */
export const observeScroll: typeof observeElementOffset = (instance, tell) => {
  const stop = observeElementOffset(instance, tell);
  const root: Element = document.documentElement;
  if (instance.scrollElement !== root) return stop;
  const pass = () => root.dispatchEvent(new Event('scroll'));
  document.addEventListener('scroll', pass, { passive: true });
  return () => {
    document.removeEventListener('scroll', pass);
    stop?.();
  };
};

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.documentElement;
}
