import type { SearchFilters, SearchKind, Term } from '../../../shared/domain/index.ts';

/** What is looked for: the words typed, and what narrows them. */
export type SearchQuestion = { readonly terms: readonly Term[]; readonly filters: SearchFilters };

/** A thing that was found: its id; of a document's page, the document's id and the page. */
export type SearchRow = { readonly id: string; readonly page: number | null };

export type SearchReads = {
  /**
   * The best of one kind: first those where the words stand side by side as typed, then by day, newest first; in one
   * recording, by time. At most `SEARCH_DEPTH` are looked at; `more`: there may be others beyond.
   */
  find(
    kind: SearchKind,
    question: SearchQuestion,
    page: { limit: number; offset: number },
  ): { count: number; more: boolean; rows: SearchRow[] };
};
