import { useEffect, useState } from 'react';
import { type SearchFilters, searchFilters } from '../../../shared/domain/index.ts';

/** What is looked for, as the screen holds it. */
export type Wanted = { readonly text: string; readonly filters: SearchFilters };

export const NO_FILTERS: SearchFilters = searchFilters.parse({});

/** A pause of typing that long is a question; a fast typist asks once a word. */
const PAUSE_MS = 120;

/** The value once it has rested: while somebody types, only every pause asks main. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** True when there is something to look for: words, or a filter that describes what to list. */
export function asksForSomething({ text, filters }: Wanted): boolean {
  return text.trim() !== '' || isDescribed(filters);
}

/** Filters that name a quality of a moment or a decision; with them alone, everything of that quality is listed. */
function isDescribed({ personId, type, mark, issue, outcome, inIep, disputed }: SearchFilters): boolean {
  return [personId, type, mark, issue, outcome, inIep].some((one) => one !== null) || disputed;
}
