import { z } from 'zod';
import { type Recording, recording } from '../../../shared/domain/index.ts';
import { utcInstant } from '../../../shared/time/index.ts';
import {
  insertSql,
  parseJson,
  parseRow,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  thingReads,
  updateSql,
  type WritableDb,
} from '../sqlite/index.ts';
import type { RecordingBlobs, RecordingReads, RecordingWrites } from './door.ts';

/** What the parent may say of a recording later. Everything else is evidence, and a trigger keeps it. */
const SAID = ['label', 'source', 'announced', 'recordedBy', 'dateByParent', 'device'] as const;
const FIXED = [
  'id',
  'meetingId',
  'sessionId',
  'ordinal',
  'originalName',
  'importedAt',
  'sha256',
  'bytes',
  'durationMs',
  'samples',
  'container',
  'codec',
  'sampleRate',
  'channels',
  'hasVideo',
  'soundTracks',
  'trackNames',
  'cutShort',
  'dateInFile',
  'dateOnDisk',
] as const;
const BLOBS = ['originalBlobId', 'playbackBlobId', 'peaksBlobId', 'streamBlobId'] as const;
const FIELDS = [...FIXED, ...SAID];

const spec: TableSpec<Recording> = {
  table: 'recordings',
  fields: FIELDS,
  schema: recording,
  fromRow: (row) => ({
    ...row,
    hasVideo: row.hasVideo === 1,
    trackNames: row.trackNames === null ? null : parseJson(row.trackNames, 'recordings'),
    cutShort: row.cutShort === null ? null : parseJson(row.cutShort, 'recordings'),
  }),
};

const blobs: z.ZodType<RecordingBlobs> = z.object({
  originalBlobId: z.string(),
  playbackBlobId: z.string(),
  peaksBlobId: z.string(),
  streamBlobId: z.string().nullable(),
});
const tombstone = z.object({ id: z.string(), sha256: z.string(), deletedAt: utcInstant.nullable() });

export function recordingReads(db: ReadableDb): RecordingReads {
  const read = rowReader(spec);
  const columns = selectList(FIELDS, 't');
  const ofMeeting = db.read(
    `select ${columns} from recordings t where t.meeting_id = :meetingId and t.deleted_at is null order by t.ordinal`,
  );
  const live = `from recordings t join meetings g on g.id = t.meeting_id
    where t.deleted_at is null and g.deleted_at is null`;
  const all = db.read(`select ${columns} ${live} order by g.date desc, g.no desc, t.ordinal`);
  const byHash = db.read(`select ${columns} ${live} and t.sha256 = :sha256 limit 1`);
  const last = db.read('select coalesce(max(ordinal), 0) as n from recordings where meeting_id = :meetingId');
  const blobsOf = db.read(
    `select ${selectList(BLOBS, 't')} from recordings t where t.id = :id and t.deleted_at is null`,
  );
  const allBlobs = db.read(
    `select ${selectList(BLOBS, 't')} from recordings t where t.deleted_at is null order by t.no`,
  );
  const goneBlobs = db.read(
    `select ${selectList(BLOBS, 't')} from recordings t where t.deleted_at is not null order by t.no`,
  );
  const gone = db.read('select id from recordings where deleted_at is not null order by no');
  const place = db.read('select place_ms as at from recordings where id = :id');
  const ever = db.read(
    `select ${selectList(['id', 'sha256', 'deletedAt'], 't')} from recordings t order by t.no`,
  );
  const readBlobs = (row: unknown) => parseRow(blobs, row, 'recordings');
  const idsOf = (rows: readonly unknown[]) =>
    rows.flatMap((row) => Object.values(readBlobs(row)).filter((id) => id !== null));
  return {
    ...thingReads(db, spec),
    ofMeeting: (meetingId) => ofMeeting.all({ meetingId }).map(read),
    list: () => all.all().map(read),
    findByHash(sha256) {
      const row = byHash.get({ sha256 });
      return row ? read(row) : null;
    },
    nextOrdinal: (meetingId) => Number(last.get({ meetingId })?.n) + 1,
    blobsOf(id) {
      const row = blobsOf.get({ id });
      return row ? readBlobs(row) : null;
    },
    blobIds: () => idsOf(allBlobs.all()),
    deletedIds: () => gone.all().map((row) => String(row.id)),
    deletedBlobIds: () => idsOf(goneBlobs.all()),
    place: (id) => Number(place.get({ id })?.at ?? 0),
    everImported: () => ever.all().map((row) => parseRow(tombstone, row, 'recordings')),
  };
}

export function recordingWrites(db: WritableDb): RecordingWrites {
  const insert = db.write(insertSql('recordings', [...FIELDS, ...BLOBS]));
  const describe = db.write(updateSql('recordings', ['id', ...SAID]));
  const keepPlace = db.write('update recordings set place_ms = :atMs where id = :id');
  const bury = db.write('update recordings set deleted_at = :at, place_ms = 0 where id = :id');
  const ofIt = 'select id from moments where recording_id = :id';
  const forgetDrafts = db.write(`delete from drafts where moment_id in (${ofIt})`);
  const forgetEdits = db.write(
    `delete from edits where (what = 'moment' and subject in (${ofIt}))
       or (what = 'dispute-request' and subject in (select id from dispute_requests where moment_id in (${ofIt})))
       or (what = 'statement-pair' and subject in
         (select id from statement_pairs where first_id in (${ofIt}) or second_id in (${ofIt})))`,
  );
  return {
    insert(thing) {
      const cutShort = thing.cutShort && JSON.stringify(thing.cutShort);
      const trackNames = thing.trackNames && JSON.stringify(thing.trackNames);
      insert.run(plainRow({ ...thing, cutShort, trackNames }, [...FIELDS, ...BLOBS]));
    },
    describe: (thing) => void describe.run(plainRow(thing, ['id', ...SAID])),
    keepPlace: (id, atMs) => void keepPlace.run({ id, atMs }),
    remove: (id, at) =>
      db.transaction(() => {
        forgetDrafts.run({ id });
        forgetEdits.run({ id });
        bury.run({ id, at });
      }),
  };
}
