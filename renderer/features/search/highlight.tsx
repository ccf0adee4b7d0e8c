import { foldWord, placedWords, termsOf } from '../../../shared/domain/index.ts';

/** Parts of a snippet, marked where a word is one of those looked for, or begins like the one that is being typed. */
export type Part = { text: string; hit: boolean };

/** Splits a snippet into plain and found parts. Accents and capitals are folded, as the index does it. */
export function partsOf(snippet: string, query: string): Part[] {
  const wanted = termsOf(query).flatMap(({ words, open }) =>
    words.map((word, at) => ({ folded: foldWord(word), open: open && at === words.length - 1 })),
  );
  const parts: Part[] = [];
  let done = 0;
  for (const { folded, from, to } of placedWords(snippet)) {
    const hit = wanted.some((one) => (one.open ? folded.startsWith(one.folded) : folded === one.folded));
    if (from > done) parts.push({ text: snippet.slice(done, from), hit: false });
    parts.push({ text: snippet.slice(from, to), hit });
    done = to;
  }
  if (done < snippet.length) parts.push({ text: snippet.slice(done), hit: false });
  return parts;
}

/** The snippet with what was found marked. */
export function Highlighted({ snippet, query }: { snippet: string; query: string }) {
  let offset = 0;
  return (
    <>
      {partsOf(snippet, query).map((part) => {
        offset += part.text.length;
        return part.hit ? <mark key={offset}>{part.text}</mark> : part.text;
      })}
    </>
  );
}
