import { type Progress, progress } from '../../../shared/domain/index.ts';
import {
  type ReadableDb,
  type Row,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  thingReads,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { ProgressReads } from './door.ts';

const FIELDS = ['id', 'goalId', 'date', 'text', 'source', 'noData', 'createdAt'] as const;

const spec: TableSpec<Progress> = {
  table: 'progress',
  fields: FIELDS,
  schema: progress,
  fromRow: ({ noData, ...row }: Row) => ({ ...row, noData: noData === 1 }),
};

export function progressReads(db: ReadableDb): ProgressReads {
  const read = rowReader(spec);
  const live = `select ${selectList(FIELDS, 't')} from progress t join goals o on o.id = t.goal_id
    where t.deleted_at is null and o.deleted_at is null`;
  const ofGoal = db.read(`${live} and t.goal_id = :goalId order by t.date, t.created_at, t.id`);
  const newest = db.read(
    `${live} and t.goal_id = :goalId order by t.date desc, t.created_at desc, t.id desc limit 1`,
  );
  const all = db.read(`${live} order by t.date, t.created_at, t.id`);
  return {
    ...thingReads(db, spec),
    ofGoal: (goalId) => ofGoal.all({ goalId }).map(read),
    newestOf(goalId) {
      const row = newest.get({ goalId });
      return row ? read(row) : null;
    },
    list: () => all.all().map(read),
  };
}

export function progressWrites(db: WritableDb): ThingWrites<Progress> {
  return thingWrites(db, spec);
}
