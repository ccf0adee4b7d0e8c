import { foldWord, placedWords, type Term, termsOf } from '../../shared/domain/index.ts';

/** So many choices are a list that is read at a glance; among more there is a box that finds them. */
export const FEW_CHOICES = 12;

/**
 * Finds among things that are all at hand, by the words of their labels: every word that was typed begins one of them, in
 * any order, without accents and capitals; words in quotes, and what stands together as `12:34`, stand side by side. No
 * word finds all. The labels are read once, and only when somebody types.
 */
export function finderAmong<T extends { readonly label: string }>(things: readonly T[]) {
  let read: { thing: T; words: string[] }[] | null = null;
  return (typed: string): readonly T[] => {
    const terms = termsOf(typed).map(foldedTerm);
    if (terms.length === 0) return things;
    read ??= things.map((thing) => ({
      thing,
      words: [...placedWords(thing.label)].map(({ folded }) => folded),
    }));
    return read.filter(({ words }) => terms.every((term) => stands(term, words))).map(({ thing }) => thing);
  };
}

const foldedTerm = ({ words }: Term): string[] => words.map(foldWord);

/** Whether these words stand side by side; the last one may be the beginning of a longer one. */
function stands(term: readonly string[], words: readonly string[]): boolean {
  const last = term.length - 1;
  return words.some((_, from) =>
    term.every((word, at) => (at === last ? words[from + at]?.startsWith(word) : words[from + at] === word)),
  );
}
