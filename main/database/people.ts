import { type Person, person } from '../../shared/domain/index.ts';
import type { ReadableDb, WritableDb } from './handle.ts';
import type { PersonReads } from './meetings-door.ts';
import { rowReader, selectList, type TableSpec, thingReads, thingWrites } from './rows.ts';
import type { ThingWrites } from './things-door.ts';

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
