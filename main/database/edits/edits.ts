import { z } from 'zod';
import { utcInstant } from '../../../shared/time/index.ts';
import { parseJson, parseRow, type ReadableDb, type Row, type WritableDb } from '../sqlite/index.ts';
import { EDIT_SUBJECTS, type EditReads, type EditWrites, type StoredEdit } from './door.ts';

const KEPT = 1000;

const edit = z.object({
  no: z.number().int(),
  at: utcInstant,
  what: z.enum(EDIT_SUBJECTS),
  subject: z.string(),
  label: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  joined: z.int().transform((flag) => flag === 1),
});

function read(row: Row | undefined): StoredEdit | null {
  if (!row) return null;
  const json = (value: unknown): unknown => (value === null ? null : parseJson(value, 'edits'));
  return parseRow(edit, { ...row, before: json(row.before), after: json(row.after) }, 'edits');
}

export function editReads(db: ReadableDb): EditReads {
  const columns = 'no, at, what, subject, label, before, after, joined';
  const undoable = db.read(`select ${columns} from edits where undone = 0 order by no desc limit 1`);
  const redoable = db.read(`select ${columns} from edits where undone = 1 order by no limit 1`);
  const numbered = db.read(`select ${columns} from edits where no = :no`);
  return {
    undoable: () => read(undoable.get()),
    redoable: () => read(redoable.get()),
    numbered: (no) => read(numbered.get({ no })),
  };
}

export function editWrites(db: WritableDb): EditWrites {
  const dropUndone = db.write('delete from edits where undone = 1');
  const insert = db.write(
    `insert into edits (at, what, subject, label, before, after, joined)
     values (:at, :what, :subject, :label, :before, :after, :joined)`,
  );
  const dropOldest = db.write(`delete from edits where no <= (select max(no) from edits) - ${KEPT}`);
  const mark = db.write('update edits set undone = :undone where no = :no');
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return {
    push: (step) =>
      db.transaction(() => {
        dropUndone.run();
        insert.run({
          at: step.at,
          what: step.what,
          subject: step.subject,
          label: step.label,
          before: json(step.before),
          after: json(step.after),
          joined: step.joined ? 1 : 0,
        });
        dropOldest.run();
      }),
    setUndone: (no, undone) => void mark.run({ no, undone: undone ? 1 : 0 }),
  };
}
