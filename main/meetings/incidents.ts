import { randomUUID } from 'node:crypto';
import { type IncidentView, KeptwordError } from '../../shared/contract/index.ts';
import {
  changedInIncident,
  type Incident,
  type IncidentChange,
  type IncidentFields,
  incidentChange,
  incidentFields,
  merged,
} from '../../shared/domain/index.ts';
import { addDays } from '../../shared/time/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

type Index = OpenArchive['index'];

/** Notes of what happened without sound (D24), the newest day first; of one child or of all (null). */
export function listIncidents(
  { index }: OpenArchive,
  of: { studentId: string | null } = { studentId: null },
): IncidentView[] {
  return index.incidents.list(of).map((one) => viewOf(index, one));
}

/** Every saved version of a note, newest first. Throws `not-found`. */
export function historyOfIncident(
  { index }: OpenArchive,
  { id }: { id: string },
): { at: string; version: Incident }[] {
  found(index.incidents.get(id), 'note');
  return index.incidents.versionsOf(id);
}

/**
 * Writes down what happened on a day; when it was written is the clock's, not the parent's, and stays. Throws
 * `invalid-input` (also for a day that is still to come), `not-found` (child, meeting, goal, document).
 */
export function addIncident(archive: OpenArchive, fields: IncidentFields): Incident {
  const given = parsed(incidentFields, fields);
  const now = archive.clock.now();
  refuseToCome(given, now);
  const at = now.toISOString();
  const after: Incident = { ...tidy(given), id: randomUUID(), createdAt: at, updatedAt: at };
  assertLinks(archive.index, after, null);
  commitChange(archive, { what: 'incident', before: null, after });
  return after;
}

/** Changes some fields; the version before stays in its history. Throws as `addIncident` does. */
export function changeIncident(
  archive: OpenArchive,
  { id, change }: { id: string; change: IncidentChange },
): Incident {
  const before = found(archive.index.incidents.get(id), 'note');
  const now = archive.clock.now();
  const after = {
    ...tidy(merged(before, parsed(incidentChange, change))),
    updatedAt: now.toISOString(),
  };
  if (changedInIncident(before, after).length === 0) return before;
  refuseToCome(after, now);
  assertLinks(archive.index, after, before);
  commitChange(archive, { what: 'incident', before, after });
  return after;
}

/** Takes a note out; undo brings it back, and its history stays. Throws `not-found`. */
export function removeIncident(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.incidents.get(id), 'note');
  commitChange(archive, { what: 'incident', before, after: null });
}

/** Who told her says nothing where nobody did; empty words are no words. */
function tidy<T extends Pick<Incident, 'said' | 'present' | 'known' | 'toldBy'>>(note: T): T {
  const { said, present, known, toldBy } = note;
  return {
    ...note,
    said: said?.trim() || null,
    present: present || null,
    toldBy: known === 'was-there' ? null : toldBy || null,
  };
}

/** A day ahead of UTC is still today somewhere; more than that has not happened yet. */
function refuseToCome({ date }: Pick<Incident, 'date'>, now: Date): void {
  if (date <= addDays(now.toISOString().slice(0, 10), 1)) return;
  throw new KeptwordError(
    'invalid-input',
    'This day is still to come. A note says what has happened. Nothing was changed. Choose the day on which it was.',
    { details: 'fields: date' },
  );
}

/** What a note names must be there; a link that it had before may outlive its thing. */
function assertLinks(index: Index, after: Incident, before: Incident | null): void {
  const { studentId, meetingId, goalId, documentId } = after;
  if (studentId !== null && studentId !== before?.studentId) found(index.students.get(studentId), 'child');
  if (meetingId !== null && meetingId !== before?.meetingId) found(index.meetings.get(meetingId), 'meeting');
  if (goalId !== null && goalId !== before?.goalId) found(index.goals.get(goalId), 'goal');
  if (documentId !== null && documentId !== before?.documentId)
    found(index.documents.get(documentId), 'document');
}

function viewOf(index: Index, incident: Incident): IncidentView {
  const of = <T>(id: string | null, get: (id: string) => T | null): T | null =>
    id === null ? null : get(id);
  const meeting = of(incident.meetingId, index.meetings.get);
  return {
    incident,
    student: of(incident.studentId, index.students.get)?.initials ?? null,
    meeting: meeting && { id: meeting.id, title: meeting.title, date: meeting.date },
    goal: of(incident.goalId, index.goals.get)?.text ?? null,
    document: of(incident.documentId, index.documents.get)?.title ?? null,
  };
}
