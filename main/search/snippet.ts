import { foldWord, type PlacedWord, placedWords, type Term } from '../../shared/domain/index.ts';

/** About as many words as two lines hold. */
const WORDS = 24;
const BEFORE = 6;
/** Enough places to choose the best from; a word that fills a page is as good at its first. */
const MOST_MATCHES = 200;

export type Snippet = {
  text: string;
  /** What was found in it, in the whole text: [startAt, endAt). */
  startAt: number;
  endAt: number;
  /** Which of the words looked for it holds, by their place among them. */
  held: ReadonlySet<number>;
};

/**
 * The words around the place where most of what was looked for stands together, on one line. Compares as the full-text
 * index does: words, folded. Without any match (a hit by its speaker's name) the beginning.
 */
export function snippetOf(text: string, terms: readonly Term[]): Snippet {
  const words: PlacedWord[] = [];
  const matches: { at: number; wanted: number }[] = [];
  const wanted = wantedWords(terms);
  for (const word of placedWords(text)) {
    const which = wanted.findIndex(({ folded, open }) =>
      open ? word.folded.startsWith(folded) : word.folded === folded,
    );
    if (which >= 0) matches.push({ at: words.length, wanted: which });
    words.push(word);
    if (matches.length >= MOST_MATCHES && words.length > (matches.at(-1)?.at ?? 0) + WORDS) break;
  }
  const first = bestOf(matches);
  const from = first === null || words.length <= WORDS ? 0 : Math.max(0, first - BEFORE);
  const part = words.slice(from, from + WORDS);
  const begin = from === 0 ? 0 : (part[0]?.from ?? 0);
  const whole = from + WORDS >= words.length;
  const end = whole ? text.length : (part.at(-1)?.to ?? text.length);
  const found = first === null ? null : foundFrom(first, matches, words);
  return {
    text: `${begin > 0 ? '… ' : ''}${text.slice(begin, end).replaceAll(/\s+/g, ' ').trim()}${end < text.length ? ' …' : ''}`,
    startAt: found?.from ?? 0,
    endAt: found?.to ?? 0,
    held: new Set(matches.map((match) => match.wanted)),
  };
}

function wantedWords(terms: readonly Term[]): { folded: string; open: boolean }[] {
  return terms.flatMap(({ words, open }) =>
    words.map((word, at) => ({
      folded: foldWord(word),
      open: open && at === words.length - 1 && word.length > 1,
    })),
  );
}

/** The match from which on the most different words follow closely; the first of equals. Null: none. */
function bestOf(matches: readonly { at: number; wanted: number }[]): number | null {
  let best: { at: number; different: number } | null = null;
  for (const [index, { at }] of matches.entries()) {
    const near = new Set<number>();
    for (let next = index; next < matches.length; next++) {
      const match = matches[next];
      if (!match || match.at >= at + WORDS - BEFORE) break;
      near.add(match.wanted);
    }
    if (!best || near.size > best.different) best = { at, different: near.size };
  }
  return best?.at ?? null;
}

/** From the first match to the end of the last one that stands with it. */
function foundFrom(first: number, matches: readonly { at: number }[], words: readonly PlacedWord[]) {
  let last = first;
  for (const { at } of matches) if (at > last && at <= last + 2) last = at;
  return { from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 };
}
