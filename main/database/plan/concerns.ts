import { type Concern, concern } from '../../../shared/domain/index.ts';
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
import type { ConcernReads, OfChild } from './door.ts';
import { OF_CHILD } from './promises.ts';

const FIELDS = [
  ...['id', 'meetingId', 'text', 'why', 'fromChild', 'childNoteId', 'goalId', 'carriedFromId', 'createdAt'],
  ...['problem', 'since', 'promised', 'promisedBy', 'due', 'soFar', 'answer'],
  ...['aboutMomentId', 'aboutDecisionId', 'aboutIncidentId'],
];
const spec: TableSpec<Concern> = {
  table: 'concerns',
  fields: FIELDS,
  schema: concern,
  fromRow: (row) => ({ ...row, fromChild: row.fromChild === 1 }),
};

export function concernReads(db: ReadableDb): ConcernReads {
  const read = rowReader(spec);
  const live = `select ${selectList(FIELDS, 't')} from concerns t join meetings g on g.id = t.meeting_id
    left join goals o on o.id = t.goal_id where t.deleted_at is null and g.deleted_at is null`;
  const ofMeeting = db.read(`${live} and t.meeting_id = :meetingId order by t.no`);
  const list = db.read(`${live} and ${OF_CHILD} order by g.date desc, g.no desc, t.no`);
  const ofNote = db.read(`${live} and t.child_note_id = :id order by g.date, g.no`);
  const carried = db.read(`${live} and t.carried_from_id = :id order by g.date, g.no limit 1`);
  const raised = db.read(
    `select t.id as id from moments t join recordings r on r.id = t.recording_id join sessions s on s.id = r.session_id
       join meetings g on g.id = r.meeting_id
     where t.concern_id = :id and t.deleted_at is null and r.deleted_at is null and g.deleted_at is null
     order by s.date, r.ordinal, t.start_ms, t.id`,
  );
  return {
    ...thingReads(db, spec),
    ofMeeting: (meetingId) => ofMeeting.all({ meetingId }).map(read),
    list: ({ studentId }: OfChild) => list.all({ studentId }).map(read),
    ofChildNote: (id) => ofNote.all({ id }).map(read),
    carriedTo(id) {
      const row = carried.get({ id });
      return row ? read(row) : null;
    },
    raisedIn: (id) => raised.all({ id }).map((row) => String(row.id)),
  };
}

export function concernWrites(db: WritableDb): ThingWrites<Concern> {
  return thingWrites(db, spec);
}
