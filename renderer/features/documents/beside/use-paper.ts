import { useCallback, useMemo } from 'react';
import type { Meeting } from '../../../../shared/domain/index.ts';
import { useCall, useChange } from '../../../bridge/index.ts';
import { firstPaper, papersNear } from './papers-near.ts';

/** As many meetings as this keep their paper. */
const MOST = 40;

/** The papers near a meeting, the one that is read, and at which page; both are kept for the next time (decision 238). */
export function usePaper(meeting: Pick<Meeting, 'id' | 'studentIds'>) {
  const documents = useCall('documents', 'list', {});
  const { data: settings } = useCall('app', 'settings');
  const { mutate: change } = useChange('app', 'changeSettings');
  const kept = settings?.papersBeside;
  const last = kept?.find(({ meetingId }) => meetingId === meeting.id) ?? null;
  const near = useMemo(
    () => (documents.data ? papersNear(meeting, documents.data) : null),
    [documents.data, meeting],
  );
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
