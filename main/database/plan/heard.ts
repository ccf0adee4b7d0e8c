import { z } from 'zod';
import { parseRow, type ReadableDb, type Row } from '../sqlite/index.ts';
import type { HeardReads } from './door.ts';
import { MOMENTS } from './promises.ts';

const only = z.object({ id: z.string() });

/** A goal with those that it goes on from and those that go on from it: `chainOf` of the domain, as the rows are. */
const CHAIN = `with recursive
  back (id, earlier) as (
    select id, continues_id from goals where id = :goalId
    union select e.id, e.continues_id from goals e join back b on e.id = b.earlier where e.deleted_at is null),
  onward (id) as (
    select :goalId
    union select l.id from goals l join onward c on l.continues_id = c.id where l.deleted_at is null),
  chain (id) as (select id from back union select id from onward)`;

/** Moments about one of them, about what was decided for one, and the clips that tell how it will be done. */
const OF_THREAD = `select m.id from moments m where m.goal_id in (select id from chain)
  union select m.id from decisions d join moments m on m.decision_id = d.id
    where d.goal_id in (select id from chain) and d.deleted_at is null
  union select how_moment_id from goals where id in (select id from chain) and how_moment_id is not null`;

/** Which moment is heard for a thing that has no place in sound of its own; private ones never. */
export function heardReads(db: ReadableDb): HeardReads {
  const idOf = (row: Row | undefined) => (row ? parseRow(only, row, 'moments').id : null);
  const first = db.read(
    `select t.id as id ${MOMENTS} and t.private = 0 and t.decision_id = :decisionId
     order by s.date, r.ordinal, t.start_ms, t.id limit 1`,
  );
  const newest = db.read(
    `${CHAIN} select t.id as id ${MOMENTS} and t.private = 0 and t.id in (${OF_THREAD})
     order by g.date desc, g.no desc, r.ordinal desc, t.start_ms desc, t.id desc limit 1`,
  );
  return {
    firstOfDecision: (decisionId) => idOf(first.get({ decisionId })),
    newestOfGoal: (goalId) => idOf(newest.get({ goalId })),
  };
}
