import { z } from 'zod';
import { type Goal, goal } from '../../../shared/domain/index.ts';
import {
  type ReadableDb,
  type Row,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  thingReads,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { GoalCounts, GoalReads } from './door.ts';

const FIELDS = [
  'id',
  'studentId',
  'kind',
  'area',
  'text',
  'baseline',
  'target',
  'schoolYear',
  'howDone',
  'howMomentId',
  'continuesId',
  'createdAt',
] as const;
const spec: TableSpec<Goal> = { table: 'goals', fields: FIELDS, schema: goal };

const MOMENTS = `from moments m join recordings r on r.id = m.recording_id join meetings g on g.id = r.meeting_id
  where m.goal_id = t.id and m.deleted_at is null and r.deleted_at is null and g.deleted_at is null`;
const LIST = `select ${selectList(FIELDS, 't')},
    (select count(*) ${MOMENTS}) as "moments",
    (select count(*) ${MOMENTS} and m.dispute_claim is not null) as "disputed"
  from goals t where t.deleted_at is null`;

const counted: z.ZodType<Goal & GoalCounts> = goal.extend({
  moments: z.number().int(),
  disputed: z.number().int(),
});

export function goalReads(db: ReadableDb): GoalReads {
  const read = rowReader({ table: 'goals', fields: FIELDS, schema: counted });
  const all = db.read(`${LIST} order by t.no`);
  const ofStudent = db.read(`${LIST} and t.student_id = :studentId order by t.no`);
  const owner = db.read('select student_id as "studentId" from goals where id = :id');
  const decided =
    db.read(`select t.student_id as "studentId" from decisions d join goals t on t.id = d.goal_id
    where d.id = :id`);
  const childIn = (row: Row | undefined) => (row ? String(row.studentId) : null);
  return {
    ...thingReads(db, spec),
    ownerOf: (id) => childIn(owner.get({ id })),
    ownerOfDecision: (id) => childIn(decided.get({ id })),
    list: (studentId) => (studentId === null ? all.all() : ofStudent.all({ studentId })).map(read),
  };
}

export function goalWrites(db: WritableDb): ThingWrites<Goal> {
  return thingWrites(db, spec);
}
