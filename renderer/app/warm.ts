import { useEffect } from 'react';
import { VIEWS } from './routes.tsx';

/** Where people go first; the others come after them. */
const FIRST = ['meetings', 'meeting', 'review', 'goals', 'search', 'evidence', 'import'] as const;

/** Each page is a file of its own; whoever goes to one that is not here yet looks at an empty window meanwhile. */
const PAGES = [...new Set([...FIRST.map((at) => VIEWS[at]), ...Object.values(VIEWS)])];

/** Fetches them one after the other while the window has nothing to do. A window without idle time (jsdom) goes without. */
export function useWarmPages(): void {
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function') return;
    let waiting = 0;
    let isLeft = false;
    const next = (index: number) => {
      if (isLeft || index >= PAGES.length) return;
      // One that cannot be fetched is told where it is gone to.
      waiting = requestIdleCallback(
        () =>
          void PAGES[index]?.view
            .bring()
            .catch(() => undefined)
            .then(() => next(index + 1)),
      );
    };
    next(0);
    return () => {
      isLeft = true;
      cancelIdleCallback(waiting);
    };
  }, []);
}
