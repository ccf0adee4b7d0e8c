import { meeting } from '../../../shared/domain/index.ts';
import {
  type Params,
  parseRow,
  type ReadableDb,
  type ReadStatement,
  type Row,
  rowReader,
  selectList,
} from '../sqlite/index.ts';
import type { MomentAt, SaidReads, SaidScope } from './door.ts';
import { MOMENT_FIELDS, momentSpec } from './moments.ts';

/** Each part of a scope as a condition of its own: one statement for all scopes would read every meeting for each. */
const CONDITIONS = {
  meetingId: 'g.id = :meetingId',
  // A meeting that names no child may be about any of them, as with promises: it is never silently in nobody's table.
  studentId: `(exists (select 1 from meeting_students s where s.meeting_id = g.id and s.student_id = :studentId)
    or not exists (select 1 from meeting_students s where s.meeting_id = g.id))`,
  from: 'g.date >= :from',
  to: 'g.date <= :to',
  sittingFrom: 'exists (select 1 from sessions s where s.meeting_id = g.id and s.date >= :sittingFrom)',
} as const satisfies Record<keyof SaidScope, string>;
const PARTS = Object.keys(CONDITIONS) as (keyof SaidScope)[];

/** Word for word as in the partial indices of 0010 and 0090, or SQLite does not use them. */
const SAID = `(t.type in ('promise', 'decision') or t.outcome = 'agreed' or t.decision_id is not null)`;
const DISPUTED = 't.dispute_claim is not null';

const meetingAt = meeting.pick({ id: true, kind: true });

/** Meetings first, then their recordings, then the moments: `cross join` keeps SQLite to this order. */
const momentsSql = (which: string) => (where: string) =>
  `select ${selectList(MOMENT_FIELDS, 't')}, g.id as "meetingId"
  from meetings g cross join recordings r on r.meeting_id = g.id cross join moments t on t.recording_id = r.id
  where g.deleted_at is null and r.deleted_at is null and t.deleted_at is null and ${which} and ${where}
  order by g.date desc, g.no desc, r.ordinal, t.start_ms, t.end_ms, t.id`;

/** What stands behind the tables of said and written and of disputes. */
export function saidReads(db: ReadableDb): SaidReads {
  const read = rowReader(momentSpec);
  const said = scoped(db, momentsSql(SAID));
  const disputed = scoped(db, momentsSql(DISPUTED));
  const meetings = scoped(
    db,
    (where) =>
      `select g.id, g.kind from meetings g where g.deleted_at is null and ${where} order by g.date desc, g.no desc`,
  );
  const firstDay = scoped(
    db,
    (where) =>
      `select g.date from meetings g where g.deleted_at is null and ${where} order by g.date limit 1`,
  );
  const placed = ({ meetingId, ...row }: Row): MomentAt => ({
    meetingId: String(meetingId),
    moment: read(row),
  });
  return {
    meetings: (scope) => meetings(scope).map((row) => parseRow(meetingAt, row, 'meetings')),
    firstDay: (scope) => firstDay(scope).map(({ date }) => String(date))[0] ?? null,
    moments: (scope) => said(scope).map(placed),
    disputed: (scope) => disputed(scope).map(placed),
  };
}

/** Asks with the conditions that a scope has; each combination is prepared once. */
function scoped(db: ReadableDb, sql: (where: string) => string): (scope: SaidScope) => Row[] {
  const prepared = new Map<string, ReadStatement>();
  return (scope) => {
    const given = PARTS.filter((part) => scope[part] !== undefined);
    const where = given.length === 0 ? 'true' : given.map((part) => CONDITIONS[part]).join(' and ');
    const statement = prepared.get(where) ?? db.read(sql(where));
    prepared.set(where, statement);
    const asked: Params = Object.fromEntries(given.map((part) => [part, scope[part] ?? null]));
    return statement.all(asked);
  };
}
