import { useEffect } from 'react';

/** The pages that are gone to most; each is a file of its own, and the first visit would wait for it in an empty window. */
const PAGES: readonly (() => Promise<unknown>)[] = [
  () => import('../features/meeting/index.ts'),
  () => import('../features/review/index.ts'),
  () => import('../features/goals/index.ts'),
  () => import('../features/search/index.ts'),
  () => import('../features/evidence/index.ts'),
  () => import('../features/import/index.ts'),
];

/** Fetches them one after the other while the window has nothing to do. A window without idle time (jsdom) goes without. */
export function useWarmPages(): void {
  useEffect(() => {
    if (typeof requestIdleCallback !== 'function') return;
    let waiting = 0;
    const next = (index: number) => {
      const page = PAGES[index];
      if (!page) return;
      // One that cannot be fetched is told where it is gone to.
      waiting = requestIdleCallback(
        () =>
          void page()
            .catch(() => undefined)
            .then(() => next(index + 1)),
      );
    };
    next(0);
    return () => cancelIdleCallback(waiting);
  }, []);
}
