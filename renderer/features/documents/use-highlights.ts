import { useMemo } from 'react';
import type { TiedPassage } from '../../../shared/contract/index.ts';
import { useCall } from '../../bridge/index.ts';
import type { Highlight } from './pdf/index.ts';
import type { Finding } from './use-find.ts';

/** What is tied and what was found, by page. */
export function useHighlights(documentId: string, find: Finding) {
  const passages = useCall('documents', 'passages', { id: documentId });
  return useMarked(passages.data ?? NONE, find);
}

const NONE: readonly TiedPassage[] = [];

/** The same, of these passages alone. */
export function useMarked(passages: readonly TiedPassage[], { hits, current }: Finding) {
  return useMemo(() => {
    const byPage = new Map<number, Highlight[]>();
    const put = (page: number, one: Highlight) => byPage.set(page, [...(byPage.get(page) ?? []), one]);
    for (const { id, page, startAt, endAt } of passages) put(page, { id, startAt, endAt, kind: 'tied' });
    for (const hit of hits) {
      const { page, startAt, endAt } = hit;
      put(page, { id: `${page}/${startAt}`, startAt, endAt, kind: hit === current ? 'current' : 'found' });
    }
    return byPage;
  }, [passages, hits, current]);
}
