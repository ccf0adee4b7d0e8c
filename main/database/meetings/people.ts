import { type Person, person } from '../../../shared/domain/index.ts';
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
import type { PersonReads } from './door.ts';

const spec: TableSpec<Person> = { table: 'people', fields: ['id', 'label', 'role'], schema: person };

export function personReads(db: ReadableDb): PersonReads {
  const read = rowReader(spec);
  const all = db.read(
    `select ${selectList(spec.fields, 't')} from people t
     where t.deleted_at is null order by t.label collate nocase, t.no`,
  );
  return { ...thingReads(db, spec), list: () => all.all().map(read) };
}

export function personWrites(db: WritableDb): ThingWrites<Person> {
  return thingWrites(db, spec);
}
