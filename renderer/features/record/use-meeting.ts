import type { MeetingSummary } from '../../../shared/contract/index.ts';
import type { Session, Student } from '../../../shared/domain/index.ts';
import { useChild } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';

/** Somebody who should be in the room. */
export type Expected = { id: string; label: string };

export type MeetingToRecord = {
  meeting: MeetingSummary;
  sessions: readonly Session[];
  expected: readonly Expected[];
  initials: readonly string[];
};

/** What the start card is made from, and whether it is all there. */
export function useMeetingToRecord(meetingId: string) {
  const meeting = useCall('meetings', 'get', { id: meetingId });
  const people = useCall('people', 'list');
  const students = useCall('students', 'list');
  const { child } = useChild();
  const asked = [meeting, people, students];
  const data: MeetingToRecord | null =
    meeting.data && people.data && students.data
      ? {
          meeting: meeting.data.meeting,
          sessions: meeting.data.sessions,
          expected: meeting.data.attendees
            .filter((one) => one.attendance === 'present' || one.attendance === 'invited')
            .flatMap((one) => people.data.find((person) => person.id === one.personId) ?? []),
          initials: initialsOf(meeting.data.meeting, students.data, child),
        }
      : null;
  return {
    data,
    error: asked.find((one) => one.error)?.error ?? null,
    retry: () => void Promise.all(asked.filter((one) => one.error).map((one) => one.refetch())),
  };
}

/** A meeting that names no child is about the one whose papers are on the table. */
function initialsOf(meeting: MeetingSummary, students: readonly Student[], child: Student | null): string[] {
  const named = students.filter((one) => meeting.studentIds.includes(one.id));
  return (named.length > 0 ? named : child ? [child] : []).map((one) => one.initials);
}
