import { useSyncExternalStore } from 'react';
import type { CaptureNews } from './capture.ts';
import { useCaptureStore } from './provider.tsx';

/**
 * Follows the recording that runs. `pick` chooses what the screen shows: news come five times a second, and only a
 * changed answer draws anew. It must answer with a plain value or a part of the news, not with something new each time.
 */
export function useCapture<T>(pick: (news: CaptureNews) => T): T {
  const store = useCaptureStore();
  return useSyncExternalStore(store.subscribe, () => pick(store.news()));
}
