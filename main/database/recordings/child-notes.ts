import { type ChildNote, childNote } from '../../../shared/domain/index.ts';
import {
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

/** Notes that were taken back are not seen. */
export type ChildNoteReads = ThingReads<ChildNote> & {
  /** Those of one child in one list, in the order in which they were begun. */
  ofList(of: { playlistId: string; studentId: string }): ChildNote[];
  /** Of every list, in the order in which they were begun. */
  list(): ChildNote[];
  /** Whose note it is, also of one that was taken back; null: there was none. */
  ownerOf(id: string): string | null;
  /** 1 for the first. A number is never used twice in a list, even after one was taken back. */
  nextNumber(playlistId: string): number;
};
export type ChildNoteWrites = ThingWrites<ChildNote>;

const FIELDS = [
  ...['id', 'playlistId', 'studentId', 'n', 'kind', 'text', 'momentId', 'about', 'putAway'],
  ...['createdAt', 'changedAt'],
];
const spec: TableSpec<ChildNote> = {
  table: 'child_notes',
  fields: FIELDS,
  schema: childNote,
  fromRow: (row) => ({ ...row, putAway: row.putAway === 1 }),
};

export function childNoteReads(db: ReadableDb): ChildNoteReads {
  const read = rowReader(spec);
  const live = `select ${selectList(FIELDS, 't')} from child_notes t where t.deleted_at is null`;
  const ofList = db.read(
    `${live} and t.playlist_id = :playlistId and t.student_id = :studentId order by t.n`,
  );
  const list = db.read(`${live} order by t.rowno`);
  const owner = db.read('select student_id as "studentId" from child_notes where id = :id');
  const next = db.read(
    'select coalesce(max(n), 0) + 1 as n from child_notes where playlist_id = :playlistId',
  );
  return {
    ...thingReads(db, spec),
    ofList: ({ playlistId, studentId }) => ofList.all({ playlistId, studentId }).map(read),
    list: () => list.all().map(read),
    ownerOf: (id) => {
      const row = owner.get({ id });
      return row ? String(row.studentId) : null;
    },
    nextNumber: (playlistId) => Number(next.get({ playlistId })?.n),
  };
}

export function childNoteWrites(db: WritableDb): ChildNoteWrites {
  return thingWrites(db, spec);
}
