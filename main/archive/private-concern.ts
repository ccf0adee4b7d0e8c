import { type Concern, isConfidential } from '../../shared/domain/index.ts';
import type { OpenArchive } from './types.ts';

/**
 * True when what a concern is about is only for her by now, or tells of a mediation or of a meeting that was taken out: its
 * first words came from there (decision 178). A moment that was taken out is what it was last. Such a
 * concern is in nothing that is handed on.
 */
export function isAboutPrivate(index: OpenArchive['index'], concern: Concern): boolean {
  const { aboutMomentId, aboutDecisionId, aboutIncidentId } = concern;
  const isClosed = (meetingId: string | null) => {
    const meeting = meetingId === null ? null : index.meetings.get(meetingId);
    return meetingId !== null && (meeting === null || isConfidential(meeting));
  };
  const moment =
    aboutMomentId === null
      ? null
      : (index.moments.get(aboutMomentId) ?? index.momentVersions.ofMoment(aboutMomentId)[0]?.version);
  const note = aboutIncidentId === null ? null : index.incidents.get(aboutIncidentId);
  const decision = aboutDecisionId === null ? null : index.decisions.get(aboutDecisionId);
  const recording = moment ? index.recordings.get(moment.recordingId) : null;
  return Boolean(
    moment?.private ||
      note?.private ||
      isClosed(recording?.meetingId ?? null) ||
      isClosed(note?.meetingId ?? null) ||
      isClosed(decision?.meetingId ?? null),
  );
}
