import { type Decision, decision } from '../../../shared/domain/index.ts';
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
import type { DecisionReads } from './door.ts';

const FIELDS = [
  'id',
  'meetingId',
  'goalId',
  'text',
  'outcome',
  'owner',
  'due',
  'reason',
  'inIep',
  'iepPage',
  'iepDocumentId',
  'iepNote',
  'createdAt',
] as const;
const spec: TableSpec<Decision> = { table: 'decisions', fields: FIELDS, schema: decision };

export function decisionReads(db: ReadableDb): DecisionReads {
  const read = rowReader(spec);
  const ever = db.read(`select ${selectList(FIELDS, 't')} from decisions t where t.id = :id`);
  const ofMeeting = db.read(
    `select ${selectList(FIELDS, 't')} from decisions t
     where t.meeting_id = :meetingId and t.deleted_at is null order by t.no`,
  );
  const all = db.read(
    `select ${selectList(FIELDS, 't')} from decisions t join meetings g on g.id = t.meeting_id
     where t.deleted_at is null and g.deleted_at is null order by g.date desc, g.no desc, t.no`,
  );
  return {
    ...thingReads(db, spec),
    evenTakenOut(id) {
      const row = ever.get({ id });
      return row ? read(row) : null;
    },
    ofMeeting: (meetingId) => ofMeeting.all({ meetingId }).map(read),
    list: () => all.all().map(read),
  };
}

export function decisionWrites(db: WritableDb): ThingWrites<Decision> {
  return thingWrites(db, spec);
}
