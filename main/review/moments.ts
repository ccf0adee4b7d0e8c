import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type HardPart,
  hardParts,
  isAboutMe,
  isConfidential,
  type Moment,
  type MomentChange,
  merged,
  momentChange,
  type NewMoment,
  newMoment,
  type Recording,
} from '../../shared/domain/index.ts';
import { formatTimecode } from '../../shared/time/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

/** Moments of a recording, by time. */
export function momentsOfRecording(
  { index }: OpenArchive,
  { recordingId }: { recordingId: string },
): Moment[] {
  return index.moments.ofRecording(recordingId).map(index.disputeRequests.beside);
}

/** Moments of all recordings of a meeting, by recording and time. */
export function momentsOfMeeting({ index }: OpenArchive, { meetingId }: { meetingId: string }): Moment[] {
  return index.moments.ofMeeting(meetingId).map(index.disputeRequests.beside);
}

/** Every time a goal was discussed, oldest meeting first (D74). */
export function momentsOfGoal({ index }: OpenArchive, { goalId }: { goalId: string }): Moment[] {
  return index.moments.ofGoal(goalId).map(index.disputeRequests.beside);
}

/** Every part that is hard to hear again, by recording and place (decision 181). */
export function hardPartsOf({ index }: OpenArchive): HardPart[] {
  return hardParts(index.moments.hardParts());
}

/**
 * Marks a moment: a span and a type are enough. An end beyond the end of the recording is moved to its end.
 * Throws `not-found` (recording, person, goal, decision), `invalid-input` (a span that begins after the end).
 */
export function addMoment(archive: OpenArchive, input: NewMoment): Moment {
  const { index, clock } = archive;
  const given = parsed(newMoment, input);
  const recording = found(index.recordings.get(given.recordingId), 'recording');
  const now = clock.now().toISOString();
  const moment: Moment = {
    recordingId: given.recordingId,
    ...within(recording, given),
    type: given.type,
    text: given.text ?? '',
    speakerId: given.speakerId ?? null,
    speakerHow: given.speakerHow ?? null,
    outcome: given.outcome ?? null,
    goalId: given.goalId ?? null,
    decisionId: given.decisionId ?? null,
    reason: given.reason ?? null,
    inIep: given.inIep ?? null,
    iepPage: given.iepPage ?? null,
    iepDocumentId: given.iepDocumentId ?? null,
    iepNote: given.iepNote ?? null,
    owner: given.owner ?? null,
    due: given.due ?? null,
    signing: given.signing ?? null,
    answeredById: given.answeredById ?? null,
    concernId: given.concernId ?? null,
    issues: given.issues ?? [],
    dispute: given.dispute ?? null,
    mark: given.mark ?? null,
    private: (given.private ?? false) || isAboutMe(given.mark ?? null),
    id: randomUUID(),
    createdAt: now,
    updatedAt: now,
  };
  assertLinks(archive, moment, null);
  commitChange(archive, { what: 'moment', before: null, after: moment });
  return moment;
}

/**
 * Changes some fields; the merged moment is checked again. Beside a request a dispute is never "not asked yet". Drafts of the fields that are now saved are forgotten.
 * Throws `not-found`, `invalid-input`.
 */
export function changeMoment(
  archive: OpenArchive,
  { id, change }: { id: string; change: MomentChange },
): Moment {
  const { index, clock } = archive;
  const before = found(index.moments.get(id), 'moment');
  const recording = found(index.recordings.get(before.recordingId), 'recording');
  const given = parsed(momentChange, change);
  const whole = merged(before, given);
  const after = {
    ...index.disputeRequests.beside(whole),
    ...within(recording, whole),
    // What speaks of the parent herself stays private, whatever is asked (decision 167).
    private: whole.private || isAboutMe(whole.mark),
    updatedAt: clock.now().toISOString(),
  };
  assertLinks(archive, after, before);
  index.transaction(() => {
    commitChange(archive, { what: 'moment', before, after });
    if (given.text !== undefined) index.drafts.forget(id, 'text');
    if (given.reason !== undefined) index.drafts.forget(id, 'reason');
    if (given.dispute !== undefined) index.drafts.forget(id, 'claim');
  });
  return after;
}

/** Takes a moment out; undo brings it back. Throws `not-found`. */
export function removeMoment(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.moments.get(id), 'moment');
  commitChange(archive, { what: 'moment', before, after: null });
}

/** A moment claims only sound that is there. */
function within(
  { durationMs }: Recording,
  { startMs, endMs }: Pick<Moment, 'startMs' | 'endMs'>,
): Pick<Moment, 'startMs' | 'endMs'> {
  if (startMs > durationMs) {
    throw new KeptwordError(
      'invalid-input',
      `This moment begins after the end of the recording, which is ${formatTimecode(durationMs)} long. Nothing was changed. Choose an earlier start.`,
      { details: 'startMs is beyond the recording' },
    );
  }
  if (endMs < startMs) {
    throw new KeptwordError(
      'invalid-input',
      'This moment would end before it begins. Nothing was changed. Move its end behind its start.',
      { details: 'endMs is before startMs' },
    );
  }
  return { startMs, endMs: endMs > durationMs ? durationMs : endMs };
}

/** What a moment points at must be there; a link that it had before may outlive its goal, decision or person. */
function assertLinks(archive: OpenArchive, after: Moment, before: Moment | null): void {
  const { index } = archive;
  const { speakerId, goalId, decisionId, answeredById, concernId } = after;
  if (speakerId !== null && speakerId !== before?.speakerId) found(index.people.get(speakerId), 'person');
  if (goalId !== null && goalId !== before?.goalId) found(index.goals.get(goalId), 'goal');
  if (decisionId !== null && decisionId !== before?.decisionId) {
    found(index.decisions.get(decisionId), 'decision');
  }
  if (concernId !== null && concernId !== before?.concernId) found(index.concerns.get(concernId), 'concern');
  if (answeredById !== null && answeredById !== before?.answeredById)
    assertAnswers(archive, answeredById, after);
}

/** What is said in mediation is confidential (34 CFR 300.506(b)(8)): a list that is handed over must not lead to it. */
function assertAnswers({ index }: OpenArchive, answerId: string, question: Moment): void {
  const answer = found(index.moments.get(answerId), 'moment');
  const recording = found(index.recordings.get(answer.recordingId), 'recording');
  const meeting = index.meetings.get(recording.meetingId);
  const isOfMediation = meeting !== null && isConfidential(meeting);
  if (answer.id !== question.id && !isOfMediation) return;
  throw new KeptwordError(
    'invalid-input',
    isOfMediation
      ? 'What was said in mediation cannot answer a question here. Nothing was changed. Choose another moment.'
      : 'A question cannot be its own answer. Nothing was changed. Choose another moment.',
    { details: 'fields: answeredById' },
  );
}
