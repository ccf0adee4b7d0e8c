import type { SearchGroup } from '../../shared/contract/index.ts';
import { kindsFor, type SearchFilters, searchFilters, termsOf } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { hitReader } from './hits.ts';

export type Search = {
  text: string;
  filters?: Partial<SearchFilters>;
  /** Within each kind. */
  limit: number;
  offset?: number;
};

/**
 * Everything that holds all the words, one group for each kind, in the order in which kinds are shown; groups without a
 * hit are left out. Any text is a valid question; with filters alone, all that they describe is found.
 */
export function search(
  { index }: Pick<OpenArchive, 'index'>,
  { text, filters, limit, offset = 0 }: Search,
): SearchGroup[] {
  const terms = termsOf(text);
  const chosen = { ...searchFilters.parse({}), ...filters };
  const read = hitReader(index, terms);
  return kindsFor(chosen).flatMap((kind) => {
    const { count, more, rows } = index.search.find(kind, { terms, filters: chosen }, { limit, offset });
    return count === 0 && !more
      ? []
      : [{ kind, count, more, hits: rows.flatMap((row) => read(kind, row) ?? []) }];
  });
}
