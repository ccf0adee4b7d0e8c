import { z } from 'zod';
import { type Transcript, transcript } from '../../../shared/domain/index.ts';
import { utcInstant } from '../../../shared/time/index.ts';
import {
  parseRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  thingWrites,
  type WritableDb,
} from '../sqlite/index.ts';
import type { TranscriptCounts, TranscriptReads, TranscriptWrites } from './door.ts';

/** What the parent may say of it later. Everything else is evidence, and a trigger keeps it. */
const SAID = ['id', 'title', 'language'] as const;
const FIELDS = [
  ...SAID,
  'recordingId',
  'kind',
  'sourceName',
  'format',
  'sha256',
  'blobId',
  'certifiedBy',
  'certifiedOn',
  'createdAt',
] as const;
const spec: TableSpec<Transcript> = { table: 'transcripts', fields: FIELDS, schema: transcript };

const counted: z.ZodType<Transcript & TranscriptCounts> = transcript.extend({
  lines: z.number().int(),
  checked: z.number().int(),
  placed: z.number().int(),
  revision: z.number().int(),
});
const sealed = z.object({ id: z.string(), recordingId: z.string(), blobId: z.string(), sha256: z.string() });

const LIVE = `from transcripts t join recordings r on r.id = t.recording_id join meetings g on g.id = r.meeting_id
  where t.deleted_at is null and r.deleted_at is null and g.deleted_at is null`;
const OF_IT = 'from transcript_lines l where l.transcript_id = t.id and l.deleted_at is null';
const LIST = `select ${selectList(FIELDS, 't')},
    (select count(*) ${OF_IT}) as "lines",
    (select count(*) ${OF_IT} and l.checked_at is not null) as "checked",
    (select count(*) ${OF_IT} and l.timing = 'placed') as "placed",
    t.revision ${LIVE}`;

export function transcriptReads(db: ReadableDb): TranscriptReads {
  const read = rowReader(spec);
  const readCounted = rowReader({ table: 'transcripts', fields: FIELDS, schema: counted });
  const one = db.read(`select ${selectList(FIELDS, 't')} ${LIVE} and t.id = :id`);
  const ofRecording = db.read(`${LIST} and t.recording_id = :recordingId order by t.no`);
  const all = db.read(`${LIST} order by g.date desc, g.no desc, r.ordinal, t.no`);
  const titles = db.read(`select t.title as title ${LIVE}`);
  const byHash = db.read(
    `select ${selectList(FIELDS, 't')} ${LIVE} and t.recording_id = :recordingId and t.sha256 = :sha256 limit 1`,
  );
  const edited = db.read('select edited_at as at from transcripts where id = :id');
  const revision = db.read('select revision from transcripts where id = :id');
  const files = `from transcripts t join recordings r on r.id = t.recording_id where t.blob_id is not null`;
  const kept = db.read(
    `select ${selectList(['id', 'recordingId', 'blobId', 'sha256'], 't')} ${files} and r.deleted_at is null order by t.no`,
  );
  const ofOne = db.read(`select t.blob_id as id ${files} and r.id = :recordingId order by t.no`);
  const gone = db.read(`select t.blob_id as id ${files} and r.deleted_at is not null order by t.no`);
  return {
    get(id) {
      const row = one.get({ id });
      return row ? read(row) : null;
    },
    ofRecording: (recordingId) => ofRecording.all({ recordingId }).map(readCounted),
    list: () => all.all().map(readCounted),
    titles: () => titles.all().map((row) => String(row.title)),
    findByHash(recordingId, sha256) {
      const row = byHash.get({ recordingId, sha256 });
      return row ? read(row) : null;
    },
    editedAt: (id) => parseRow(utcInstant.nullable(), edited.get({ id })?.at ?? null, 'transcripts'),
    revision: (id) => Number(revision.get({ id })?.revision ?? 0),
    sealed: () => kept.all().map((row) => parseRow(sealed, row, 'transcripts')),
    blobsOfRecording: (recordingId) => ofOne.all({ recordingId }).map((row) => String(row.id)),
    deletedBlobIds: () => gone.all().map((row) => String(row.id)),
  };
}

export function transcriptWrites(db: WritableDb): TranscriptWrites {
  const rows = thingWrites(db, spec);
  // The trigger that keeps what a transcript is refuses an UPDATE that so much as names it.
  const replace = thingWrites(db, {
    ...spec,
    fields: SAID,
    toRow: ({ id, title, language }) => ({ id, title, language }),
  });
  const noteEdit = db.write('update transcripts set edited_at = :at where id = :id');
  const raise = db.write('update transcripts set revision = revision + 1 where id = :id');
  const ofIt = 'select id from transcripts where recording_id = :recordingId';
  const lines = `select id from transcript_lines where transcript_id in (${ofIt})`;
  const forgetDrafts = db.write(`delete from line_drafts where line_id in (${lines})`);
  const forgetEdits = db.write(
    `delete from edits where what in ('transcript', 'lines') and subject in (${ofIt})
       or what = 'line' and subject in (${lines})`,
  );
  return {
    ...rows,
    replace: replace.replace,
    noteEdit: (id, at) => void noteEdit.run({ id, at }),
    raiseRevision: (id) => void raise.run({ id }),
    forgetOfRecording: (recordingId) =>
      db.transaction(() => {
        forgetDrafts.run({ recordingId });
        forgetEdits.run({ recordingId });
      }),
  };
}
