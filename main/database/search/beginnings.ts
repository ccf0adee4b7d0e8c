import { foldWord, type Term } from '../../../shared/domain/index.ts';
import { type ReadableDb, untilWritten } from '../sqlite/index.ts';

/** Shorter ones are in the index themselves (`prefix = '2 3'`). */
const SHORTEST = 4;
/** A beginning of so many words says too little to be worth spelling out. */
const MOST = 64;

/** The words of a full-text table that begin as the last one typed. Null: ask the table for the beginning itself. */
export type Beginnings = (
  table: 'search' | 'search_lines',
  terms: readonly Term[],
) => readonly string[] | null;

/**
 * FTS5 reads a beginning of four letters or more whole, into memory, each time a stretch is looked at: 25 ms in a
 * million lines. Spelled out as the few words that begin so, it is read only as far as it is needed.
 */
export function searchBeginnings(db: ReadableDb): Beginnings {
  const kept = untilWritten<readonly string[] | null>(db);
  const words = (table: string) =>
    db.read(`select term from ${table}_words where term >= :from and term < :to limit ${MOST + 1}`);
  const of = { search: words('search'), search_lines: words('search_lines') };
  return (table, terms) => {
    const last = terms.at(-1);
    const begun = last?.open ? foldWord(last.words.at(-1) ?? '') : '';
    // Only where our folding is surely the index's own.
    if (begun.length < SHORTEST || !/^[a-z0-9]+$/.test(begun)) return null;
    return kept(`${table} ${begun}`, () => {
      const found = of[table].all({ from: begun, to: `${begun}\u{10ffff}` }).map(({ term }) => String(term));
      return found.length > MOST ? null : found;
    });
  };
}
