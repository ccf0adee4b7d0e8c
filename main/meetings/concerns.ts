import { randomUUID } from 'node:crypto';
import { type ConcernView, KeptwordError } from '../../shared/contract/index.ts';
import {
  type Concern,
  type ConcernChange,
  type ConcernFields,
  concernChange,
  concernFields,
  type Meeting,
  merged,
  recordingCode,
  soundClipOf,
  wasHeard,
} from '../../shared/domain/index.ts';
import { commitChange, commitTogether, found, type OpenArchive, parsed } from '../archive/index.ts';

type Index = OpenArchive['index'];

/** What a parent means to raise at a meeting (D72), in the order in which she wrote it. Throws `not-found`. */
export function listConcerns({ index }: OpenArchive, { meetingId }: { meetingId: string }): ConcernView[] {
  found(index.meetings.get(meetingId), 'meeting');
  return index.concerns.ofMeeting(meetingId).flatMap((one) => viewOf(index, one) ?? []);
}

/** The concern that is ticked off while a meeting is recorded. Throws `not-found`. */
export function concernToRaise({ index }: OpenArchive, { id }: { id: string }): Concern {
  return found(index.concerns.get(id), 'concern');
}

/** Every concern of the archive, the newest meeting first. */
export function everyConcern({ index }: OpenArchive): ConcernView[] {
  return index.concerns.list({ studentId: null }).flatMap((one) => viewOf(index, one) ?? []);
}

/** What was not raised at earlier meetings of the same children and stands in no later one. Throws `not-found`. */
export function waitingConcerns({ index }: OpenArchive, { meetingId }: { meetingId: string }): ConcernView[] {
  const meeting = found(index.meetings.get(meetingId), 'meeting');
  const ofChildren = meeting.studentIds.length === 0 ? [null] : meeting.studentIds;
  const all = ofChildren.flatMap((studentId) => index.concerns.list({ studentId }));
  const once = [...new Map(all.map((one) => [one.id, one])).values()];
  return once
    .filter((one) => one.meetingId !== meetingId)
    .flatMap((one) => viewOf(index, one) ?? [])
    .filter((one) => one.date <= meeting.date && one.carriedTo === null && !wasHeard(one));
}

/** Writes a concern down. Throws `not-found` (meeting, goal), `invalid-input`. */
export function addConcern(archive: OpenArchive, fields: ConcernFields): Concern {
  const given = parsed(concernFields, fields);
  found(archive.index.meetings.get(given.meetingId), 'meeting');
  assertLinks(archive.index, given, null);
  if (given.childNoteId !== null) found(archive.index.childNotes.get(given.childNoteId), 'note');
  const after = made(archive, given, null);
  commitChange(archive, { what: 'concern', before: null, after });
  return after;
}

/** Changes what it says, or writes down what was answered. Throws `not-found`, `invalid-input`. */
export function changeConcern(
  archive: OpenArchive,
  { id, change }: { id: string; change: ConcernChange },
): Concern {
  const before = found(archive.index.concerns.get(id), 'concern');
  const after = tidy(merged(before, parsed(concernChange, change)));
  assertLinks(archive.index, after, before);
  commitChange(archive, { what: 'concern', before, after });
  return after;
}

/** Takes one out; undo brings it back. The moments in which it was raised stay. Throws `not-found`. */
export function removeConcern(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.concerns.get(id), 'concern');
  commitChange(archive, { what: 'concern', before, after: null });
}

/**
 * Takes concerns over into a later meeting: each is written there again and stays where it was, as not raised. One press
 * of undo takes all of it back. Throws `not-found`, `invalid-input` (one that does not wait for this meeting).
 */
export function carryOver(
  archive: OpenArchive,
  { meetingId, ids }: { meetingId: string; ids: readonly string[] },
): Concern[] {
  const waiting = new Map(
    waitingConcerns(archive, { meetingId }).map((one) => [one.concern.id, one.concern]),
  );
  const carried = [...new Set(ids)].map((id) => {
    const from = waiting.get(id);
    if (!from) throw notWaiting();
    return made(archive, { ...from, meetingId, answer: null }, from.id);
  });
  commitTogether(
    archive,
    carried.map((after) => ({ what: 'concern', before: null, after })),
  );
  return carried;
}

