import {
  byEarliestClock,
  covered,
  type Stretch,
  type TalkingTime,
  talkingTime,
} from '../../shared/domain/index.ts';
import type { Milliseconds } from '../../shared/time/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';

/**
 * How long each person is heard in a meeting, as far as moments and transcript lines have a name on them, and how much
 * sound there is in all. What two recordings that were laid beside each other both hold counts once: a copy from the
 * district makes the meeting no longer, and nobody louder. Throws `not-found`.
 */
export function talkingTimeOf(
  { index }: OpenArchive,
  { meetingId }: { meetingId: string },
): TalkingTime & { totalMs: Milliseconds } {
  found(index.meetings.get(meetingId), 'meeting');
  const recordings = index.recordings.ofMeeting(meetingId).toSorted((a, b) => a.ordinal - b.ordinal);
  const order = recordings.map((one) => one.id);
  const laid = index.alignments.ofMeeting(meetingId);
  const once = <T extends Stretch>(stretches: readonly T[]) => byEarliestClock(stretches, order, laid);
  const sound = recordings.map((one) => ({ recordingId: one.id, startMs: 0, endMs: one.durationMs }));
  return { ...talkingTime(once(index.speech.ofMeeting(meetingId))), totalMs: covered(once(sound)) };
}
