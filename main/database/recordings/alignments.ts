import { z } from 'zod';
import { type Alignment, alignedPiece, alignment, type Beside } from '../../../shared/domain/index.ts';
import { milliseconds, ms, type UtcInstant } from '../../../shared/time/index.ts';
import {
  insertSql,
  parseJson,
  parseRow,
  type ReadableDb,
  type Row,
  rowReader,
  selectList,
  type TableSpec,
  type WritableDb,
} from '../sqlite/index.ts';

/** Two recordings that were laid beside each other. A new comparison is a new row; the old one is taken out. */
export type AlignmentReads = {
  get(id: string): Alignment | null;
  /** Newest first; of live recordings only. */
  ofMeeting(meetingId: string): Alignment[];
  /** Of two recordings, whichever of them was the first. */
  ofPair(oneId: string, otherId: string): Alignment[];
  /**
   * All that is known to be one sound: what was laid beside each other, and recordings of the same bytes, from the first
   * millisecond. Of recordings that were deleted too: what two others have in common with one, they have in common.
   */
  ofOneSound(): Beside[];
};
export type AlignmentWrites = {
  insert(alignment: Alignment): void;
  remove(id: string, at: UtcInstant): void;
};

const FIELDS = [
  'id',
  'firstId',
  'secondId',
  'method',
  'driftPpm',
  'confidence',
  'pieces',
  'onlyFirst',
  'onlySecond',
  'createdAt',
] as const;
const JSON_FIELDS = ['pieces', 'onlyFirst', 'onlySecond'] as const;

const spec: TableSpec<Alignment> = {
  table: 'alignments',
  fields: FIELDS,
  schema: alignment,
  fromRow: (row: Row) => ({
    ...row,
    ...Object.fromEntries(JSON_FIELDS.map((field) => [field, parseJson(row[field], 'alignments')])),
  }),
};

const beside = z.object({
  firstId: z.string(),
  secondId: z.string(),
  driftPpm: z.number(),
  pieces: z.array(alignedPiece).min(1),
});
const twins = z.object({ firstId: z.string(), secondId: z.string(), durationMs: milliseconds });

export function alignmentReads(db: ReadableDb): AlignmentReads {
  const read = rowReader(spec);
  const columns = selectList(FIELDS, 't');
  const live = `from alignments t join recordings a on a.id = t.first_id join recordings b on b.id = t.second_id
    where t.deleted_at is null and a.deleted_at is null and b.deleted_at is null`;
  const one = db.read(`select ${columns} ${live} and t.id = :id`);
  const ofMeeting = db.read(`select ${columns} ${live} and a.meeting_id = :meetingId order by t.no desc`);
  const ofPair = db.read(
    `select ${columns} ${live} and (t.first_id, t.second_id) in (values (:oneId, :otherId), (:otherId, :oneId))`,
  );
  const laid = db.read(
    `select ${selectList(['firstId', 'secondId', 'driftPpm', 'pieces'], 't')} from alignments t
    where t.deleted_at is null order by t.no desc`,
  );
  // Each with the first that had its bytes. In one sorted walk: the index of hashes holds no deleted ones.
  const ofSameBytes = db.read(
    `select "firstId", "secondId", "durationMs" from (
      select first_value(id) over same as "firstId", id as "secondId", duration_ms as "durationMs", no
      from recordings window same as (partition by sha256 order by no))
    where "firstId" <> "secondId" order by no`,
  );
  return {
    get(id) {
      const row = one.get({ id });
      return row ? read(row) : null;
    },
    ofOneSound: () => [
      ...laid
        .all()
        .map((row) =>
          parseRow(beside, { ...row, pieces: parseJson(row.pieces, 'alignments') }, 'alignments'),
        ),
      ...ofSameBytes.all().map((row) => {
        const { durationMs, ...pair } = parseRow(twins, row, 'recordings');
        return { ...pair, driftPpm: 0, pieces: [{ startMs: ms(0), endMs: durationMs, offsetMs: 0 }] };
      }),
    ],
    ofMeeting: (meetingId) => ofMeeting.all({ meetingId }).map(read),
    ofPair: (oneId, otherId) => ofPair.all({ oneId, otherId }).map(read),
  };
}

export function alignmentWrites(db: WritableDb): AlignmentWrites {
  const insert = db.write(insertSql('alignments', [...FIELDS, 'offsetMs']));
  const remove = db.write('update alignments set deleted_at = :at where id = :id and deleted_at is null');
  return {
    insert(one) {
      const { pieces, onlyFirst, onlySecond, ...plain } = one;
      insert.run({
        ...plain,
        offsetMs: pieces[0]?.offsetMs ?? 0,
        pieces: JSON.stringify(pieces),
        onlyFirst: JSON.stringify(onlyFirst),
        onlySecond: JSON.stringify(onlySecond),
      });
    },
    remove: (id, at) => void remove.run({ id, at }),
  };
}
