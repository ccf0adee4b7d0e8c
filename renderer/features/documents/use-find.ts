import { useDeferredValue, useMemo, useState } from 'react';
import type { DocumentPage } from '../../../shared/domain/index.ts';
import { findIn, type Hit } from './places.ts';

export type Finding = {
  words: string;
  hits: readonly Hit[];
  /** Which hit is shown, 0 for the first. */
  at: number;
  current: Hit | null;
  ask(words: string): void;
  /** The hit that comes next, or before; round at the ends. Null when there is none. */
  step(by: 1 | -1): Hit | null;
};

/** Finding words in the text of a document's pages; those that a search found, from the page on where it did. */
export function useFind(
  pages: readonly DocumentPage[],
  start: { words: string; page: number } = { words: '', page: 1 },
): Finding {
  const [words, setWords] = useState(start.words);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      findIn(pages, start.words).findIndex(({ page }) => page >= start.page),
    ),
  );
  const asked = useDeferredValue(words);
  const hits = useMemo(() => findIn(pages, asked), [pages, asked]);
  const [stepped, setStepped] = useState(false);
  return {
    words,
    hits,
    at,
    current: hits[at] ?? null,
    ask(next) {
      setWords(next);
      setAt(0);
      setStepped(false);
    },
    step(by) {
      // Enter may come before the words that were typed last were looked for.
      const found = asked === words ? hits : findIn(pages, words);
      if (found.length === 0) return null;
      // The first Enter goes to the first place, not to the second.
      const next = stepped ? (at + by + found.length) % found.length : by === 1 ? 0 : found.length - 1;
      setStepped(true);
      setAt(next);
      return found[next] ?? null;
    },
  };
}
