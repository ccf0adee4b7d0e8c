import { randomUUID } from 'node:crypto';
import { type GoalSummary, KeptwordError } from '../../shared/contract/index.ts';
import {
  type Decision,
  type DecisionChange,
  type DecisionFields,
  decisionChange,
  decisionFields,
  type Goal,
  type GoalChange,
  type GoalFields,
  goalChange,
  goalFields,
  mayContinue,
  merged,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

/** Goals, services and accommodations of one child, or of all (null), with how often each was discussed. */
export function listGoals(
  { index }: OpenArchive,
  { studentId }: { studentId: string | null },
): GoalSummary[] {
  return index.goals.list(studentId);
}

/** Adds a goal, service or accommodation. Throws `not-found` (child, earlier goal, clip), `invalid-input`. */
export function addGoal(archive: OpenArchive, fields: GoalFields): Goal {
  const goal: Goal = { ...parsed(goalFields, fields), id: randomUUID(), createdAt: nowOf(archive) };
  found(archive.index.students.get(goal.studentId), 'child');
  assertGoalLinks(archive, goal, null);
  commitChange(archive, { what: 'goal', before: null, after: goal });
  return goal;
}

/** Changes one. Throws `not-found`, `invalid-input`. */
export function changeGoal(archive: OpenArchive, { id, change }: { id: string; change: GoalChange }): Goal {
  const before = found(archive.index.goals.get(id), 'goal');
  const after = merged(before, parsed(goalChange, change));
  if (after.studentId !== before.studentId) found(archive.index.students.get(after.studentId), 'child');
  assertGoalLinks(archive, after, before);
  commitChange(archive, { what: 'goal', before, after });
  return after;
}

/** What a goal points at must be there; a link that it had before may outlive what it points at. */
function assertGoalLinks({ index }: OpenArchive, after: Goal, before: Goal | null): void {
  const { howMomentId, continuesId } = after;
  if (howMomentId !== null && howMomentId !== before?.howMomentId) {
    found(index.moments.get(howMomentId), 'moment');
  }
  if (continuesId === null || continuesId === before?.continuesId) return;
  const earlier = found(index.goals.get(continuesId), 'goal');
  if (mayContinue(after, earlier.id, index.goals.list(null))) return;
  throw new KeptwordError(
    'invalid-input',
    'A goal can only go on from an earlier goal of the same child. Nothing was changed. Choose another one.',
    { details: 'fields: continuesId' },
  );
}

/** Takes one out; undo brings it back. Moments about it keep their link. Throws `not-found`. */
export function removeGoal(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.goals.get(id), 'goal');
  commitChange(archive, { what: 'goal', before, after: null });
}

/** Decisions of a meeting, in the order in which they were written down. */
export function listDecisions({ index }: OpenArchive, { meetingId }: { meetingId: string }): Decision[] {
  return index.decisions.ofMeeting(meetingId);
}

/** Adds a decision (D5). Throws `not-found` (meeting or goal), `invalid-input`. */
export function addDecision(archive: OpenArchive, fields: DecisionFields): Decision {
  const decision: Decision = {
    ...parsed(decisionFields, fields),
    id: randomUUID(),
    createdAt: nowOf(archive),
  };
  found(archive.index.meetings.get(decision.meetingId), 'meeting');
  if (decision.goalId !== null) found(archive.index.goals.get(decision.goalId), 'goal');
  commitChange(archive, { what: 'decision', before: null, after: decision });
  return decision;
}

/** Changes one. Throws `not-found`, `invalid-input`. */
export function changeDecision(
  archive: OpenArchive,
  { id, change }: { id: string; change: DecisionChange },
): Decision {
  const { index } = archive;
  const before = found(index.decisions.get(id), 'decision');
  const after = merged(before, parsed(decisionChange, change));
  if (after.meetingId !== before.meetingId) found(index.meetings.get(after.meetingId), 'meeting');
  if (after.goalId !== null && after.goalId !== before.goalId) found(index.goals.get(after.goalId), 'goal');
  commitChange(archive, { what: 'decision', before, after });
  return after;
}

/** Takes one out; undo brings it back. Throws `not-found`. */
export function removeDecision(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.decisions.get(id), 'decision');
  commitChange(archive, { what: 'decision', before, after: null });
}

function nowOf(archive: OpenArchive): string {
  return archive.clock.now().toISOString();
}
