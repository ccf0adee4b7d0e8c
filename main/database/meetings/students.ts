import { type Student, student } from '../../../shared/domain/index.ts';
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
import type { StudentReads } from './door.ts';

const spec: TableSpec<Student> = {
  table: 'students',
  fields: ['id', 'initials', 'birthDate', 'schoolYear'],
  schema: student,
};

export function studentReads(db: ReadableDb): StudentReads {
  const read = rowReader(spec);
  const all = db.read(
    `select ${selectList(spec.fields, 't')} from students t where t.deleted_at is null order by t.no`,
  );
  return { ...thingReads(db, spec), list: () => all.all().map(read) };
}

export function studentWrites(db: WritableDb): ThingWrites<Student> {
  return thingWrites(db, spec);
}
