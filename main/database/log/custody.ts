import { z } from 'zod';
import { custodyEntry } from '../../../shared/domain/index.ts';
import {
  insertSql,
  parseJson,
  parseRow,
  type ReadableDb,
  type Row,
  selectList,
  type WritableDb,
} from '../sqlite/index.ts';
import type { CustodyReads, CustodyWrites } from './door.ts';
import { metaReads, metaWrites } from './meta.ts';

const FIELDS = [
  'seq',
  'at',
  'event',
  'subject',
  'facts',
  'factsHash',
  'prevHash',
  'hash',
  'signature',
] as const;
/** The newest entry as the index remembers it, apart from the entries: a log cut off at its end shows. */
const HEAD = 'custody-head';
const head = z.object({ seq: z.number().int().min(1), hash: z.string() });

/**
 * Reads an entry as it stands, without judging it: a changed entry must reach the verifier, which names it. Only an
 * entry that is no entry at all is a damaged index.
 */
function read(row: Row) {
  return parseRow(custodyEntry, { ...row, facts: parseJson(row.facts, 'custody') }, 'custody');
}

export function custodyReads(db: ReadableDb): CustodyReads {
  const columns = selectList(FIELDS, 't');
  const meta = metaReads(db);
  const count = db.read('select count(*) as n from custody');
  const range = db.read(`select ${columns} from custody t where t.seq between :from and :to order by t.seq`);
  const newest = db.read(
    `select ${columns} from custody t where t.seq < :before order by t.seq desc limit :limit`,
  );
  const ofSubject = db.read(`select ${columns} from custody t where t.subject = :subject order by t.seq`);
  return {
    head() {
      const text = meta.get(HEAD);
      return text === null ? null : parseRow(head, parseJson(text, 'meta'), 'meta');
    },
    count: () => Number(count.get()?.n),
    entries: ({ from = 1, to = Number.MAX_SAFE_INTEGER } = {}) => range.all({ from, to }).map(read),
    newest: ({ limit, before }) => newest.all({ limit, before: before ?? Number.MAX_SAFE_INTEGER }).map(read),
    ofSubject: (subject) => ofSubject.all({ subject }).map(read),
  };
}

export function custodyWrites(db: WritableDb): CustodyWrites {
  const insert = db.write(insertSql('custody', FIELDS));
  const meta = metaWrites(db);
  return {
    append: (entry) =>
      db.transaction(() => {
        insert.run({ ...entry, facts: JSON.stringify(entry.facts) });
        meta.set(HEAD, JSON.stringify({ seq: entry.seq, hash: entry.hash }));
      }),
  };
}
