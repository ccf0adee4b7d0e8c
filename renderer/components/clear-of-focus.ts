import { type RefObject, useEffect, useState } from 'react';

/** At which edge of the window something lies. */
export type Edge = 'foot' | 'top';

/** What stands at the foot of the window and is about to be pressed, also with a mouse: the buttons of the open dialog or page. */
const AT_THE_FOOT = '.dialog-actions, .make-bar';

/**
 * Keeps what lies over the page off what has the keyboard (WCAG 2.4.11), and off such buttons: it lies at the
 * foot of the window, and at the top while the foot would cover either. The focus goes before the buttons. `things`
 * selects what covers, inside the region; `changes` tells of each that comes or goes. Who is in the region is left alone.
 */
export function useClearOfFocus(
  region: RefObject<HTMLElement | null>,
  things: string,
  changes: (listener: () => void) => () => void,
): Edge {
  const [edge, setEdge] = useState<Edge>('foot');
  useEffect(() => {
    let frame = 0;
    const look = () => {
      const boxes = [...(region.current?.querySelectorAll(things) ?? [])].map(boxOf);
      const focused = document.activeElement;
      if (boxes.length === 0) return setEdge('foot');
      if (region.current?.contains(focused)) return;
      const keyboard = focused?.matches(':focus-visible') ? boxOf(focused) : null;
      // Of dialogs one above the other the last is the one that is open.
      const last = [...document.querySelectorAll(AT_THE_FOOT)].at(-1);
      const buttons = last ? boxOf(last) : null;
      const harm = (place: (box: Box) => Box) =>
        (covers(boxes.map(place), keyboard) ? 2 : 0) + (covers(boxes.map(place), buttons) ? 1 : 0);
      if (harm(mirrored) < harm((box) => box)) setEdge((now) => (now === 'foot' ? 'top' : 'foot'));
    };
    // What came is on the screen one frame later.
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    const leave = changes(soon);
    document.addEventListener('focusin', soon);
    return () => {
      cancelAnimationFrame(frame);
      leave();
      document.removeEventListener('focusin', soon);
    };
  }, [region, things, changes]);
  return edge;
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

const boxOf = (element: Element): Box => element.getBoundingClientRect();

const covers = (boxes: readonly Box[], what: Box | null) =>
  what !== null && boxes.some((box) => meet(box, what));

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where it would lie at the other edge. */
const mirrored = ({ left, right, top, bottom }: Box): Box => ({
  left,
  right,
  top: window.innerHeight - bottom,
  bottom: window.innerHeight - top,
});
