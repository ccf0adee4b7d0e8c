import { attendee } from '../../../shared/domain/index.ts';
import { plainRow, type ReadableDb, rowReader, selectList, type WritableDb } from '../sqlite/index.ts';
import type { AttendeeReads, AttendeeWrites } from './door.ts';

const FIELDS = ['meetingId', 'personId', 'attendance'] as const;

export function attendeeReads(db: ReadableDb): AttendeeReads {
  const read = rowReader({ table: 'attendees', fields: FIELDS, schema: attendee });
  const ofMeeting = db.read(
    `select ${selectList(FIELDS, 'a')} from attendees a join people p on p.id = a.person_id
     where a.meeting_id = :meetingId and p.deleted_at is null order by p.label collate nocase, p.no`,
  );
  return { ofMeeting: (meetingId) => ofMeeting.all({ meetingId }).map(read) };
}

export function attendeeWrites(db: WritableDb): AttendeeWrites {
  const set = db.write(
    `insert into attendees (meeting_id, person_id, attendance) values (:meetingId, :personId, :attendance)
     on conflict (meeting_id, person_id) do update set attendance = excluded.attendance`,
  );
  const remove = db.write('delete from attendees where meeting_id = :meetingId and person_id = :personId');
  return {
    set: (thing) => void set.run(plainRow(thing, FIELDS)),
    remove: (meetingId, personId) => void remove.run({ meetingId, personId }),
  };
}
