import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Keys by which somebody scrolls on purpose. */
const SCROLLS = new Set(['PageUp', 'PageDown', 'Home', 'End']);

/** True when the person asked for less motion, here or in the system. */
function lessMotion(): boolean {
  return (
    document.documentElement.dataset.motion === 'reduced' ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/**
 * Whether the list follows the sound. It stops as soon as the person scrolls, and begins again when asked; with reduced
 * motion it begins only when asked.
 */
export function useFollow(box: RefObject<HTMLElement | null>): {
  follows: boolean;
  setFollows(on: boolean): void;
} {
  const [follows, setFollows] = useState(() => !lessMotion());
  const stop = useCallback(() => setFollows(false), []);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      if (SCROLLS.has(event.key)) stop();
    };
    // The bar at its side is the box itself; its rows are other elements.
    const onPointer = (event: PointerEvent) => {
      if (event.target === element) stop();
    };
    element.addEventListener('wheel', stop, { passive: true });
    element.addEventListener('touchmove', stop, { passive: true });
    element.addEventListener('pointerdown', onPointer);
    element.addEventListener('keydown', onKey);
    return () => {
      element.removeEventListener('wheel', stop);
      element.removeEventListener('touchmove', stop);
      element.removeEventListener('pointerdown', onPointer);
      element.removeEventListener('keydown', onKey);
    };
  }, [box, stop]);
  return { follows, setFollows };
}
