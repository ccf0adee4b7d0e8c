import { isConfidential, type Problem, problemsOf } from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { localDay } from '../platform/index.ts';
import { listCommitments } from './promises.ts';

/** The newest ones, as on an agenda (decision 144). */
const LOOKED_AT = 500;

/**
 * What the archive knows for a meeting about a problem (D91): promises and decisions of its children that are late, not
 * done or have gaps, and notes of what happened. Nothing private and nothing of a mediation, since the sheet is taken
 * along. Throws `not-found`.
 */
export function problemsFor(archive: OpenArchive, { meetingId }: { meetingId: string }): Problem[] {
  const { index, clock } = archive;
  const meeting = found(index.meetings.get(meetingId), 'meeting');
  const children = meeting.studentIds.length === 0 ? [null] : meeting.studentIds;
  const isOpen = ({ meetingId: id }: { meetingId: string | null }) => {
    const of = id === null ? null : index.meetings.get(id);
    return id === null || (of !== null && !isConfidential(of));
  };
  const known = {
    commitments: children.flatMap((studentId) =>
      listCommitments(archive, { studentId, limit: LOOKED_AT, offset: 0 }).filter(isOpen),
    ),
    incidents: children.flatMap((studentId) => index.incidents.list({ studentId }).filter(isOpen)),
  };
  const today = localDay(clock.now());
  return problemsOf(
    { commitments: uniquely(known.commitments), incidents: uniquely(known.incidents) },
    index.concerns.ofMeeting(meetingId),
    today,
  );
}

/** What is about two of the children is there once. */
function uniquely<T extends { id: string }>(things: readonly T[]): T[] {
  return [...new Map(things.map((one) => [one.id, one])).values()];
}
