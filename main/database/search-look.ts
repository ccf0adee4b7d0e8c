import type { SearchKind } from '../../shared/domain/index.ts';
import type { ReadableDb } from './handle.ts';
import type { Scope } from './search-scope.ts';

/** So many of each kind are found and put in order; who looks for one thing has long added a word by then. */
export const SEARCH_DEPTH = 1000;
/** A filter that few pass stops here: a search never walks through a million lines. */
const MOST_LOOKED_AT = 50_000;

/** As in migration 0120: a row's number is its kind, the thing it lies in and its own number. */
const KINDS: Record<SearchKind, number> = {
  line: 0,
  moment: 1,
  decision: 2,
  goal: 3,
  page: 4,
  document: 5,
  progress: 6,
  request: 7,
  meeting: 8,
  person: 9,
};
const OWN = 2 ** 28;
const KIND = 2 ** 49;

export const withinOf = (at: number): number => Math.floor((at % KIND) / OWN);
export const ownOf = (at: number): number => at % OWN;
/** First and last number that rows of a kind may have. */
export const rowsOfKind = (kind: SearchKind): { lo: number; hi: number } => ({
  lo: KINDS[kind] * KIND,
  hi: (KINDS[kind] + 1) * KIND - 1,
});

/** Newest first, straight from the index: it stops at the limit, however common the word. */
export const lookSql = (table: 'search' | 'search_lines') => `select rowid as at from ${table}
  where ${table} match :match and rowid between cast(:lo as integer) and cast(:hi as integer)
  order by rowid desc limit :limit`;

/** Row numbers, newest first, at most `SEARCH_DEPTH`. `more`: there may be others. */
export type Found = { readonly at: readonly number[]; readonly more: boolean };
export type Look = (kind: SearchKind, match: string | null, scope: Scope, passes: Passes) => Found;
/** Whether the row with this own number is wanted; null: every one is. */
export type Passes = ((no: number) => boolean) | null;

/** Looks for rows of one kind that match an expression of FTS5 and lie in the scope. */
export function searchLook(db: ReadableDb): Look {
  const words = db.read(lookSql('search'));
  const lines = db.read(lookSql('search_lines'));
  return (kind, match, scope, passes) => {
    const at: number[] = [];
    if (match === null) return { at, more: false };
    const statement = kind === 'line' ? lines : words;
    const base = rowsOfKind(kind).lo;
    let lookedAt = 0;
    for (const { from, to } of scope.stretches) {
      const lo = base + from * OWN;
      for (let hi = base + (to + 1) * OWN - 1; hi >= lo; ) {
        const rows = statement.all({ match, lo, hi, limit: SEARCH_DEPTH + 1 }).map((row) => Number(row.at));
        for (const one of rows) {
          if (scope.days.has(withinOf(one)) && (passes === null || passes(ownOf(one)))) at.push(one);
          if (at.length > SEARCH_DEPTH) return { at: at.slice(0, SEARCH_DEPTH), more: true };
        }
        lookedAt += rows.length;
        if (rows.length <= SEARCH_DEPTH) break;
        if (lookedAt >= MOST_LOOKED_AT) return { at, more: true };
        hi = (rows.at(-1) ?? lo) - 1;
      }
    }
    return { at, more: false };
  };
}
