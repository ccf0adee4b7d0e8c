import { randomUUID } from 'node:crypto';
import { KeptwordError, type NeedView } from '../../shared/contract/index.ts';
import {
  type Goal,
  type GoalThread,
  goalsOfNeed,
  merged,
  metBy,
  type Need,
  type NeedChange,
  type NeedFields,
  needChange,
  needFields,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import type { OfChild } from '../database/index.ts';
import { documentTied } from './evaluations.ts';
import { threadOver } from './thread.ts';

type Index = OpenArchive['index'];

/** Needs of a child or of all (D84), as they were written down, each with what found it and what meets it. */
export function listNeeds({ index }: OpenArchive, of: OfChild): NeedView[] {
  const goals = plainGoals(index, of.studentId);
  return index.needs.list(of).map((need) => ({
    need,
    evaluations: need.evaluationIds.flatMap((id) => {
      const one = index.evaluations.get(id);
      if (!one) return [];
      const { title, date, documentId } = one;
      return [{ id, title, date, document: documentTied(index, documentId) }];
    }),
    metBy: metBy(need, goals),
  }));
}

/** Every time that what meets a need was spoken of: the threads of its goals and services as one. Throws `not-found`. */
export function threadOfNeed({ index }: OpenArchive, { needId }: { needId: string }): GoalThread {
  const need = found(index.needs.get(needId), 'need');
  return threadOver(index, goalsOfNeed(need, plainGoals(index, need.studentId)));
}

/** Goals of a child or of all, without the counts of the list. */
export function plainGoals(index: Index, studentId: string | null): Goal[] {
  return index.goals.list(studentId).map(({ moments: _moments, disputed: _disputed, ...goal }) => goal);
}

/** Writes one down. Throws `not-found` (child, evaluation, goal), `invalid-input` (what belongs to another child). */
export function addNeed(archive: OpenArchive, fields: NeedFields): Need {
  const { index, clock } = archive;
  const after = onceEach({
    ...parsed(needFields, fields),
    id: randomUUID(),
    createdAt: clock.now().toISOString(),
  });
  found(index.students.get(after.studentId), 'child');
  assertLinks(index, after, null);
  commitChange(archive, { what: 'need', before: null, after });
  return after;
}

/** Changes one; the child stays. Throws `not-found`, `invalid-input`. */
export function changeNeed(archive: OpenArchive, { id, change }: { id: string; change: NeedChange }): Need {
  const before = found(archive.index.needs.get(id), 'need');
  const after = onceEach(merged(before, parsed(needChange, change)));
  assertLinks(archive.index, after, before);
  commitChange(archive, { what: 'need', before, after });
  return after;
}

/** Takes one out; undo brings it back. Throws `not-found`. */
export function removeNeed(archive: OpenArchive, { id }: { id: string }): void {
  const before = found(archive.index.needs.get(id), 'need');
  commitChange(archive, { what: 'need', before, after: null });
}

function onceEach(need: Need): Need {
  const { evaluationIds, goalIds } = need;
  return { ...need, evaluationIds: [...new Set(evaluationIds)], goalIds: [...new Set(goalIds)] };
}

/** New links must lead to things of the same child; a link that it had before may outlive what it names. */
function assertLinks(index: Index, after: Need, before: Need | null): void {
  const ofChild = (one: { studentId: string }) => {
    if (one.studentId !== after.studentId) throw ofAnother();
  };
  for (const id of after.evaluationIds) {
    if (!before?.evaluationIds.includes(id)) ofChild(found(index.evaluations.get(id), 'evaluation'));
  }
  for (const id of after.goalIds) {
    if (!before?.goalIds.includes(id)) ofChild(found(index.goals.get(id), 'goal'));
  }
}

function ofAnother(): KeptwordError {
  return new KeptwordError(
    'invalid-input',
    'A need is only tied to evaluations and goals of the same child. Nothing was changed. Choose others.',
    { details: 'fields: evaluationIds, goalIds' },
  );
}
