import { type PresentLevel, presentLevel } from '../../../shared/domain/index.ts';
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
import type { OfChild, PresentLevelReads } from './door.ts';

const FIELDS = [
  'id',
  'studentId',
  'area',
  'date',
  'text',
  'measure',
  'source',
  'documentId',
  'page',
  'momentId',
  'createdAt',
] as const;
const spec: TableSpec<PresentLevel> = { table: 'present_levels', fields: FIELDS, schema: presentLevel };

export function presentLevelReads(db: ReadableDb): PresentLevelReads {
  const read = rowReader(spec);
  const list = db.read(
    `select ${selectList(FIELDS, 't')} from present_levels t
     where t.deleted_at is null and (:studentId is null or t.student_id = :studentId)
     order by t.date desc, t.no desc`,
  );
  return { ...thingReads(db, spec), list: ({ studentId }: OfChild) => list.all({ studentId }).map(read) };
}

export function presentLevelWrites(db: WritableDb): ThingWrites<PresentLevel> {
  return thingWrites(db, spec);
}
