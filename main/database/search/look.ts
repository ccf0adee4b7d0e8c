import { z } from 'zod';
import type { SearchKind } from '../../../shared/domain/index.ts';
import { parseJson, parseRow, type ReadableDb, type Row } from '../sqlite/index.ts';
import type { Scope } from './scope.ts';

/** So many of each kind are found and put in order; who looks for one thing has long added a word by then. */
export const SEARCH_DEPTH = 1000;
/** A filter that few pass stops here: a search never walks through a million lines. */
const MOST_LOOKED_AT = 20_000;

/** As in migrations 0120, 0170, 0171, 0180 and 0246: a row's number is its kind, the thing it lies in and its own number. */
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
  evaluation: 10,
  need: 11,
  level: 12,
  incident: 13,
  ask: 14,
};
const OWN = 2 ** 28;
const KIND = 2 ** 49;
/** The bits of a row's number that hold its own. */
export const OWN_NUMBER = OWN - 1;

export const withinOf = (at: number): number => Math.floor((at % KIND) / OWN);
export const ownOf = (at: number): number => at % OWN;
/** The number of a row, to which its own number is added. */
export const rowOfKind = (kind: SearchKind, within: number): number => KINDS[kind] * KIND + within * OWN;

/**
 * Newest first, straight from the index: it stops at the limit, however common the word. One text of numbers is the
 * answer: a thousand rows as objects cost more than finding them.
 */
export const lookSql = (table: 'search' | 'search_lines') => `select json_group_array(at) as numbers from (
  select rowid as at from ${table}
  where ${table} match :match and rowid between cast(:lo as integer) and cast(:hi as integer)
  order by rowid desc limit :limit)`;

/** The numbers of a row that holds them as one JSON text. */
export function numbersOf(row: Row | undefined): number[] {
  return parseRow(z.array(z.number()), parseJson(row?.numbers ?? '[]', 'search'), 'search');
}

/** Row numbers, newest first, at most `SEARCH_DEPTH`. `more`: there may be others. */
export type Found = { readonly at: readonly number[]; readonly more: boolean };
export type Look = (kind: SearchKind, match: string | null, scope: Scope, passes: Passes) => Found;
/** Whether a row is wanted, by what it lies in and its own number; null: every one is. */
export type Passes = ((within: number, no: number) => boolean) | null;

/** Looks for rows of one kind that match an expression of FTS5 and lie in the scope. */
export function searchLook(db: ReadableDb): Look {
  const words = db.read(lookSql('search'));
  const lines = db.read(lookSql('search_lines'));
  return (kind, match, scope, passes) => {
    const at: number[] = [];
    if (match === null) return { at, more: false };
    const statement = kind === 'line' ? lines : words;
    const wanted = (one: number) => {
      const within = withinOf(one);
      return scope.days.has(within) && (passes === null || passes(within, ownOf(one)));
    };
    let lookedAt = 0;
    for (const { from, to } of match.includes('*') ? scope.few : scope.many) {
      const lo = rowOfKind(kind, from);
      // Most questions are answered by the first look; one whose filter few pass gets the rest at once.
      let limit = SEARCH_DEPTH + 1;
      for (let hi = rowOfKind(kind, to + 1) - 1; hi >= lo; ) {
        const numbers = numbersOf(statement.get({ match, lo, hi, limit })).sort((a, b) => b - a);
        at.push(...numbers.filter(wanted));
        if (at.length > SEARCH_DEPTH) return { at: at.slice(0, SEARCH_DEPTH), more: true };
        lookedAt += numbers.length;
        if (numbers.length < limit) break;
        if (lookedAt >= MOST_LOOKED_AT) return { at, more: true };
        limit = MOST_LOOKED_AT - lookedAt;
        hi = (numbers.at(-1) ?? lo) - 1;
      }
    }
    return { at, more: false };
  };
}
