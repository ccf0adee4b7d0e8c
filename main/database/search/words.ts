import type { Term } from '../../../shared/domain/index.ts';

/*
 * What was typed, in FTS5's language. Every word is quoted, so that no text is ever syntax, and every part names its
 * column: `words` is what was said or written, `tags` what is known of it (speaker, outcome), which nobody types.
 */

/**
 * All terms, anywhere, the last one also as a beginning. `begun`: the words of the index that begin so; null: the index
 * is asked for the beginning. `names`: per term, the people whose name holds it.
 */
export function anywhere(
  terms: readonly Term[],
  begun: readonly string[] | null = null,
  names: readonly (readonly number[])[] = [],
): string | null {
  const wanted = withoutLoneLetter(terms);
  if (wanted.length === 0) return null;
  return wanted
    .map((term, at) => {
      const said = spelledOut(term, begun);
      const speakers = (names[at] ?? []).map((no) => `tags : "p${no}"`);
      return speakers.length === 0 ? said : `(${[said, ...speakers].join(' OR ')})`;
    })
    .join(' AND ');
}

/** The words exactly as typed, whole and side by side. Null when that asks for no less than `anywhere` does. */
export function asTyped(terms: readonly Term[]): string | null {
  const words = terms.flatMap((term) => term.words);
  const [only] = terms;
  if (words.length === 0 || (terms.length === 1 && only && !isBeginning(only))) return null;
  return `words : "${words.join(' ')}"`;
}

/** What is known of a thing, all of it. */
export function tagged(tags: readonly string[]): string | null {
  return tags.length === 0 ? null : tags.map((tag) => `tags : "${tag}"`).join(' AND ');
}

/** Both; null when both ask for nothing. */
export function both(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return `(${a}) AND (${b})`;
}

/**
 * One letter is too little for a beginning: a tenth of all words begin so. Alone it is a whole word; after others it
 * waits for the next key.
 */
function withoutLoneLetter(terms: readonly Term[]): readonly Term[] {
  const last = terms.at(-1);
  if (!last?.open || isBeginning(last)) return terms;
  const words = last.words.slice(0, -1);
  if (words.length > 0) return terms.with(-1, { words, open: false });
  return terms.length > 1 ? terms.slice(0, -1) : terms;
}

function isBeginning({ open, words }: Term): boolean {
  return open && [...(words.at(-1) ?? '')].length > 1;
}

function spelledOut(term: Term, begun: readonly string[] | null): string {
  const whole = `words : "${term.words.join(' ')}"`;
  if (!isBeginning(term) || begun?.length === 0) return whole;
  if (begun === null) return `${whole}*`;
  const before = term.words.slice(0, -1);
  const ways = begun.map((word) => `words : "${[...before, word].join(' ')}"`);
  return ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`;
}
