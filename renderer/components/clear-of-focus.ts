import { type RefObject, useEffect, useState } from 'react';

/** At which edge of the window something lies. */
export type Edge = 'foot' | 'top';

/**
 * Keeps what lies over the page off what has the keyboard (WCAG 2.4.11): it lies at the foot of the window, and at the
 * top while the foot would cover the element with the focus. `things` selects what covers, inside the region; `changes`
 * tells of each that comes or goes. Whoever uses the mouse, or is in the region, is left alone.
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
      if (!focused?.matches(':focus-visible') || region.current?.contains(focused)) return;
      const under = boxOf(focused);
      if (!boxes.some((box) => meet(box, under)) || boxes.some((box) => meet(mirrored(box), under))) return;
      setEdge((now) => (now === 'foot' ? 'top' : 'foot'));
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

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where it would lie at the other edge. */
const mirrored = ({ left, right, top, bottom }: Box): Box => ({
  left,
  right,
  top: window.innerHeight - bottom,
  bottom: window.innerHeight - top,
});
