/** Parts of a snippet, marked where a word begins like one of the words looked for. */
export type Part = { text: string; hit: boolean };

/** Splits a snippet into plain and found parts. Accents and capitals are folded, as the index does it. */
export function partsOf(snippet: string, query: string): Part[] {
  const wanted = fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return snippet
    .split(/([\p{L}\p{N}]+)/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, hit: wanted.some((word) => fold(text).startsWith(word)) }));
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
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
