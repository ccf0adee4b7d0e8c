import { type TalkingTime, talkingTime } from '../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../shared/time/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';

/**
 * How long each person is heard in a meeting, as far as moments and transcript lines have a name on them, and how much
 * sound there is in all. Throws `not-found`.
 */
export function talkingTimeOf(
  { index }: OpenArchive,
  { meetingId }: { meetingId: string },
): TalkingTime & { totalMs: Milliseconds } {
  found(index.meetings.get(meetingId), 'meeting');
  const totalMs = index.recordings.ofMeeting(meetingId).reduce((sum, one) => sum + one.durationMs, 0);
  return { ...talkingTime(index.speech.ofMeeting(meetingId)), totalMs: ms(totalMs) };
}
