import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Highlight } from './pdf/index.ts';

/** What the pages scroll in; undefined: the window. */
export type Scroller = RefObject<HTMLElement | null> | undefined;

/**
 * Where to go: the top of a page, or a place in it: tied words by their number, or what is looked for (`found`). A new
 * object goes there again.
 */
export type GoTo = { page: number; at?: string };

type Box = RefObject<HTMLElement | null>;

type Marks = ReadonlyMap<number, readonly Highlight[]>;

/** Goes there as soon as it is drawn. The marks of what is looked for may come after the wish to see it. */
export function useGoTo(box: Box, isBegun: boolean, within: Scroller, goTo: GoTo, marks: Marks): void {
  const reached = useRef<GoTo | null>(null);
  const isThere = goTo.at === undefined || isMarked(marks.get(goTo.page) ?? [], goTo.at);
  useEffect(() => {
    const page = box.current?.querySelector(`[data-page="${goTo.page}"]`);
    if (!isBegun || !page || reached.current === goTo) return;
    if (isThere) reached.current = goTo;
    const isTied = goTo.at !== undefined && goTo.at !== 'found';
    const place = page.querySelector(isTied ? `[data-tied="${goTo.at}"]` : '[data-kind="current"]') ?? page;
    if (within?.current) return bringIn(within.current, place);
    place.scrollIntoView?.({ block: 'start' });
  }, [box, isBegun, within, goTo, isThere]);
}

function isMarked(marks: readonly Highlight[], at: string): boolean {
  return marks.some(({ id, kind }) => (at === 'found' ? kind === 'current' : id === at));
}

/** So much of the words before a place is left in sight above it. */
const ABOVE_PX = 60;
/** Pages that come into sight turn out taller or lower than thought, and push the place away: for so many frames. */
const SETTLING_FRAMES = 20;

/** Brings a place to the top of what it scrolls in, and moves nothing else on the page. Returns how to stop that. */
function bringIn(scroller: HTMLElement, place: Element): () => void {
  const above = place.matches('.text-page') ? 0 : ABOVE_PX;
  let left = SETTLING_FRAMES;
  let frame = 0;
  const step = () => {
    const down = place.getBoundingClientRect().top - scroller.getBoundingClientRect().top - above;
    if (Math.abs(down) > 1) scroller.scrollTop += down;
    left -= 1;
    frame = left > 0 ? requestAnimationFrame(step) : 0;
  };
  step();
  return () => cancelAnimationFrame(frame);
}

/** The pages that are in the window, or in what they scroll in, made larger or smaller by a margin. */
export function usePagesIn(
  box: Box,
  isBegun: boolean,
  within: Scroller,
  rootMargin: string,
): ReadonlySet<number> {
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (!isBegun || !box.current) return;
    const watch = new IntersectionObserver(
      (news) =>
        setSeen((now) => {
          const next = new Set(now);
          for (const { target, isIntersecting } of news) {
            const page = Number(target.getAttribute('data-page'));
            if (isIntersecting) next.add(page);
            else next.delete(page);
          }
          return next;
        }),
      { root: within?.current ?? null, rootMargin },
    );
    for (const page of box.current.querySelectorAll('.text-page')) watch.observe(page);
    return () => watch.disconnect();
  }, [box, isBegun, within, rootMargin]);
  return seen;
}

/** A line a quarter down: the page that lies on it is the one that is read. */
const READ_HERE = '-24% 0px -75% 0px';

/**
 * Tells which page is read while somebody scrolls. Who went to a page is on it until then, also where it is too short to
 * come up to where one reads.
 */
export function useReadPage(
  box: Box,
  isBegun: boolean,
  within: Scroller,
  goTo: GoTo,
  onPage: (page: number) => void,
): void {
  const seen = usePagesIn(box, isBegun && within !== undefined, within, READ_HERE);
  const scrolled = useRef<GoTo | null>(null);
  useEffect(() => {
    const scroller = within?.current;
    const scrolls = () => {
      scrolled.current = goTo;
    };
    const ways = ['wheel', 'keydown', 'pointerdown', 'touchmove'];
    for (const way of ways) scroller?.addEventListener(way, scrolls, { passive: true });
    return () => {
      for (const way of ways) scroller?.removeEventListener(way, scrolls);
    };
  }, [within, goTo]);
  useEffect(() => {
    if (seen.size > 0 && scrolled.current === goTo) onPage(Math.min(...seen));
  }, [seen, goTo, onPage]);
}
