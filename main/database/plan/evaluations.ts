import { type Evaluation, evaluation } from '../../../shared/domain/index.ts';
import {
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  thingReads,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { EvaluationReads, OfChild } from './door.ts';

const FIELDS = [
  'id',
  'studentId',
  'title',
  'evaluator',
  'date',
  'findings',
  'findingsIn',
  'documentId',
  'page',
  'understood',
  'createdAt',
] as const;
const spec: TableSpec<Evaluation> = { table: 'evaluations', fields: FIELDS, schema: evaluation };

export function evaluationReads(db: ReadableDb): EvaluationReads {
  const read = rowReader(spec);
  const list = db.read(
    `select ${selectList(FIELDS, 't')} from evaluations t
     where t.deleted_at is null and (:studentId is null or t.student_id = :studentId)
     order by t.date desc nulls last, t.no desc`,
  );
  return { ...thingReads(db, spec), list: ({ studentId }: OfChild) => list.all({ studentId }).map(read) };
}

export function evaluationWrites(db: WritableDb): ThingWrites<Evaluation> {
  return thingWrites(db, spec);
}
