import { z } from 'zod';
import { type VoiceNote, voiceNote } from '../../../shared/domain/index.ts';
import { milliseconds } from '../../../shared/time/index.ts';
import {
  type Params,
  parseRow,
  plainRow,
  type ReadableDb,
  type Row,
  rowReader,
  selectList,
  type TableSpec,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { VoiceNoteReads, VoiceNoteWrites } from './voice-door.ts';

const FIELDS = ['id', 'momentId', 'blobId', 'sha256', 'durationMs', 'cutShort', 'createdAt'] as const;
const spec: TableSpec<VoiceNote> = {
  table: 'voice_notes',
  fields: FIELDS,
  schema: voiceNote,
  toRow: (note): Params => plainRow(note, FIELDS),
  fromRow: (row: Row) => ({ ...row, cutShort: row.cutShort === 1 }),
};
const sealed = z.object({
  id: z.string(),
  recordingId: z.string(),
  blobId: z.string(),
  sha256: z.string(),
  durationMs: milliseconds,
});

/** A note is heard as long as its moment is there, and the recording and the meeting of that. */
const LIVE = `from voice_notes t join moments m on m.id = t.moment_id join recordings r on r.id = m.recording_id
  join meetings g on g.id = r.meeting_id
  where t.deleted_at is null and m.deleted_at is null and r.deleted_at is null and g.deleted_at is null`;
const ALL =
  'from voice_notes t join moments m on m.id = t.moment_id join recordings r on r.id = m.recording_id';

export function voiceNoteReads(db: ReadableDb): VoiceNoteReads {
  const read = rowReader(spec);
  const one = db.read(`select ${selectList(FIELDS, 't')} ${LIVE} and t.id = :id`);
  const ofMoment = db.read(
    `select ${selectList(FIELDS, 't')} ${LIVE} and t.moment_id = :momentId order by t.no`,
  );
  const known = db.read('select 1 as there from voice_notes where id = :id');
  const gone = db.read(
    `select 1 as gone ${ALL} where t.id = :id and (t.destroyed_at is not null or r.deleted_at is not null)`,
  );
  const momentGone = db.read(
    `select 1 as gone from moments m join recordings r on r.id = m.recording_id
     where m.id = :momentId and r.deleted_at is not null`,
  );
  const kept = db.read(
    `select t.id, m.recording_id as "recordingId", t.blob_id as "blobId", t.sha256,
       t.duration_ms as "durationMs" ${ALL}
     where t.destroyed_at is null and r.deleted_at is null order by t.no`,
  );
  const ofRecording = db.read(
    `select t.blob_id as id ${ALL} where m.recording_id = :recordingId and t.destroyed_at is null order by t.no`,
  );
  const forgotten = db.read(
    `select t.id, t.blob_id as "blobId" ${ALL}
     where t.destroyed_at is null and (r.deleted_at is not null or t.deleted_at is not null
       and not exists (select 1 from edits e where e.what = 'voice-note' and e.subject = t.id)) order by t.no`,
  );
  return {
    get(id) {
      const row = one.get({ id });
      return row ? read(row) : null;
    },
    ofMoment: (momentId) => ofMoment.all({ momentId }).map(read),
    wasThere: (id) => known.get({ id }) !== undefined,
    isGone: (id) => gone.get({ id }) !== undefined,
    isMomentGone: (momentId) => momentGone.get({ momentId }) !== undefined,
    sealed: () => kept.all().map((row) => parseRow(sealed, row, 'voice_notes')),
    blobsOfRecording: (recordingId) => ofRecording.all({ recordingId }).map((row) => String(row.id)),
    forgotten: () => forgotten.all().map((row) => ({ id: String(row.id), blobId: String(row.blobId) })),
  };
}

export function voiceNoteWrites(db: WritableDb): VoiceNoteWrites {
  const rows = thingWrites(db, spec);
  const destroyed = db.write('update voice_notes set destroyed_at = :at where id = :id');
  const forgetEdits = db.write(
    `delete from edits where what = 'voice-note' and subject in
       (select t.id from voice_notes t join moments m on m.id = t.moment_id where m.recording_id = :recordingId)`,
  );
  return {
    ...rows,
    // Bringing one back writes nothing anew: a trigger keeps what it is.
    replace: () => undefined,
    noteDestroyed: (id, at) => void destroyed.run({ id, at }),
    forgetOfRecording: (recordingId) => void forgetEdits.run({ recordingId }),
  };
}
