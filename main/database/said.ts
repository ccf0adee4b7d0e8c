import type { Params, ReadableDb, Row } from './handle.ts';
import { LIVE_MOMENTS, MOMENT_FIELDS, momentSpec } from './moments.ts';
import { rowReader, selectList } from './rows.ts';
import type { MomentAt, SaidReads, SaidScope } from './said-door.ts';

/** The meetings of a scope. Null asks for all, so that one statement serves every scope. */
const IN_SCOPE = `(:meetingId is null or g.id = :meetingId)
  and (:studentId is null or exists (select 1 from meeting_students s
    where s.meeting_id = g.id and s.student_id = :studentId))
  and (:from is null or g.date >= :from) and (:to is null or g.date <= :to)`;
/** Word for word as in the partial indices of 0090, or SQLite does not use them. */
const SAID = `(t.type in ('promise', 'decision') or t.outcome = 'agreed' or t.decision_id is not null)`;
const DISPUTED = 't.dispute_claim is not null';

/** What stands behind the tables of said and written and of disputes. */
export function saidReads(db: ReadableDb): SaidReads {
  const read = rowReader(momentSpec);
  const moments = (which: string) =>
    db.read(
      `select ${selectList(MOMENT_FIELDS, 't')}, g.id as "meetingId" ${LIVE_MOMENTS} and ${which} and ${IN_SCOPE}
       order by g.date desc, g.no desc, r.ordinal, t.start_ms, t.end_ms, t.id`,
    );
  const said = moments(SAID);
  const disputed = moments(DISPUTED);
  const meetings = db.read(
    `select g.id from meetings g where g.deleted_at is null and ${IN_SCOPE} order by g.date desc, g.no desc`,
  );
  const placed = ({ meetingId, ...row }: Row): MomentAt => ({
    meetingId: String(meetingId),
    moment: read(row),
  });
  return {
    meetingIds: (scope) => meetings.all(asked(scope)).map(({ id }) => String(id)),
    moments: (scope) => said.all(asked(scope)).map(placed),
    disputed: (scope) => disputed.all(asked(scope)).map(placed),
  };
}

function asked({ meetingId = null, studentId = null, from = null, to = null }: Nullable<SaidScope>): Params {
  return { meetingId, studentId, from, to };
}
type Nullable<T> = { [K in keyof T]: T[K] | null };
