import { z } from 'zod';
import { type Meeting, meeting, meetingName } from '../../../shared/domain/index.ts';
import {
  parseJson,
  plainRow,
  type ReadableDb,
  type ReadStatement,
  type Row,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  type WritableDb,
  wholeWrites,
} from '../sqlite/index.ts';
import type { MeetingCounts, MeetingReads, MeetingsWanted } from './door.ts';
import { asked } from './wanted.ts';

const COLUMNS = [
  'id',
  'title',
  'kind',
  'purpose',
  'date',
  'startTime',
  'mode',
  'state',
  'place',
  'districtRecorded',
  'notes',
  'seating',
  'prepared',
  'createdAt',
] as const;
const NAMES = ['id', 'title', 'date'] as const;

const spec: TableSpec<Meeting> = {
  table: 'meetings',
  fields: COLUMNS,
  schema: meeting,
  toRow: (thing) => plainRow({ ...thing, prepared: JSON.stringify(thing.prepared) }, COLUMNS),
};

const STUDENTS = `(select json_group_array(s.student_id order by s.position)
  from meeting_students s where s.meeting_id = g.id) as "studentIds"`;
const FIELDS = `${selectList(COLUMNS, 'g')}, ${STUDENTS}`;
const MOMENTS = `from recordings r join moments m on m.recording_id = r.id
  where r.meeting_id = g.id and r.deleted_at is null and m.deleted_at is null`;
/** How much of a recording the one that it was most laid beside holds too, when that one has an earlier number. */
const IN_AN_EARLIER_ONE = `coalesce((select max((
    select sum(json_extract(p.value, '$.endMs') - json_extract(p.value, '$.startMs')) from json_each(a.pieces) p))
  from recordings e join alignments a
    on (a.first_id = e.id and a.second_id = r.id) or (a.first_id = r.id and a.second_id = e.id)
  where e.meeting_id = g.id and e.deleted_at is null and e.ordinal < r.ordinal and a.deleted_at is null), 0)`;
/** Counted per row that is shown, by indices: a list of 10,000 meetings costs no more than its first page. */
const COUNTS = `
  (select count(*) from recordings r where r.meeting_id = g.id and r.deleted_at is null) as "recordings",
  (select coalesce(sum(max(0, r.duration_ms - ${IN_AN_EARLIER_ONE})), 0) from recordings r
    where r.meeting_id = g.id and r.deleted_at is null) as "durationMs",
  (select count(*) ${MOMENTS}) as "moments",
  (select count(*) ${MOMENTS} and m.dispute_claim is not null) as "disputed"`;

const IN_ORDER = 'order by g.date desc, g.no desc limit :limit offset :offset';

/** The statement of a page of the list: one for each way of asking, so that each is answered by its own index. */
export function meetingListSql(wanted: MeetingsWanted): string {
  return `select ${FIELDS}, ${COUNTS} from meetings g where ${asked(wanted).conditions} ${IN_ORDER}`;
}
const monthsSql = (wanted: MeetingsWanted) => `select substr(g.date, 1, 7) as month, count(*) as count
  from meetings g where ${asked(wanted).conditions} group by month order by month desc`;
const namesSql = (wanted: MeetingsWanted) =>
  `select ${selectList(NAMES, 'g')}, ${STUDENTS} from meetings g where ${asked(wanted).conditions} ${IN_ORDER}`;
const countSql = (wanted: MeetingsWanted) =>
  `select count(*) as n from meetings g where ${asked(wanted).conditions}`;

const counted: z.ZodType<Meeting & MeetingCounts> = meeting.extend({
  recordings: z.number().int(),
  moments: z.number().int(),
  disputed: z.number().int(),
  durationMs: z.number(),
});

const withLists = (row: Row): unknown => ({
  ...row,
  studentIds: parseJson(row.studentIds, 'meetings'),
  prepared: parseJson(row.prepared, 'meetings'),
});

/** Earlier than `:id`: by its day, and on one day by which was written down first. */
const EARLIER = `select 1 from meetings g
  where g.id = :id and o.deleted_at is null and (o.date, o.no) < (g.date, g.no)`;
const EARLIER_OF_CHILD = `select 1 from meeting_students mine
  join meeting_students theirs on theirs.student_id = mine.student_id
  join meetings o on o.id = theirs.meeting_id
  where mine.meeting_id = :id and exists (${EARLIER}) limit 1`;
const EARLIER_OF_ANY = `select 1 from meetings o where exists (${EARLIER})
  and not exists (select 1 from meeting_students s where s.meeting_id = :id) limit 1`;

export function meetingReads(db: ReadableDb): MeetingReads {
  const read = rowReader({ ...spec, fromRow: withLists });
  const readCounted = rowReader({ ...spec, schema: counted, fromRow: withLists, toRow: () => ({}) });
  const one = db.read(`select ${FIELDS} from meetings g where g.id = :id and g.deleted_at is null`);
  const summary = db.read(
    `select ${FIELDS}, ${COUNTS} from meetings g where g.id = :id and g.deleted_at is null`,
  );
  const statements = new Map<string, ReadStatement>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? db.read(sql);
    statements.set(sql, statement);
    return statement;
  };
  const earlier = [db.read(EARLIER_OF_CHILD), db.read(EARLIER_OF_ANY)];
  const first = <T>(row: Row | undefined, reader: (row: Row) => T): T | null => (row ? reader(row) : null);
  return {
    get: (id) => first(one.get({ id }), read),
    summary: (id) => first(summary.get({ id }), readCounted),
    list: ({ limit, offset, ...wanted }) =>
      prepared(meetingListSql(wanted))
        .all({ ...asked(wanted).values, limit, offset })
        .map(readCounted),
    months: (wanted) =>
      prepared(monthsSql(wanted))
        .all(asked(wanted).values)
        .map((row) => ({ month: String(row.month), count: Number(row.count) })),
    isFirst: (id) => earlier.every((one) => one.get({ id }) === undefined),
    names: ({ limit, ...wanted }) =>
      prepared(namesSql(wanted))
        .all({ ...asked(wanted).values, limit, offset: 0 })
        .map((row) => meetingName.parse({ ...row, studentIds: parseJson(row.studentIds, 'meetings') })),
    count: (wanted = {}) => Number(prepared(countSql(wanted)).get(asked(wanted).values)?.n),
  };
}

export function meetingWrites(db: WritableDb): ThingWrites<Meeting> {
  const clear = db.write('delete from meeting_students where meeting_id = :id');
  const link = db.write(
    'insert into meeting_students (meeting_id, position, student_id) values (:id, :position, :studentId)',
  );
  const setStudents = ({ id, studentIds }: Meeting) => {
    clear.run({ id });
    studentIds.forEach((studentId, position) => {
      link.run({ id, position, studentId });
    });
  };
  return wholeWrites(db, spec, setStudents);
}
