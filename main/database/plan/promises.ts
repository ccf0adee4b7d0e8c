import { z } from 'zod';
import { parseRow, type ReadableDb, type Row } from '../sqlite/index.ts';
import type { OfChild, PromiseReads } from './door.ts';

const named = z.object({ kind: z.enum(['moment', 'decision']), id: z.string() });
const only = z.object({ id: z.string() });

/** Moments that can be seen, with their recording (r), sitting (s), meeting (g) and goal (o): their own, or their decision's. */
export const MOMENTS = `from moments t join recordings r on r.id = t.recording_id join sessions s on s.id = r.session_id
  join meetings g on g.id = r.meeting_id
  left join goals o on o.id = coalesce(t.goal_id, (select d.goal_id from decisions d where d.id = t.decision_id))
  where t.deleted_at is null and r.deleted_at is null and g.deleted_at is null`;
const DECISIONS = `from decisions t join meetings g on g.id = t.meeting_id left join goals o on o.id = t.goal_id
  where t.deleted_at is null and g.deleted_at is null`;

/** Of the child of its goal; without a goal, of the children of its meeting, and of everyone when none is named. */
export const OF_CHILD = `(:studentId is null or case when o.id is not null then o.student_id = :studentId else
  not exists (select 1 from meeting_students c where c.meeting_id = g.id)
  or exists (select 1 from meeting_students c where c.meeting_id = g.id and c.student_id = :studentId) end)`;

/*
 * One thing said twice is told once. A promise without an owner, a day and entries of its own is told by its decision;
 * such a decision by its promises, when one of those has an owner or a day. A private promise tells of nothing else: what
 * is only hers must not take an open decision off an agenda.
 */
const TOLD_BY_DECISION = `t.owner is null and t.due is null
  and exists (select 1 from decisions p where p.id = t.decision_id and p.deleted_at is null)
  and not exists (select 1 from deliveries d where d.moment_id = t.id and d.deleted_at is null)`;
const TOLD_BY_PROMISES = `t.owner is null and t.due is null
  and exists (select 1 from moments p where p.decision_id = t.id and p.deleted_at is null and p.private = 0
    and (p.owner is not null or p.due is not null))
  and not exists (select 1 from deliveries d where d.decision_id = t.id and d.deleted_at is null)`;

/** Word for word as in the partial index of 0090, or SQLite does not use it. */
const SAID = `(t.type in ('promise', 'decision') or t.outcome = 'agreed' or t.decision_id is not null)`;
/** What was decided or agreed, and is no record of its own: a commitment once somebody or a day is named, or an entry. */
const TELLS = `(t.owner is not null or t.due is not null
  or exists (select 1 from deliveries d where d.moment_id = t.id and d.deleted_at is null))`;

const PROMISES = `select 'moment' as kind, t.id as id, s.date as day, t.due as due, t.created_at as made
    ${MOMENTS} and t.type = 'promise' and ${OF_CHILD} and not (${TOLD_BY_DECISION})
  union all select 'moment' as kind, t.id as id, s.date as day, t.due as due, t.created_at as made
    ${MOMENTS} and ${SAID} and t.type <> 'promise' and ${OF_CHILD} and ${TELLS}
  union all select 'decision' as kind, t.id as id, g.date as day, t.due as due, t.created_at as made
    ${DECISIONS} and ${OF_CHILD} and not (${TOLD_BY_PROMISES})`;
/** The newest entry says that it was done. Ten years of kept promises are not read to find the two that are late. */
const kept = (column: 'moment_id' | 'decision_id') => `coalesce((select d.delivered from deliveries d
  where d.${column} = t.id and d.deleted_at is null order by d.date desc, d.created_at desc, d.id desc limit 1), '') = 'yes'`;
const DUE = `select 'moment' as kind, t.id as id, t.due as due ${MOMENTS} and t.due <= :until
    and ${SAID} and ${OF_CHILD}
    and not ${kept('moment_id')}
  union all select 'decision' as kind, t.id as id, t.due as due ${DECISIONS} and t.due <= :until and ${OF_CHILD}
    and not ${kept('decision_id')}`;

/** The ids of what belongs to a goal's thread, to a child's promises and to an agenda. The rest is read one by one. */
export function promiseReads(db: ReadableDb): PromiseReads {
  const ids = (rows: Row[]) => rows.map((row) => parseRow(only, row, 'promises').id);
  const names = (rows: Row[]) => rows.map(({ kind, id }) => parseRow(named, { kind, id }, 'promises'));
  const list = db.read(
    `select kind, id from (${PROMISES}) order by day desc, made desc, id limit :limit offset :offset`,
  );
  const due = db.read(`select kind, id from (${DUE}) order by due, id limit 500`);
  const open = db.read(
    `select t.id as id ${MOMENTS} and s.date >= :since and t.private = 0 and ${OF_CHILD}
       and (t.dispute_claim is not null or t.in_iep in ('missing', 'different') or t.outcome in ('put-off', 'unclear')
         or t.type = 'question' or t.mark in ('question-not-answered', 'did-not-understand'))
     order by s.date desc, r.ordinal, t.start_ms, t.id`,
  );
  const ofDecision = db.read(
    `select t.id as id ${MOMENTS} and t.decision_id = :decisionId
     order by case t.type when 'decision' then 0 else 1 end, s.date, r.ordinal, t.start_ms, t.id`,
  );
  const decisionsOfGoal = db.read(
    `select t.id as id ${DECISIONS} and t.goal_id = :goalId order by g.date, t.no`,
  );
  return {
    list: (page) => names(list.all(page)),
    due: (of: OfChild & { until: string }) => names(due.all(of)),
    openMoments: (of) => ids(open.all(of)),
    momentsOfDecision: (decisionId) => ids(ofDecision.all({ decisionId })),
    decisionsOfGoal: (goalId) => ids(decisionsOfGoal.all({ goalId })),
  };
}
