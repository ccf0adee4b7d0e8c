import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { WireError } from '../../../../shared/contract/index.ts';
import {
  type AlignmentView,
  byTime,
  type Meeting,
  type Moment,
  type Recording,
  recordingCode,
} from '../../../../shared/domain/index.ts';
import { layTimeline, type Timeline } from '../../../audio/index.ts';
import { refreshAfter, toWireError, useCall, useKeptword } from '../../../bridge/index.ts';

export type ReviewData = {
  meeting: Meeting;
  recordings: readonly Recording[];
  timeline: Timeline;
  /** Of the whole meeting, by recording and time. */
  moments: readonly Moment[];
  /** What was typed and not saved last time, by `moment/field`. A field takes its own out when it has shown it. */
  drafts: Map<string, string>;
};

const NO_COPIES: AlignmentView[] = [];

type Loaded = { data: ReviewData | null; error: WireError | null; retry: () => void };

/** Everything a meeting's review shows. The recording in the route only says which meeting it is. */
export function useReviewData(recordingId: string): Loaded {
  const recording = useCall('recordings', 'get', { id: recordingId });
  const meetingId = recording.data?.meetingId ?? '';
  const enabled = meetingId !== '';
  const meeting = useCall('meetings', 'get', { id: meetingId }, { enabled });
  const recordings = useCall('recordings', 'list', { meetingId }, { enabled });
  const moments = useCall('review', 'momentsOfMeeting', { meetingId }, { enabled });
  const drafts = useDrafts(recordings.data);
  const hasCopies = (recordings.data?.length ?? 0) > 1;
  const copies = useCall('alignment', 'ofMeeting', { meetingId }, { enabled: hasCopies });
  const laid = hasCopies ? copies.data : NO_COPIES;
  const asked = [recording, meeting, recordings, moments, copies];

  const timeline = useMemo(
    () =>
      layTimeline(
        (recordings.data ?? []).map((one) => ({
          recordingId: one.id,
          code: recordingCode(one.ordinal),
          durationMs: one.durationMs,
        })),
        laid,
      ),
    [recordings.data, laid],
  );
  const sorted = useMemo(
    () => inOrder(moments.data ?? [], recordings.data ?? []),
    [moments.data, recordings.data],
  );
  const data = useMemo(
    () =>
      meeting.data && recordings.data && moments.data && drafts.data && laid
        ? {
            meeting: meeting.data.meeting,
            recordings: recordings.data,
            timeline,
            moments: sorted,
            drafts: drafts.data,
          }
        : null,
    [meeting.data, recordings.data, moments.data, drafts.data, laid, timeline, sorted],
  );
  return {
    data,
    error: asked.find((one) => one.error)?.error ?? drafts.error,
    retry: () => {
      for (const one of asked) if (one.error) void one.refetch();
    },
  };
}

function inOrder(moments: readonly Moment[], recordings: readonly Recording[]): Moment[] {
  const order = new Map(recordings.map((one) => [one.id, one.ordinal]));
  return [...moments].sort(
    (a, b) => (order.get(a.recordingId) ?? 0) - (order.get(b.recordingId) ?? 0) || byTime(a, b),
  );
}

/** What was typed and not saved last time. Asked once: from then on the fields themselves know. */
function useDrafts(recordings: readonly Recording[] | undefined) {
  const api = useKeptword();
  const [state, setState] = useState<{ data: Map<string, string> | null; error: WireError | null }>({
    data: null,
    error: null,
  });
  const ids = recordings?.map((one) => one.id).join(',');
  useEffect(() => {
    if (ids === undefined) return;
    let current = true;
    const asked = ids === '' ? [] : ids.split(',').map((recordingId) => api.review.drafts({ recordingId }));
    Promise.all(asked).then(
      (answers) => {
        if (!current) return;
        const data = new Map(answers.flat().map((one) => [`${one.momentId}/${one.field}`, one.text]));
        setState({ data, error: null });
      },
      (thrown) => {
        if (current) setState({ data: null, error: toWireError(thrown) });
      },
    );
    return () => {
      current = false;
    };
  }, [api, ids]);
  return state;
}

/**
 * Changes to moments, straight through the bridge: they must reach main even when the screen that asked is gone.
 * Rejects with a `WireError`.
 */
export function useMomentChanges() {
  const api = useKeptword();
  const client = useQueryClient();
  return useMemo(() => {
    const then = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (thrown) {
        throw toWireError(thrown);
      } finally {
        await refreshAfter(client, 'review');
      }
    };
    return {
      add: (moment: Parameters<typeof api.review.add>[0]) => then(api.review.add(moment)),
      change: (id: string, change: Parameters<typeof api.review.change>[0]['change']) =>
        then(api.review.change({ id, change })),
      remove: (id: string) => then(api.review.remove({ id })),
      undo: () => then(api.review.undo()),
      saveDraft: (momentId: string, field: 'text' | 'claim' | 'reason', text: string | null) =>
        api.review.saveDraft({ momentId, field, text }),
    };
  }, [api, client]);
}
export type MomentChanges = ReturnType<typeof useMomentChanges>;
