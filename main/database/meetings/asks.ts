import { type Ask, ask } from '../../../shared/domain/index.ts';
import {
  parseJson,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type ThingReads,
  type ThingWrites,
  thingReads,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';

export type AskReads = ThingReads<Ask> & {
  /** Oldest first. Null: of every child. Those of no child are of each. */
  list(of: { studentId: string | null }): Ask[];
  /** What repeats this one. */
  repeatsOf(id: string): Ask[];
};

const FIELDS = [
  ...['id', 'about', 'what', 'repeatsId', 'meetingId', 'studentId', 'askedOn', 'how', 'askedOf'],
  ...['text', 'handOvers', 'answerBy', 'answer', 'answerText', 'answeredOn', 'createdAt'],
];
const spec: TableSpec<Ask> = {
  table: 'asks',
  fields: FIELDS,
  schema: ask,
  toRow: (thing) => plainRow({ ...thing, handOvers: JSON.stringify(thing.handOvers) }, FIELDS),
  fromRow: (row) => ({ ...row, handOvers: parseJson(row.handOvers, 'asks') }),
};

export function askReads(db: ReadableDb): AskReads {
  const read = rowReader(spec);
  const live = `select ${selectList(FIELDS, 't')} from asks t where t.deleted_at is null`;
  const inOrder = 'order by t.asked_on, t.no';
  const list = db.read(
    `${live} and (:studentId is null or t.student_id is null or t.student_id = :studentId) ${inOrder}`,
  );
  const repeats = db.read(`${live} and t.repeats_id = :id ${inOrder}`);
  return {
    ...thingReads(db, spec),
    list: ({ studentId }) => list.all({ studentId }).map(read),
    repeatsOf: (id) => repeats.all({ id }).map(read),
  };
}

export function askWrites(db: WritableDb): ThingWrites<Ask> {
  return thingWrites(db, spec);
}
