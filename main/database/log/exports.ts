import { z } from 'zod';
import { utcInstant } from '../../../shared/time/index.ts';
import {
  insertSql,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type WritableDb,
} from '../sqlite/index.ts';
import type { ExportReads, ExportRecord, ExportWrites } from './door.ts';

const FIELDS = ['id', 'at', 'name', 'meetingId', 'manifestHash', 'clips', 'files', 'bytes'] as const;

const record: z.ZodType<ExportRecord> = z.object({
  id: z.string(),
  at: utcInstant,
  name: z.string(),
  meetingId: z.string(),
  manifestHash: z.string(),
  clips: z.number().int(),
  files: z.number().int(),
  bytes: z.number().int(),
});

export function exportReads(db: ReadableDb): ExportReads {
  const read = rowReader({ table: 'exports', fields: FIELDS, schema: record });
  const all = db.read(`select ${selectList(FIELDS, 't')} from exports t order by t.no desc`);
  return { list: () => all.all().map(read) };
}

export function exportWrites(db: WritableDb): ExportWrites {
  const insert = db.write(insertSql('exports', FIELDS));
  return { insert: (thing) => void insert.run(plainRow(thing, FIELDS)) };
}
