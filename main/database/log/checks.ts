import { integrityReport } from '../../../shared/contract/index.ts';
import { parseJson, parseRow, type ReadableDb, type WritableDb } from '../sqlite/index.ts';
import type { CheckReads, CheckWrites } from './door.ts';

export function checkReads(db: ReadableDb): CheckReads {
  const last = db.read('select report from checks order by no desc limit 1');
  return {
    last() {
      const row = last.get();
      return row ? parseRow(integrityReport, parseJson(row.report, 'checks'), 'checks') : null;
    },
  };
}

export function checkWrites(db: WritableDb): CheckWrites {
  const insert = db.write('insert into checks (at, report) values (:at, :report)');
  return { insert: (report) => void insert.run({ at: report.checkedAt, report: JSON.stringify(report) }) };
}
