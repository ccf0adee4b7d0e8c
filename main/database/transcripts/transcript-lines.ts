import {
  LINE_TIMINGS,
  type LineColumns,
  lineCheck,
  lineSpeaker,
  placedEvenly,
  type TranscriptLine,
  transcriptLine,
} from '../../../shared/domain/index.ts';
import {
  damagedIndex,
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
import type { TranscriptLineReads, TranscriptLineWrites } from './door.ts';

const LEAN = [
  'id',
  'startMs',
  'endMs',
  'timing',
  'speakerId',
  'speakerLabel',
  'speakerHow',
  'text',
  'checkedBy',
  'checkedAt',
] as const;
const FIELDS = [...LEAN, 'transcriptId', 'position'] as const;
/** Where a line stands never changes, and a trigger refuses an UPDATE that names it. */
const CHANGES = LEAN;
const spec: TableSpec<TranscriptLine> = { table: 'transcript_lines', fields: FIELDS, schema: transcriptLine };

/** Up to so many lines are looked up one by one; more are picked out of all. */
const FEW = 50;

const IN_ORDER = 'order by t.start_ms, t.position, t.no';

/** SQLite takes a negative limit for none. */
const ALL_LINES = { from: 0, most: -1 };

export function transcriptLineReads(db: ReadableDb): TranscriptLineReads {
  const read = rowReader(spec);
  const one = db.read(
    `select ${selectList(FIELDS, 't')} from transcript_lines t
       join transcripts s on s.id = t.transcript_id join recordings r on r.id = s.recording_id
       join meetings g on g.id = r.meeting_id
     where t.id = :id and t.deleted_at is null and s.deleted_at is null and r.deleted_at is null and g.deleted_at is null`,
  );
  const live = 'from transcript_lines t where t.transcript_id = :transcriptId and t.deleted_at is null';
  const whole = db.read(`select ${selectList(FIELDS, 't')} ${live} ${IN_ORDER}`);
  const oneOf = db.read(`select ${selectList(FIELDS, 't')} ${live} and t.id = :id`);
  const lean = db.read(`select ${selectList(LEAN, 't')} ${live} ${IN_ORDER} limit :most offset :from`);
  const ofLabel = db.read(
    `select t.id ${live} and t.speaker_id is null and t.speaker_label = :label ${IN_ORDER}`,
  );
  const near = db.read(
    `select coalesce(
       (select t.position ${live} and t.start_ms <= :startMs order by t.start_ms desc, t.position desc, t.no desc limit 1),
       (select min(t.position) ${live}), 0) as n`,
  );
  const next = db.read(
    `select ${selectList(FIELDS, 't')} ${live} and (t.start_ms, t.position, t.no) >
       (select l.start_ms, l.position, l.no from transcript_lines l where l.id = :id) ${IN_ORDER} limit 1`,
  );
  return {
    get(id) {
      const row = one.get({ id });
      return row ? read(row) : null;
    },
    ofTranscript: (transcriptId) => whole.all({ transcriptId }).map(read),
    some(transcriptId, ids) {
      const wanted = new Set(ids);
      const rows =
        wanted.size > FEW
          ? whole.all({ transcriptId }).filter((row) => wanted.has(String(row.id)))
          : [...wanted].map((id) => oneOf.get({ transcriptId, id })).filter((row) => row !== undefined);
      return new Map(rows.map((row) => [String(row.id), read(row)]));
    },
    columns: (transcriptId, { from, most } = ALL_LINES) => columnsOf(lean.all({ transcriptId, from, most })),
    idsOfLabel: (transcriptId, label) => ofLabel.all({ transcriptId, label }).map((row) => String(row.id)),
    positionAt: (transcriptId, startMs) => Number(near.get({ transcriptId, startMs })?.n),
    behind({ id, transcriptId }) {
      const row = next.get({ id, transcriptId });
      return row ? read(row) : null;
    },
  };
}

export function transcriptLineWrites(db: WritableDb): TranscriptLineWrites {
  const rows = thingWrites(db, spec);
  const replace = thingWrites(db, { ...spec, fields: CHANGES, toRow: (line) => plainRow(line, CHANGES) });
  const retime = db.write(
    'update transcript_lines set start_ms = :startMs, end_ms = :endMs, timing = :timing where id = :id',
  );
  const setValues = db.write(
    `update transcript_lines set speaker_id = :speakerId, speaker_label = :speakerLabel, speaker_how = :speakerHow,
       checked_by = :checkedBy, checked_at = :checkedAt where id = :id`,
  );
  const any = db.read(
    `select 1 from transcript_lines where transcript_id = :transcriptId and timing = 'placed' limit 1`,
  );
  // Parts of a line that was split share its position: among them, their times say the order.
  const inFileOrder = db.read(
    `select t.id, t.start_ms as "startMs", t.end_ms as "endMs", t.timing from transcript_lines t
     where t.transcript_id = :transcriptId and t.deleted_at is null order by t.position, t.start_ms, t.no`,
  );
  const mustChange = (changed: number) => {
    if (changed !== 1) throw new Error('no such line');
  };
  return {
    ...rows,
    replace: replace.replace,
    retime: (id, time) => mustChange(retime.run({ id, ...time })),
    setValues: (id, values) => mustChange(setValues.run({ id, ...values })),
    spread: (transcriptId, durationMs) =>
      db.transaction(() => {
        if (!any.get({ transcriptId })) return;
        const lines = inFileOrder.all({ transcriptId }).map((row) => {
          const { id, startMs, endMs, timing } = row;
          if (typeof startMs !== 'number' || typeof endMs !== 'number')
            throw damagedIndex('a line has no time');
          return { id: String(id), startMs, endMs, placed: timing === 'placed' };
        });
        for (const [at, moved] of placedEvenly(lines, durationMs).entries()) {
          const before = lines[at];
          if (!before?.placed || (before.startMs === moved.startMs && before.endMs === moved.endMs)) continue;
          retime.run({ id: before.id, startMs: moved.startMs, endMs: moved.endMs, timing: 'placed' });
        }
      }),
  };
}

/**
 * Speakers and checks are said once each: a meeting has ten voices and one pair of ears. Each value is looked at as it
 * passes: a schema over 20,000 rows takes as long as reading them.
 */
function columnsOf(rows: readonly Row[]): LineColumns {
  const columns: LineColumns = {
    id: [],
    startMs: [],
    endMs: [],
    timing: [],
    text: [],
    speaker: [],
    speakers: [],
    check: [],
    checks: [],
  };
  const speakers = new Map<string, number>();
  const checks = new Map<string, number>();
  for (const {
    id,
    startMs,
    endMs,
    timing,
    text,
    speakerId,
    speakerLabel,
    speakerHow,
    checkedBy,
    checkedAt,
  } of rows) {
    columns.id.push(asText(id));
    columns.startMs.push(asNumber(startMs));
    columns.endMs.push(asNumber(endMs));
    columns.timing.push(LINE_TIMINGS.find((one) => one === timing) ?? damaged('timing'));
    columns.text.push(asText(text));
    columns.speaker.push(
      speakerId === null && speakerLabel === null
        ? -1
        : numberOf(`${speakerId}\n${speakerHow}\n${speakerLabel}`, speakers, columns.speakers, () =>
            parseRow(lineSpeaker, { speakerId, speakerLabel, speakerHow }, 'transcript_lines'),
          ),
    );
    columns.check.push(
      checkedAt === null
        ? -1
        : numberOf(`${checkedAt}\n${checkedBy}`, checks, columns.checks, () =>
            parseRow(lineCheck, { by: checkedBy, at: checkedAt }, 'transcript_lines'),
          ),
    );
  }
  return columns;
}

/** Gives equal values one number, their place in `all`. */
function numberOf<T>(key: string, known: Map<string, number>, all: T[], make: () => T): number {
  const number = known.get(key);
  if (number !== undefined) return number;
  known.set(key, all.length);
  return all.push(make()) - 1;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : damaged('text');
}

function asNumber(value: unknown): number {
  return typeof value === 'number' ? value : damaged('number');
}

function damaged(what: string): never {
  throw damagedIndex(`a row of transcript_lines holds no ${what} where one is expected`);
}
