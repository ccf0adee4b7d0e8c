import { type Gap, gap } from '../../../shared/domain/index.ts';
import {
  insertSql,
  plainRow,
  type ReadableDb,
  rowReader,
  selectList,
  type TableSpec,
  type WritableDb,
} from '../sqlite/index.ts';
import type { GapReads, GapWrites } from './door.ts';

const FIELDS = ['id', 'recordingId', 'atSample', 'atMs', 'lengthMs', 'cause', 'startedAt'] as const;
const spec: TableSpec<Gap> = { table: 'gaps', fields: FIELDS, schema: gap };

export function gapReads(db: ReadableDb): GapReads {
  const read = rowReader(spec);
  const columns = selectList(FIELDS, 't');
  const order = 'order by t.at_sample, t.no';
  const ofRecording = db.read(`select ${columns} from gaps t where t.recording_id = :recordingId ${order}`);
  const all = db.read(`select ${columns} from gaps t join recordings r on r.id = t.recording_id
    where r.deleted_at is null order by r.no, t.at_sample, t.no`);
  return {
    ofRecording: (recordingId) => ofRecording.all({ recordingId }).map(read),
    list: () => all.all().map(read),
  };
}

export function gapWrites(db: WritableDb): GapWrites {
  const insert = db.write(insertSql('gaps', FIELDS));
  return { insert: (one) => void insert.run(plainRow(one, FIELDS)) };
}
