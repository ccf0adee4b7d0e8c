import { z } from 'zod';
import type { SearchReads } from './door.ts';
import type { ReadableDb } from './handle.ts';
import { parseRow } from './rows.ts';

const hit = z.object({
  kind: z.enum(['moment', 'goal', 'decision', 'meeting']),
  subject: z.string(),
  snippet: z.string(),
});

/** About 24 words around the match; best first by bm25, read straight from the full-text index. */
export const SEARCH_SQL = `select kind, subject, snippet(search, 2, '', '', '…', 24) as snippet
  from search where search match :match order by rank limit :limit`;

export function searchReads(db: ReadableDb): SearchReads {
  const query = db.read(SEARCH_SQL);
  return {
    query(text, limit) {
      const match = matchExpression(text);
      if (match === null) return [];
      return query.all({ match, limit }).map((row) => {
        const found = parseRow(hit, row, 'search');
        return { ...found, snippet: found.snippet.replaceAll(/\s+/g, ' ').trim() };
      });
    },
  };
}

/**
 * Turns what a person typed into FTS5's language. All words must occur; words in quotes stand side by side; the last
 * word (or an unclosed quote) also matches as a beginning. Every word is quoted, so that no text is ever syntax.
 * Null when there is nothing to look for.
 */
export function matchExpression(typed: string): string | null {
  const text = typed
    .normalize('NFC')
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/\p{Cc}/gu, ' ');
  const pieces = text.split('"');
  const terms: { words: string; open: boolean }[] = [];
  pieces.forEach((piece, at) => {
    const last = at === pieces.length - 1;
    const quoted = at % 2 === 1;
    const found = quoted ? [piece.trim()] : piece.trim().split(/\s+/);
    for (const [index, words] of found.entries()) {
      if (/[\p{L}\p{N}]/u.test(words)) terms.push({ words, open: last && index === found.length - 1 });
    }
  });
  if (terms.length === 0) return null;
  return terms.map(({ words, open }) => `"${words}"${open ? '*' : ''}`).join(' ');
}
