import { useCallback, useMemo } from 'react';
import type { Meeting } from '../../../../shared/domain/index.ts';
import { useChild } from '../../../app/index.ts';
import { useCall, useChange } from '../../../bridge/index.ts';
import { firstPaper, papersNear } from './papers-near.ts';

/** As many meetings as this keep their paper. */
const MOST = 40;

/** The papers near a meeting, the one that is read, and at which page; both are kept for the next time (decision 238). */
export function usePaper(meeting: Pick<Meeting, 'id' | 'studentIds'>) {
  const { child } = useChild();
  const documents = useCall('documents', 'list', {});
  const { data: settings } = useCall('app', 'settings');
  const { mutate: change } = useChange('app', 'changeSettings');
  const kept = settings?.papersBeside;
  const last = kept?.find(({ meetingId }) => meetingId === meeting.id) ?? null;
  const near = useMemo(() => {
    if (!documents.data) return null;
    const { id, studentIds } = meeting;
    // Where nobody said whose meeting it is, the child that is chosen at the top counts, as on the page of the papers.
    const whose = studentIds.length > 0 || !child ? studentIds : [child.id];
    return papersNear({ id, studentIds: whose }, documents.data);
  }, [documents.data, meeting, child]);
  const paper = near && kept ? firstPaper(near, last?.documentId ?? null) : null;
  const keep = useCallback(
    (documentId: string, page: number) => {
      const others = (kept ?? []).filter(({ meetingId }) => meetingId !== meeting.id);
      change({ papersBeside: [{ meetingId: meeting.id, documentId, page }, ...others].slice(0, MOST) });
    },
    [kept, meeting.id, change],
  );
  return {
    /** Null until they are here. */
    near: kept ? near : null,
    paper,
    page: last !== null && last.documentId === paper?.id ? last.page : 1,
    keep,
    error: documents.error,
    retry: () => void documents.refetch(),
  };
}
