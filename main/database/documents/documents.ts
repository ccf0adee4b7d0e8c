import { z } from 'zod';
import { type Paper, paper } from '../../../shared/domain/index.ts';
import { utcInstant } from '../../../shared/time/index.ts';
import {
  insertSql,
  parseRow,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  thingReads,
  thingWrites,
  updateSql,
  type WritableDb,
} from '../sqlite/index.ts';
import type { DocumentCounts, DocumentReads, DocumentTrace, DocumentWrites } from './door.ts';

/** What the parent may say of a document later. Everything else is evidence, and a trigger keeps it. */
const SAID = ['meetingId', 'studentId', 'kind', 'title', 'date', 'receivedOn', 'status', 'sender'] as const;
const FIXED = [
  'id',
  'ordinal',
  'originalName',
  'mediaType',
  'sha256',
  'bytes',
  'pages',
  'createdAt',
] as const;
const FIELDS = [...FIXED, ...SAID];
const spec: TableSpec<Paper> = { table: 'documents', fields: FIELDS, schema: paper };

const COUNTS = `
  (select count(*) from passages p where p.document_id = t.id and p.deleted_at is null) as "passages",
  (select count(*) from document_pages d where d.document_id = t.id and d.source in ('none', 'unread'))
    as "pagesWithoutText"`;
const counted: z.ZodType<Paper & DocumentCounts> = paper.extend({
  passages: z.number().int(),
  pagesWithoutText: z.number().int(),
});
/** By the day the paper bears, else the day it came, else the day it was attached: newest first. */
const NEWEST = `order by coalesce(t.date, t.received_on, substr(t.created_at, 1, 10)) desc, t.no desc`;

const trace: z.ZodType<DocumentTrace> = z.object({
  id: z.string(),
  ordinal: z.number().int(),
  sha256: z.string(),
  bytes: z.number().int(),
  blobId: z.string(),
  destroyedAt: utcInstant.nullable(),
});

export function documentReads(db: ReadableDb): DocumentReads {
  const read = rowReader(spec);
  const readCounted = rowReader({ table: 'documents', fields: FIELDS, schema: counted });
  const columns = selectList(FIELDS, 't');
  const live = `select ${columns}, ${COUNTS} from documents t where t.deleted_at is null`;
  const all = db.read(`${live} ${NEWEST}`);
  const ofMeeting = db.read(`${live} and t.meeting_id = :meetingId ${NEWEST}`);
  const ofStudent = db.read(`${live} and t.student_id = :studentId ${NEWEST}`);
  const one = db.read(`${live} and t.id = :id`);
  const byHash = db.read(
    `select ${columns}, t.deleted_at as "deletedAt" from documents t
     where t.sha256 = :sha256 and t.destroyed_at is null order by t.deleted_at is not null limit 1`,
  );
  const out = db.read(
    `select ${columns} from documents t where t.deleted_at is not null and t.destroyed_at is null
     order by t.deleted_at desc, t.no desc`,
  );
  const kept = db.read(`select ${columns} from documents t where t.id = :id and t.destroyed_at is null`);
  const last = db.read('select coalesce(max(ordinal), 0) as n from documents');
  const blob = db.read('select blob_id as "blobId" from documents where id = :id and destroyed_at is null');
  const opens = db.read('select password from document_passwords where document_id = :id');
  const traces = db.read(
    `select ${selectList(['id', 'ordinal', 'sha256', 'bytes', 'blobId', 'destroyedAt'], 't')} from documents t order by t.no`,
  );
  return {
    ...thingReads(db, spec),
    list({ meetingId = null, studentId = null } = {}) {
      if (meetingId !== null) return ofMeeting.all({ meetingId }).map(readCounted);
      return (studentId === null ? all.all() : ofStudent.all({ studentId })).map(readCounted);
    },
    summary(id) {
      const row = one.get({ id });
      return row ? readCounted(row) : null;
    },
    findByHash(sha256) {
      const row = byHash.get({ sha256 });
      if (!row) return null;
      const { deletedAt, ...fields } = row;
      return { document: read(fields), takenOut: deletedAt !== null };
    },
    takenOut: () => out.all().map(read),
    evenTakenOut(id) {
      const row = kept.get({ id });
      return row ? read(row) : null;
    },
    nextOrdinal: () => Number(last.get()?.n) + 1,
    blobOf: (id) => {
      const row = blob.get({ id });
      return row ? String(row.blobId) : null;
    },
    passwordOf: (id) => {
      const row = opens.get({ id });
      return row ? String(row.password) : null;
    },
    everAdded: () => traces.all().map((row) => parseRow(trace, row, 'documents')),
  };
}

export function documentWrites(db: WritableDb): DocumentWrites {
  const { exists, setDeleted } = thingWrites(db, spec);
  const insert = db.write(insertSql('documents', [...FIELDS, 'blobId']));
  const say = db.write(updateSql('documents', ['id', ...SAID]));
  const bury = db.write('update documents set deleted_at = :at, destroyed_at = :at where id = :id');
  const keep = db.write('insert into document_passwords (document_id, password) values (:id, :password)');
  const forgetPassword = db.write('delete from document_passwords where document_id = :id');
  const forgetPages = db.write('delete from document_pages where document_id = :id');
  const ofIt = 'select id from passages where document_id = :id';
  const pagesOfIt = 'select id from document_pages where document_id = :id';
  const forgetEdits = db.write(
    `delete from edits where (what = 'document' and subject = :id)
       or (what = 'passage' and subject in (${ofIt})) or (what = 'page' and subject in (${pagesOfIt}))`,
  );
  const forgetQuotes = db.write(
    `update passages set quote = '', deleted_at = coalesce(deleted_at, :at) where document_id = :id`,
  );
  return {
    exists,
    setDeleted,
    insert: (thing) => void insert.run(plainRow(thing, [...FIELDS, 'blobId'])),
    keepPassword: (id, password) => void keep.run({ id, password }),
    replace(thing) {
      if (say.run(plainRow(thing, ['id', ...SAID])) !== 1) throw new Error('no such row in documents');
    },
    destroy: (id, at) =>
      db.transaction(() => {
        forgetEdits.run({ id });
        forgetPages.run({ id });
        forgetPassword.run({ id });
        forgetQuotes.run({ id, at });
        bury.run({ id, at });
      }),
  };
}
