import { MOMENT_FIELDS, momentSpec } from '../moments/index.ts';
import { type ReadableDb, rowReader, selectList } from '../sqlite/index.ts';
import type { OfChild, QuestionReads } from './door.ts';
import { MOMENTS, OF_CHILD } from './promises.ts';

/** Word for word as in the partial index of 0150, or SQLite does not use it. */
const ASKED = `(t.type = 'question' or t.mark in ('question-not-answered', 'did-not-understand'))`;

/** Every question of a child over all meetings, the newest meeting first. */
export function questionReads(db: ReadableDb): QuestionReads {
  const read = rowReader(momentSpec);
  const list = db.read(
    `select ${selectList(MOMENT_FIELDS, 't')}, r.meeting_id as "meetingId" ${MOMENTS} and ${ASKED} and ${OF_CHILD}
     order by s.date desc, g.no desc, r.ordinal, t.start_ms, t.end_ms, t.id`,
  );
  return {
    list: ({ studentId }: OfChild) =>
      list.all({ studentId }).map(({ meetingId, ...row }) => ({
        meetingId: String(meetingId),
        moment: read(row),
      })),
  };
}
