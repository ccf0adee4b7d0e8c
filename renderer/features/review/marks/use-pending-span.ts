import { useCallback, useMemo, useState } from 'react';
import { fromTimeline, onTimeline, type Timeline } from '../../../audio/index.ts';
import type { PendingSpan } from './marking.ts';

/** A span that is set by hand and not yet a moment: by its start and end, or drawn in the picture of the sound. */
export function usePendingSpan(timeline: Timeline) {
  const [pending, setPending] = useState<PendingSpan | null>(null);

  const selectSpan = useCallback(
    (span: { startMs: number; endMs: number } | null) => {
      const from = span && fromTimeline(timeline, span.startMs);
      if (!span || !from) {
        setPending(null);
        return;
      }
      const length = Math.min(span.endMs - span.startMs, from.part.durationMs - from.atMs);
      setPending({
        recordingId: from.part.recordingId,
        startMs: from.atMs,
        endMs: Math.round(from.atMs + length),
      });
    },
    [timeline],
  );

  const selection = useMemo(() => {
    if (!pending) return null;
    const startMs = onTimeline(timeline, pending.recordingId, pending.startMs);
    if (startMs === null) return null;
    return { startMs, endMs: startMs + ((pending.endMs ?? pending.startMs) - pending.startMs) };
  }, [pending, timeline]);
  return { pending, setPending, selectSpan, selection };
}
