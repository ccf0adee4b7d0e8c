import { type Passage, passage } from '../../../shared/domain/index.ts';
import {
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type ThingWrites,
  thingReads,
  thingWrites,
  updateSql,
  type WritableDb,
} from '../sqlite/index.ts';
import type { PassageReads } from './door.ts';

const TIES = ['momentId', 'decisionId', 'goalId'] as const;
const FIELDS = ['id', 'documentId', 'page', 'startAt', 'endAt', 'quote', ...TIES, 'createdAt'] as const;
const spec: TableSpec<Passage> = { table: 'passages', fields: FIELDS, schema: passage };

export function passageReads(db: ReadableDb): PassageReads {
  const read = rowReader(spec);
  const live = `select ${selectList(FIELDS, 't')} from passages t join documents d on d.id = t.document_id
    where t.deleted_at is null and d.deleted_at is null`;
  const inOrder = 'order by d.no, t.page, t.start_at, t.no';
  const ofDocument = db.read(`${live} and t.document_id = :id ${inOrder}`);
  const ofMoment = db.read(`${live} and t.moment_id = :id ${inOrder}`);
  const ofDecision = db.read(`${live} and t.decision_id = :id ${inOrder}`);
  const ofGoal = db.read(`${live} and t.goal_id = :id ${inOrder}`);
  const all = db.read(`${live} ${inOrder}`);
  return {
    ...thingReads(db, spec),
    ofDocument: (id) => ofDocument.all({ id }).map(read),
    ofMoment: (id) => ofMoment.all({ id }).map(read),
    ofDecision: (id) => ofDecision.all({ id }).map(read),
    ofGoal: (id) => ofGoal.all({ id }).map(read),
    list: () => all.all().map(read),
  };
}

export function passageWrites(db: WritableDb): ThingWrites<Passage> {
  const tie = db.write(updateSql('passages', ['id', ...TIES]));
  return {
    ...thingWrites(db, spec),
    replace(thing) {
      if (tie.run(plainRow(thing, ['id', ...TIES])) !== 1) throw new Error('no such row in passages');
    },
  };
}
