import { type Session, session } from '../../../shared/domain/index.ts';
import {
  insertSql,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type WritableDb,
} from '../sqlite/index.ts';
import type { SessionReads, SessionWrites } from './door.ts';

const FIELDS = ['id', 'meetingId', 'ordinal', 'date', 'label'] as const;

export function sessionReads(db: ReadableDb): SessionReads {
  const read = rowReader({ table: 'sessions', fields: FIELDS, schema: session });
  const ofMeeting = db.read(
    `select ${selectList(FIELDS, 't')} from sessions t where t.meeting_id = :meetingId order by t.ordinal`,
  );
  const last = db.read('select coalesce(max(ordinal), 0) as n from sessions where meeting_id = :meetingId');
  return {
    ofMeeting: (meetingId) => ofMeeting.all({ meetingId }).map(read),
    nextOrdinal: (meetingId) => Number(last.get({ meetingId })?.n) + 1,
  };
}

export function sessionWrites(db: WritableDb): SessionWrites {
  const insert = db.write(insertSql('sessions', FIELDS));
  const setDate = db.write('update sessions set date = :date where id = :id');
  return {
    insert: (thing: Session) => void insert.run(plainRow(thing, FIELDS)),
    setDate: (id, date) => void setDate.run({ id, date }),
  };
}
