import { consentRecord, LEAVING_EVENTS, shareRecord } from '../../../shared/domain/index.ts';
import { type ReadableDb, rowReader, type WritableDb } from '../sqlite/index.ts';
import type { ConsentReads, ConsentWrites, ShareReads, ShareWrites } from './door.ts';

export function shareReads(db: ReadableDb): ShareReads {
  const fields = ['at', 'seq', 'to', 'why'];
  const read = rowReader({ table: 'shares', fields, schema: shareRecord });
  const all = db.read('select s.at, s.seq, s.to_whom as "to", s.why from shares s order by s.no');
  const left = db.read(
    'select c.seq from custody c where c.event in (select value from json_each(:events)) order by c.seq desc',
  );
  return {
    list: () => all.all().map(read),
    left: () => left.all({ events: JSON.stringify(LEAVING_EVENTS) }).map(({ seq }) => Number(seq)),
  };
}

export function shareWrites(db: WritableDb): ShareWrites {
  const insert = db.write('insert into shares (at, seq, to_whom, why) values (:at, :seq, :to, :why)');
  return { insert: ({ at, seq, to, why }) => void insert.run({ at, seq, to, why }) };
}

export function consentReads(db: ReadableDb): ConsentReads {
  const fields = ['at', 'meetingId', 'personId', 'answer'];
  const read = rowReader({ table: 'consents', fields, schema: consentRecord });
  const ofMeeting = db.read(
    `select c.at, c.meeting_id as "meetingId", c.person_id as "personId", c.answer from consents c
     where c.meeting_id = :meetingId order by c.no`,
  );
  return { ofMeeting: (meetingId) => ofMeeting.all({ meetingId }).map(read) };
}

export function consentWrites(db: WritableDb): ConsentWrites {
  const insert = db.write(
    'insert into consents (at, meeting_id, person_id, answer) values (:at, :meetingId, :personId, :answer)',
  );
  return {
    insert: ({ at, meetingId, personId, answer }) => void insert.run({ at, meetingId, personId, answer }),
  };
}
