import { z } from 'zod';
import { transcriptLine } from '../../../shared/domain/index.ts';
import { parseJson, parseRow, type ReadableDb, type WritableDb } from '../sqlite/index.ts';
import type { LineDraftReads, LineDraftWrites, LineVersionReads, LineVersionWrites } from './door.ts';

/** What a line was after each change. An imported line has its first row when it is first changed. */
export function lineVersionReads(db: ReadableDb): LineVersionReads {
  const ofLine = db.read('select at, version from line_versions where line_id = :lineId order by no desc');
  const has = db.read('select 1 from line_versions where line_id = :lineId limit 1');
  return {
    ofLine: (lineId) =>
      ofLine.all({ lineId }).map((row) => ({
        at: String(row.at),
        version: parseRow(transcriptLine, parseJson(row.version, 'line_versions'), 'line_versions'),
      })),
    has: (lineId) => has.get({ lineId }) !== undefined,
  };
}

export function lineVersionWrites(db: WritableDb): LineVersionWrites {
  const insert = db.write('insert into line_versions (line_id, at, version) values (:lineId, :at, :version)');
  return {
    insert: ({ at, version }) =>
      void insert.run({ lineId: version.id, at, version: JSON.stringify(version) }),
  };
}

const draft = z.object({ lineId: z.string(), text: z.string() });

/** What was typed into a line and is not saved as a change yet. */
export function lineDraftReads(db: ReadableDb): LineDraftReads {
  const ofTranscript = db.read(
    `select d.line_id as "lineId", d.text from line_drafts d join transcript_lines t on t.id = d.line_id
     where t.transcript_id = :transcriptId and t.deleted_at is null order by t.start_ms, t.position, t.no`,
  );
  return {
    ofTranscript: (transcriptId) =>
      ofTranscript.all({ transcriptId }).map((row) => parseRow(draft, row, 'line_drafts')),
  };
}

export function lineDraftWrites(db: WritableDb): LineDraftWrites {
  const save = db.write(
    `insert into line_drafts (line_id, text, at) values (:lineId, :text, :at)
     on conflict (line_id) do update set text = excluded.text, at = excluded.at`,
  );
  const forget = db.write('delete from line_drafts where line_id = :lineId');
  return {
    save: ({ lineId, text }, at) => void save.run({ lineId, text, at }),
    forget: (lineId) => void forget.run({ lineId }),
  };
}
