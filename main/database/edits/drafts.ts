import { z } from 'zod';
import { parseRow, type ReadableDb, type WritableDb } from '../sqlite/index.ts';
import { DRAFT_FIELDS, type DraftReads, type DraftWrites } from './door.ts';

const draft = z.object({ momentId: z.string(), field: z.enum(DRAFT_FIELDS), text: z.string() });

export function draftReads(db: ReadableDb): DraftReads {
  const ofRecording = db.read(
    `select d.moment_id as "momentId", d.field, d.text from drafts d join moments m on m.id = d.moment_id
     where m.recording_id = :recordingId and m.deleted_at is null order by m.start_ms, m.id, d.field`,
  );
  return {
    ofRecording: (recordingId) =>
      ofRecording.all({ recordingId }).map((row) => parseRow(draft, row, 'drafts')),
  };
}

export function draftWrites(db: WritableDb): DraftWrites {
  const save = db.write(
    `insert into drafts (moment_id, field, text, at) values (:momentId, :field, :text, :at)
     on conflict (moment_id, field) do update set text = excluded.text, at = excluded.at`,
  );
  const forget = db.write('delete from drafts where moment_id = :momentId and field = :field');
  return {
    save: ({ momentId, field, text }, at) => void save.run({ momentId, field, text, at }),
    forget: (momentId, field) => void forget.run({ momentId, field }),
  };
}
