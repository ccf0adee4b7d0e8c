import { KeptwordError } from '../../../shared/contract/index.ts';
import type { BundleChoice, Moment, Person } from '../../../shared/domain/index.ts';
import { isAboutPrivate, type OpenArchive } from '../../archive/index.ts';
import { asksFor } from './asks.ts';
import type { CaseFile, KnownConcern } from './case-file.ts';
import { notesFor } from './notes.ts';

/**
 * Reads everything that the archive knows about one meeting; of papers that only a note names, those of the chosen notes.
 * @throws not-found
 */
export function gatherCase(
  archive: OpenArchive,
  { meetingId, incidentIds }: Pick<BundleChoice, 'meetingId' | 'incidentIds'>,
): CaseFile {
  const { index } = archive;
  const meeting = index.meetings.get(meetingId);
  if (meeting === null) {
    throw new KeptwordError('not-found', 'This meeting is not in the archive. Nothing was made.');
  }
  const students = meeting.studentIds.flatMap((id) => index.students.get(id) ?? []);
  const recordings = index.recordings.ofMeeting(meetingId);
  const moments = index.moments.ofMeeting(meetingId).map(index.disputeRequests.beside);
  const attendees = index.attendees.ofMeeting(meetingId);
  const decisions = index.decisions.ofMeeting(meetingId);
  const passages = uniquely([
    ...moments.flatMap(({ id }) => index.passages.ofMoment(id)),
    ...decisions.flatMap(({ id }) => index.passages.ofDecision(id)),
  ]);
  const personIds = new Set([
    ...attendees.map((one) => one.personId),
    ...moments.map((one) => one.speakerId),
  ]);
  const goalIds = new Set([...moments.map((one) => one.goalId), ...decisions.map((one) => one.goalId)]);
  const notes = notesFor(archive, meeting);
  const found = <T>(ids: Set<string | null>, get: (id: string) => T | null): T[] =>
    [...ids].flatMap((id) => (id === null ? [] : (get(id) ?? [])));
  return {
    meeting,
    students,
    sessions: index.sessions.ofMeeting(meetingId),
    people: found<Person>(personIds, (id) => index.people.get(id)),
    attendees,
    recordings,
    transcripts: recordings.flatMap(({ id }) =>
      index.transcripts
        .ofRecording(id)
        .map((one) => ({ ...one, unsettled: index.lineDrafts.ofTranscript(one.id).length > 0 })),
    ),
    moments,
    goals: found(goalIds, (id) => index.goals.get(id)),
    decisions,
    papers: found(
      new Set([
        ...[...moments, ...decisions].map((one) => one.iepDocumentId),
        ...moments.map((one) => one.dispute?.documentId ?? null),
        ...passages.map((one) => one.documentId),
        ...notes.filter(({ id }) => incidentIds.includes(id)).map((one) => one.documentId),
      ]),
      (id) => {
        const paper = index.documents.evenTakenOut(id);
        return (
          paper && {
            ...paper,
            kept: index.documents.get(id) !== null,
            locked: index.documents.passwordOf(id) !== null,
          }
        );
      },
    ),
    passages,
    requests: moments.flatMap(({ id }) => index.disputeRequests.ofMoment(id)),
    pairs: uniquely(moments.flatMap(({ id }) => index.statementPairs.ofMoment(id))),
    progress: [...goalIds].flatMap((id) => (id === null ? [] : index.progress.ofGoal(id))),
    deliveries: [
      ...moments.flatMap(({ id }) => index.deliveries.ofMoment(id)),
      ...decisions.flatMap(({ id }) => index.deliveries.ofDecision(id)),
    ],
    answers: answersOf(archive, moments),
    concerns: concernsOf(archive, meetingId),
    notes,
    asks: asksFor(archive, meeting),
  };
}

/** The moments that answer these and are still there: a clip that was taken out answers nothing (decision 151). */
function answersOf({ index }: OpenArchive, moments: readonly Moment[]): Set<string> {
  const named = new Set(moments.flatMap(({ answeredById }) => answeredById ?? []));
  return new Set([...named].filter((id) => index.moments.get(id) !== null));
}

function concernsOf(archive: OpenArchive, meetingId: string): KnownConcern[] {
  const { index } = archive;
  return index.concerns.ofMeeting(meetingId).map((concern) => {
    const raisedIn = index.concerns.raisedIn(concern.id);
    const isPrivate = raisedIn.some((id) => index.moments.get(id)?.private === true);
    return { ...concern, raisedIn, private: isPrivate || isAboutPrivate(index, concern) };
  });
}

/** What two things lead to is there once. */
function uniquely<T extends { id: string }>(things: readonly T[]): T[] {
  return [...new Map(things.map((one) => [one.id, one])).values()];
}
