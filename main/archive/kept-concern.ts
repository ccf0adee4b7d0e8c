import { type Concern, isConfidential } from '../../shared/domain/index.ts';
import type { OpenArchive } from './types.ts';

type Index = OpenArchive['index'];

/**
 * True when what a concern is about is only for her by now, or tells of a mediation or of a meeting that was taken out: its
 * first words came from there (decision 178). Such a concern is in nothing that is handed on.
 */
export function isAboutPrivate(index: Index, concern: Concern): boolean {
  const { moment, note, decision } = aboutOf(index, concern);
  const isClosed = (meetingId: string | null) => {
    const meeting = meetingId === null ? null : index.meetings.get(meetingId);
    return meetingId !== null && (meeting === null || isConfidential(meeting));
  };
  const recording = moment ? index.recordings.get(moment.recordingId) : null;
  return Boolean(
    moment?.private ||
      note?.private ||
      isClosed(recording?.meetingId ?? null) ||
      isClosed(note?.meetingId ?? null) ||
      isClosed(decision?.meetingId ?? null),
  );
}

/**
 * True when a brother or sister wrote it, or when it is about a note, a promise or a decision of theirs and she tied it to
 * no goal: it goes to nobody else's school, whoever sat in that meeting.
 */
export function isOfOtherChild(index: Index, concern: Concern, studentId: string): boolean {
  const { childNoteId, goalId, aboutDecisionId } = concern;
  const { moment, note } = aboutOf(index, concern);
  const decisions = [aboutDecisionId, moment?.decisionId];
  const about = [
    note?.studentId,
    moment?.goalId && index.goals.ownerOf(moment.goalId),
    ...decisions.map((id) => id && index.goals.ownerOfDecision(id)),
  ];
  const owners = [childNoteId && index.childNotes.ownerOf(childNoteId), ...(goalId ? [] : about)];
  return owners.some((one) => one && one !== studentId);
}

/** What it is about; what was taken out is what it was last. */
function aboutOf(index: Index, { aboutMomentId, aboutDecisionId, aboutIncidentId }: Concern) {
  return {
    moment:
      aboutMomentId === null
        ? null
        : (index.moments.get(aboutMomentId) ?? index.momentVersions.ofMoment(aboutMomentId)[0]?.version),
    note:
      aboutIncidentId === null
        ? null
        : (index.incidents.get(aboutIncidentId) ?? index.incidents.versionsOf(aboutIncidentId)[0]?.version),
    decision: aboutDecisionId === null ? null : index.decisions.evenTakenOut(aboutDecisionId),
  };
}
