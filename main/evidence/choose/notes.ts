import { KeptwordError, type LeftOut } from '../../../shared/contract/index.ts';
import { incidentCode, isConfidential, type Meeting } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import type { CaseFile, ChosenNote, KnownNote } from './case-file.ts';
import { stays } from './left-out.ts';

/**
 * The notes that may go with a meeting, oldest first: those of its children and of no child. One that belongs to a
 * meeting about other children only is not among them, chosen or not; nor is one of no child about another child's goal.
 * The words of such a goal stay at home in any case.
 */
export function notesFor({ index }: OpenArchive, meeting: Meeting): KnownNote[] {
  const children = new Set(meeting.studentIds);
  const ofChildren = ({ studentIds }: Meeting) =>
    studentIds.length === 0 || studentIds.some((id) => children.has(id));
  return index.incidents
    .list({ studentId: null })
    .toReversed()
    .filter(({ studentId }) => studentId === null || children.has(studentId))
    .flatMap((note) => {
      const of = note.meetingId === null ? null : index.meetings.get(note.meetingId);
      if (of && of.id !== meeting.id && !ofChildren(of)) return [];
      const student = note.studentId === null ? null : index.students.get(note.studentId);
      const goal = note.goalId === null ? null : index.goals.get(note.goalId);
      const isOthers = goal !== null && !children.has(goal.studentId);
      if (isOthers && note.studentId === null) return [];
      return [
        {
          ...note,
          confidential: note.meetingId !== null && (of === null || isConfidential(of)),
          student: student?.initials ?? null,
          meeting: of && `${of.title}, ${of.date}`,
          goal: isOthers ? null : (goal?.text ?? null),
        },
      ];
    });
}

/** Nobody may take it along: it is only for her, or it tells of a mediation (34 CFR 300.506(b)(8)). */
export function staysAtHome(note: KnownNote): boolean {
  return note.private || note.confidential;
}

/**
 * The notes that the parent named. What she keeps to herself and what tells of a mediation stays at home whatever is
 * named. @throws not-found for one that is not among those of this meeting's children
 */
export function chooseNotes(
  { notes }: Pick<CaseFile, 'notes'>,
  ids: readonly string[],
  leftOut: LeftOut[],
): ChosenNote[] {
  const known = new Set(notes.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new KeptwordError(
      'not-found',
      'One of the chosen notes is no longer among those of this child. Nothing was made. Choose again.',
      { details: `note ${unknown}` },
    );
  }
  const named = new Set(ids);
  const kept = notes.filter((note) => named.has(note.id) && !staysAtHome(note));
  const count = (of: readonly KnownNote[], why: LeftOut['why']) => {
    if (of.length > 0) leftOut.push(stays('notes', why, { count: of.length }));
  };
  count(
    notes.filter((note) => note.private),
    'note-private',
  );
  count(
    notes.filter((note) => note.confidential && !note.private),
    'note-mediation',
  );
  count(
    notes.filter((note) => !staysAtHome(note) && !named.has(note.id)),
    'note-not-chosen',
  );
  return kept.map((note, at) => ({ code: incidentCode(at + 1), note }));
}
