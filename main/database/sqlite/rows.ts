import type { z } from 'zod';
import { damagedIndex } from './errors.ts';
import type { Bound, Params, ReadableDb, Row, WritableDb } from './handle.ts';
import type { ThingReads, ThingWrites } from './things.ts';

/** How one kind of thing lies in its table. Names of fields and tables are constants of ours, never input. */
export type TableSpec<T> = {
  readonly table: string;
  /** Names of the fields as the domain has them; the column is the same in snake case. */
  readonly fields: readonly string[];
  readonly schema: z.ZodType<T>;
  /** From the domain's shape to one value per field. The default takes the fields as they are. */
  readonly toRow?: (thing: T) => Params;
  /** From one value per field to what the schema parses. */
  readonly fromRow?: (row: Row) => unknown;
};

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `t.start_ms as "startMs", …` */
export function selectList(fields: readonly string[], alias: string): string {
  return fields.map((field) => `${alias}.${snake(field)} as "${field}"`).join(', ');
}

export function insertSql(table: string, fields: readonly string[]): string {
  const columns = fields.map(snake).join(', ');
  return `insert into ${table} (${columns}) values (${fields.map((field) => `:${field}`).join(', ')})`;
}

export function updateSql(table: string, fields: readonly string[]): string {
  const set = fields.filter((field) => field !== 'id').map((field) => `${snake(field)} = :${field}`);
  return `update ${table} set ${set.join(', ')} where id = :id`;
}

/** Reads a row through the domain's schema: what does not fit is a damaged index, never a strange object. */
export function parseRow<T>(schema: z.ZodType<T>, value: unknown, table: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw damagedIndex(`a row of ${table} does not fit its schema at: ${where}`);
}

/** Reads JSON that we wrote ourselves. */
export function parseJson(text: unknown, table: string): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw damagedIndex(`a row of ${table} holds broken JSON`);
  }
}

/** Only the named fields of a thing, as SQLite takes them. */
export function plainRow(thing: object, fields: readonly string[]): Params {
  const values: Record<string, Bound> = {};
  for (const field of fields) {
    const value: unknown = Reflect.get(thing, field);
    if (value === null || typeof value === 'string' || typeof value === 'number') values[field] = value;
    else if (typeof value === 'boolean') values[field] = value ? 1 : 0;
    else throw new TypeError(`field ${field} cannot be stored`);
  }
  return values;
}

/** Reads rows of a table as things of the domain; one that does not fit is a damaged index. */
export function rowReader<T>(spec: TableSpec<T>): (row: Row) => T {
  const shape = spec.fromRow ?? ((row: Row): unknown => row);
  return (row) => parseRow(spec.schema, shape(row), spec.table);
}

/** Reads one thing by its id. */
export function thingReads<T>(db: ReadableDb, spec: TableSpec<T>): ThingReads<T> {
  const read = rowReader(spec);
  const one = db.read(
    `select ${selectList(spec.fields, 't')} from ${spec.table} t where t.id = :id and t.deleted_at is null`,
  );
  return {
    get(id) {
      const row = one.get({ id });
      return row ? read(row) : null;
    },
  };
}

/** Adds, replaces, takes out and brings back. */
export function thingWrites<T extends { id: string }>(db: WritableDb, spec: TableSpec<T>): ThingWrites<T> {
  const toRow = spec.toRow ?? ((thing: T) => plainRow(thing, spec.fields));
  const insert = db.write(insertSql(spec.table, spec.fields));
  const replace = db.write(updateSql(spec.table, spec.fields));
  const setDeleted = db.write(`update ${spec.table} set deleted_at = :at where id = :id`);
  const exists = db.read(`select 1 from ${spec.table} where id = :id`);
  return {
    exists: (id) => exists.get({ id }) !== undefined,
    insert: (thing) => void insert.run(toRow(thing)),
    replace: (thing) => mustChange(replace.run(toRow(thing)), spec.table),
    setDeleted: (id, at) => mustChange(setDeleted.run({ id, at }), spec.table),
  };
}

/** The same for a thing that has rows in other tables: `writeRest` writes them anew, all or nothing with its own row. */
export function wholeWrites<T extends { id: string }>(
  db: WritableDb,
  spec: TableSpec<T>,
  writeRest: (thing: T) => void,
): ThingWrites<T> {
  const rows = thingWrites(db, spec);
  const both = (write: (thing: T) => void) => (thing: T) =>
    db.transaction(() => {
      write(thing);
      writeRest(thing);
    });
  return { ...rows, insert: both(rows.insert), replace: both(rows.replace) };
}

function mustChange(rows: number, table: string): void {
  if (rows !== 1) throw new Error(`no such row in ${table}`);
}
