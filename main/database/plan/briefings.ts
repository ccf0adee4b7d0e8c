import { type Briefing, type BriefingItem, briefing, briefingItem } from '../../../shared/domain/index.ts';
import {
  insertSql,
  parseRow,
  plainRow,
  type ReadableDb,
  type Row,
  selectList,
  type ThingWrites,
  type WritableDb,
  wholeWrites,
} from '../sqlite/index.ts';
import type { BriefingReads } from './door.ts';

const FIELDS = [
  'id',
  'studentId',
  'title',
  'forWhom',
  'shape',
  'meetingId',
  'since',
  'schoolYear',
  'createdAt',
] as const;
const ITEM_FIELDS = ['momentId', 'goalId'] as const;

export function briefingReads(db: ReadableDb): BriefingReads {
  const columns = selectList(FIELDS, 't');
  const one = db.read(`select ${columns} from briefings t where t.id = :id and t.deleted_at is null`);
  const all = db.read(
    `select ${columns} from briefings t
     where t.deleted_at is null and (:studentId is null or t.student_id = :studentId) order by t.no desc`,
  );
  const goals = db.read(
    'select t.goal_id as "id" from briefing_goals t where t.briefing_id = :id order by t.position',
  );
  const items = db.read(
    `select ${selectList(ITEM_FIELDS, 't')} from briefing_items t where t.briefing_id = :id order by t.position`,
  );
  const item = (row: Row): BriefingItem => parseRow(briefingItem, row, 'briefing_items');
  const whole = (row: Row): Briefing => {
    const of = { id: String(row.id) };
    const goalIds = goals.all(of).map(({ id }) => id);
    return parseRow(briefing, { ...row, goalIds, items: items.all(of).map(item) }, 'briefings');
  };
  return {
    get(id) {
      const row = one.get({ id });
      return row ? whole(row) : null;
    },
    list: ({ studentId }) => all.all({ studentId }).map(whole),
  };
}

export function briefingWrites(db: WritableDb): ThingWrites<Briefing> {
  const forgetGoals = db.write('delete from briefing_goals where briefing_id = :id');
  const forgetItems = db.write('delete from briefing_items where briefing_id = :id');
  const insertGoal = db.write(insertSql('briefing_goals', ['briefingId', 'position', 'goalId']));
  const insertItem = db.write(insertSql('briefing_items', ['briefingId', 'position', ...ITEM_FIELDS]));
  const writeChosen = ({ id, goalIds, items }: Briefing) => {
    forgetGoals.run({ id });
    forgetItems.run({ id });
    for (const [position, goalId] of goalIds.entries()) insertGoal.run({ briefingId: id, position, goalId });
    for (const [position, item] of items.entries()) {
      insertItem.run({ briefingId: id, position, ...plainRow(item, ITEM_FIELDS) });
    }
  };
  return wholeWrites<Briefing>(db, { table: 'briefings', fields: FIELDS, schema: briefing }, writeChosen);
}
