import { randomUUID } from 'node:crypto';
import { KeptwordError, type MeetingSummary } from '../../shared/contract/index.ts';
import {
  type Attendee,
  daysOfSchoolYear,
  dayWordsIn,
  type FirstStep,
  type Meeting,
  type MeetingChange,
  type MeetingFields,
  type MeetingName,
  type MeetingsOffered,
  mayHoldRecordings,
  meetingChange,
  meetingFields,
  merged,
  type Session,
  schoolYearOf,
  session,
  stepsAfter,
  termsOf,
} from '../../shared/domain/index.ts';
import type { IsoDate } from '../../shared/time/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

type Wanted = { text?: string; studentId?: string | null };
type OfChoice = { studentId: string | null; offered: MeetingsOffered };

/** What was typed, as words and as the day that it may be. */
function typedIn(text: string) {
  const day = dayWordsIn(text);
  return {
    terms: termsOf(text),
    onDay: day && { readings: day.readings, terms: termsOf(day.rest) },
  };
}

/** Meetings, newest date first, with counts. `year`: a school year. */
export function listMeetings(
  archive: OpenArchive,
  { text = '', year = null, ...page }: Wanted & { limit: number; offset: number; year?: string | null },
): MeetingSummary[] {
  const days = year === null ? null : daysOfSchoolYear(year);
  return archive.index.meetings.list({ ...page, days, ...typedIn(text) });
}

/** The newest of the meetings that answer, to choose among, and how many more there are. */
export function choicesOfMeeting(
  { index }: Pick<OpenArchive, 'index'>,
  { text, limit, ...which }: OfChoice & { text: string; limit: number },
): { meetings: MeetingName[]; more: number } {
  const wanted = { ...which, ...typedIn(text) };
  const meetings = index.meetings.names({ ...wanted, limit });
  const isPart = meetings.length === limit;
  return { meetings, more: isPart ? index.meetings.count(wanted) - limit : 0 };
}

/** The name of one, or null where it cannot be chosen: it was taken out, or is none of those that are offered. */
export function chosenMeeting(
  { index }: Pick<OpenArchive, 'index'>,
  which: OfChoice & { id: string },
): MeetingName | null {
  return index.meetings.names({ ...which, limit: 1 })[0] ?? null;
}

/** The school years that have such meetings, newest first, with how many. */
export function yearsOfMeetings(
  { index }: Pick<OpenArchive, 'index'>,
  { text = '', studentId = null }: Wanted,
): { year: string; count: number }[] {
  const years = new Map<string, number>();
  for (const { month, count } of index.meetings.months({ ...typedIn(text), studentId })) {
    const year = schoolYearOf(`${month}-01`);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return [...years].map(([year, count]) => ({ year, count }));
}

/** One meeting with its sittings and the people in it. Throws `not-found`. */
export function getMeeting(
  { index }: OpenArchive,
  { id }: { id: string },
): { meeting: MeetingSummary; isFirst: boolean; sessions: Session[]; attendees: Attendee[] } {
  return {
    meeting: found(index.meetings.summary(id), 'meeting'),
    isFirst: index.meetings.isFirst(id),
    sessions: index.sessions.ofMeeting(id),
    attendees: index.attendees.ofMeeting(id),
  };
}

/** Adds a meeting with its first sitting, on the meeting's day. Throws `invalid-input`, `not-found` (a child). */
export function addMeeting(archive: OpenArchive, fields: MeetingFields): Meeting {
  const { index, clock } = archive;
  const meeting: Meeting = {
    ...parsed(meetingFields, fields),
    id: randomUUID(),
    prepared: [],
    createdAt: clock.now().toISOString(),
  };
  assertStudents(archive, meeting);
  index.transaction(() => {
    commitChange(archive, { what: 'meeting', before: null, after: meeting });
    index.sessions.insert({
      id: randomUUID(),
      meetingId: meeting.id,
      ordinal: 1,
      date: meeting.date,
      label: null,
    });
  });
  return meeting;
}

/**
 * Changes some fields. Throws `not-found`, `invalid-input`, and `recording-forbidden` when a meeting that has recordings
 * would become a mediation.
 */
export function changeMeeting(
  archive: OpenArchive,
  { id, change }: { id: string; change: MeetingChange },
): Meeting {
  const { index } = archive;
  const before = found(index.meetings.get(id), 'meeting');
  const after = merged(before, parsed(meetingChange, change));
  assertStudents(archive, after);
  if (!mayHoldRecordings(after) && index.recordings.ofMeeting(id).length > 0) {
    throw new KeptwordError(
      'recording-forbidden',
      'What is said in a mediation is confidential, so Keptword keeps no recording of one. This meeting has recordings. Nothing was changed.',
    );
  }
  commitChange(archive, { what: 'meeting', before, after });
  return after;
}

/**
 * Ticks or unticks one step of the list before the first meeting (D76), beside what is ticked by now. A step that stands
 * so already is no change. Throws `not-found`.
 */
export function prepareMeeting(
  archive: OpenArchive,
  { id, step, isDone }: { id: string; step: FirstStep; isDone: boolean },
): Meeting {
  const before = found(archive.index.meetings.get(id), 'meeting');
  if (before.prepared.includes(step) === isDone) return before;
  const after = { ...before, prepared: stepsAfter(before.prepared, { step, isDone }) };
  commitChange(archive, { what: 'meeting', before, after });
  return after;
}

/** Takes a meeting out of the lists. Its recordings stay sealed; undo brings it back. Throws `not-found`. */
export function removeMeeting(archive: OpenArchive, { id, reason }: { id: string; reason: string }): void {
  const before = found(archive.index.meetings.get(id), 'meeting');
  commitChange(archive, { what: 'meeting', before, after: null }, { reason });
}

/** Adds a sitting: a meeting may take several days (D35). Throws `not-found`, `invalid-input`. */
export function addSession(
  { index }: OpenArchive,
  { meetingId, date, label }: { meetingId: string; date: IsoDate; label: string | null },
): Session {
  found(index.meetings.get(meetingId), 'meeting');
  return index.transaction(() => {
    const ordinal = index.sessions.nextOrdinal(meetingId);
    const added = parsed(session, { id: randomUUID(), meetingId, ordinal, date, label });
    index.sessions.insert(added);
    return added;
  });
}

/** Puts a person into a meeting or changes how they attend; null takes them out. Throws `not-found`. */
export function setAttendance(
  { index }: OpenArchive,
  {
    meetingId,
    personId,
    attendance,
  }: { meetingId: string; personId: string; attendance: Attendee['attendance'] | null },
): void {
  found(index.meetings.get(meetingId), 'meeting');
  found(index.people.get(personId), 'person');
  if (attendance === null) index.attendees.remove(meetingId, personId);
  else index.attendees.set({ meetingId, personId, attendance });
}

/** One recording may be about several children (D23), each named once. */
function assertStudents({ index }: OpenArchive, { studentIds }: Meeting): void {
  for (const id of studentIds) found(index.students.get(id), 'child');
  if (new Set(studentIds).size === studentIds.length) return;
  throw new KeptwordError(
    'invalid-input',
    'A child is in this meeting twice. Nothing was changed. Choose each child once.',
  );
}
