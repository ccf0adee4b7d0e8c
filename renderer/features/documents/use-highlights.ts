import { useMemo } from 'react';
import { useCall } from '../../bridge/index.ts';
import type { Highlight } from './pdf/index.ts';
import type { useFind } from './use-find.ts';

/** What is tied and what was found, by page. */
export function useHighlights(documentId: string, { hits, current }: ReturnType<typeof useFind>) {
  const passages = useCall('documents', 'passages', { id: documentId });
  return useMemo(() => {
    const byPage = new Map<number, Highlight[]>();
    const put = (page: number, one: Highlight) => byPage.set(page, [...(byPage.get(page) ?? []), one]);
    for (const { id, page, startAt, endAt } of passages.data ?? [])
      put(page, { id, startAt, endAt, kind: 'tied' });
    for (const hit of hits) {
      const { page, startAt, endAt } = hit;
      put(page, { id: `${page}/${startAt}`, startAt, endAt, kind: hit === current ? 'current' : 'found' });
    }
    return byPage;
  }, [passages.data, hits, current]);
}