function made(
  { clock }: OpenArchive,
  fields: Omit<Concern, 'id' | 'carriedFromId' | 'createdAt'>,
  carriedFromId: string | null,
): Concern {
  return { ...tidy(fields), id: randomUUID(), carriedFromId, createdAt: clock.now().toISOString() };
}

/** Words that are only blanks are no words. */
function tidy<T extends Pick<Concern, 'promised' | 'answer'>>(concern: T): T {
  return { ...concern, promised: concern.promised?.trim() || null, answer: concern.answer?.trim() || null };
}

type Links = Pick<Concern, 'goalId' | 'aboutMomentId' | 'aboutDecisionId' | 'aboutIncidentId'>;

/** What it names must be there; a link that it had before may outlive its thing. */
function assertLinks(index: Index, after: Links, before: Links | null): void {
  const { goalId, aboutMomentId, aboutDecisionId, aboutIncidentId } = after;
  if (goalId !== null && goalId !== before?.goalId) found(index.goals.get(goalId), 'goal');
  if (aboutMomentId !== null && aboutMomentId !== before?.aboutMomentId)
    found(index.moments.get(aboutMomentId), 'moment');
  if (aboutDecisionId !== null && aboutDecisionId !== before?.aboutDecisionId)
    found(index.decisions.get(aboutDecisionId), 'decision');
  if (aboutIncidentId !== null && aboutIncidentId !== before?.aboutIncidentId)
    found(index.incidents.get(aboutIncidentId), 'note');
}

function notWaiting(): KeptwordError {
  return new KeptwordError(
    'invalid-input',
    'This concern was raised or taken over already. Nothing was changed. Choose others.',
    { details: 'fields: ids' },
  );
}

/** Null only if its meeting vanished between the two reads. */
function viewOf(index: Index, concern: Concern): ConcernView | null {
  const meeting = index.meetings.get(concern.meetingId);
  if (!meeting) return null;
  const goal = concern.goalId === null ? null : index.goals.get(concern.goalId);
  return {
    concern,
    meetingTitle: meeting.title,
    date: meeting.date,
    goal: goal && { id: goal.id, kind: goal.kind, text: goal.text },
    raised: index.concerns.raisedIn(concern.id).flatMap((id) => clipOf(index, id) ?? []),
    carriedTo: nextOf(index, concern),
    promisedIn: promisedIn(index, concern),
    answeredIn: answeredIn(index, concern),
    childNote: noteOf(index, concern),
  };
}

/** The child's words as they are now: what the parent made of them is beside it. */
function noteOf(index: Index, { childNoteId }: Concern): ConcernView['childNote'] {
  if (childNoteId === null) return null;
  const note = index.childNotes.get(childNoteId);
  if (!note) return { kind: 'say', text: '', about: null, isGone: true, clip: null };
  const { kind, text, about, momentId } = note;
  return { kind, text, about, isGone: false, clip: momentId === null ? null : clipOf(index, momentId) };
}

function clipOf(index: Index, momentId: string): ConcernView['raised'][number] | null {
  const moment = index.moments.get(momentId);
  const recording = moment && index.recordings.get(moment.recordingId);
  if (!moment || !recording) return null;
  return { ...soundClipOf(moment, recording), code: recordingCode(recording.ordinal) };
}

/** Where the promise was made that it is about: the moment itself, or the first one of the decision. */
function promisedIn(index: Index, { aboutMomentId, aboutDecisionId }: Concern): ConcernView['promisedIn'] {
  if (aboutMomentId !== null) return clipOf(index, aboutMomentId);
  const [first] = aboutDecisionId === null ? [] : index.promises.momentsOfDecision(aboutDecisionId);
  return first === undefined ? null : clipOf(index, first);
}

/** Where it was answered: the answer of the first moment in which she raised it that has one (D41). */
function answeredIn(index: Index, { id }: Concern): ConcernView['answeredIn'] {
  const answers = index.concerns.raisedIn(id).flatMap((of) => index.moments.get(of)?.answeredById ?? []);
  return answers.map((of) => clipOf(index, of)).find((clip) => clip !== null) ?? null;
}

function nextOf(index: Index, { id }: Concern): ConcernView['carriedTo'] {
  const next = index.concerns.carriedTo(id);
  const meeting: Meeting | null = next && index.meetings.get(next.meetingId);
  return meeting && { meetingId: meeting.id, title: meeting.title, date: meeting.date };
}
