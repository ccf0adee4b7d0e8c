import { z } from 'zod';
import { id, type Need, need } from '../../../shared/domain/index.ts';
import {
  parseJson,
  parseRow,
  type ReadableDb,
  type Row,
  selectList,
  type ThingWrites,
  type WritableDb,
  wholeWrites,
} from '../sqlite/index.ts';
import type { NeedReads, OfChild } from './door.ts';

const FIELDS = ['id', 'studentId', 'text', 'createdAt'] as const;
/** The tables of its links, each with the column that names what it is tied to. */
const LINKS = {
  evaluationIds: { table: 'need_evaluations', column: 'evaluation_id' },
  goalIds: { table: 'need_goals', column: 'goal_id' },
} as const;

type Links = keyof typeof LINKS;
const NAMES = Object.keys(LINKS) as Links[];

export function needReads(db: ReadableDb): NeedReads {
  const linked = NAMES.map((name) => {
    const { table, column } = LINKS[name];
    return `(select json_group_array(${column} order by position) from ${table} where need_id = t.id) as "${name}"`;
  });
  const live = `select ${selectList(FIELDS, 't')}, ${linked.join(', ')} from needs t where t.deleted_at is null`;
  const one = db.read(`${live} and t.id = :id`);
  const all = db.read(`${live} and (:studentId is null or t.student_id = :studentId) order by t.no`);
  return {
    get(needId) {
      const row = one.get({ id: needId });
      return row ? whole(row) : null;
    },
    list: ({ studentId }: OfChild) => all.all({ studentId }).map(whole),
  };
}

function whole(row: Row): Need {
  const links = NAMES.map((name) => [name, parseRow(z.array(id), parseJson(row[name], 'needs'), 'needs')]);
  return parseRow(need, { ...row, ...Object.fromEntries(links) }, 'needs');
}

export function needWrites(db: WritableDb): ThingWrites<Need> {
  const writers = NAMES.map((name) => {
    const { table, column } = LINKS[name];
    const forget = db.write(`delete from ${table} where need_id = :id`);
    const tie = db.write(`insert into ${table} (need_id, position, ${column}) values (:id, :position, :to)`);
    return (of: Need) => {
      forget.run({ id: of.id });
      for (const [position, to] of of[name].entries()) tie.run({ id: of.id, position, to });
    };
  });
  return wholeWrites<Need>(db, { table: 'needs', fields: FIELDS, schema: need }, (of) => {
    for (const write of writers) write(of);
  });
}
