import { useMemo } from 'react';
import { type Moment, recordingCode } from '../../shared/domain/index.ts';
import { useCall } from '../bridge/index.ts';
import { useFormat } from '../i18n/index.ts';

/**
 * Where a moment of a meeting stands, in words: `R02 · 0:00:29 · October 20, 2026`. The time alone names no place: two
 * recordings, or two days, each have their 0:00:29. `meetingId`: empty while none is chosen.
 */
export function useMomentPlace(
  meetingId: string,
): (moment: Pick<Moment, 'recordingId' | 'startMs'>) => string {
  const format = useFormat();
  const enabled = meetingId !== '';
  const recordings = useCall('recordings', 'list', { meetingId }, { enabled }).data;
  const sessions = useCall('meetings', 'get', { id: meetingId }, { enabled }).data?.sessions;
  return useMemo(() => {
    const days = new Map(sessions?.map(({ id, date }) => [id, date]));
    const known = new Map(recordings?.map((one) => [one.id, one]));
    return ({ recordingId, startMs }) => {
      const recording = known.get(recordingId);
      const day = days.get(recording?.sessionId ?? '');
      const parts = [
        recording ? recordingCode(recording.ordinal) : null,
        format.timecode(startMs),
        day ? format.day(day) : null,
      ];
      return parts.filter((part) => part !== null).join(' · ');
    };
  }, [recordings, sessions, format]);
}
