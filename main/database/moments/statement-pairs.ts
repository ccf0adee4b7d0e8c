import { type StatementPair, statementPair } from '../../../shared/domain/index.ts';
import {
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  thingReads,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { StatementPairReads } from './door.ts';

const FIELDS = ['id', 'firstId', 'secondId', 'relation', 'note', 'createdAt'] as const;
const spec: TableSpec<StatementPair> = { table: 'statement_pairs', fields: FIELDS, schema: statementPair };

/** A moment that can be seen: it, its recording and its meeting are all there. */
const seen = (moment: string) => `exists (select 1 from moments m
  join recordings r on r.id = m.recording_id join meetings g on g.id = r.meeting_id
  where m.id = ${moment} and m.deleted_at is null and r.deleted_at is null and g.deleted_at is null)`;

export function statementPairReads(db: ReadableDb): StatementPairReads {
  const read = rowReader(spec);
  const live = `select ${selectList(FIELDS, 't')} from statement_pairs t
    where t.deleted_at is null and ${seen('t.first_id')} and ${seen('t.second_id')}`;
  // Two searches by index; one `or` over both columns would read every pair.
  const ofMoment = db.read(
    `${live} and t.no in (select no from statement_pairs where first_id = :momentId
      union select no from statement_pairs where second_id = :momentId) order by t.no`,
  );
  const all = db.read(`${live} order by t.no`);
  return {
    ...thingReads(db, spec),
    ofMoment: (momentId) => ofMoment.all({ momentId }).map(read),
    list: () => all.all().map(read),
  };
}

export function statementPairWrites(db: WritableDb): ThingWrites<StatementPair> {
  return thingWrites(db, spec);
}
