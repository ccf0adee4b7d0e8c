/** How alike two paragraphs must be to be one that was changed: shared words, twice, over all words of both (Dice). */
const ALIKE = 0.5;
/** Only the best candidates of each paragraph are looked at: the right one is among them. */
const CANDIDATES = 4;
/** A word in so many paragraphs says nothing about which ones belong together. */
const COMMON = 60;

type Candidate = { to: number; score: number };

/**
 * Pairs of paragraphs that are the same one, changed; in the order of both texts, with the greatest likeness in all.
 * Time grows with words and candidates, not with all pairs: 1,500 against 1,500 paragraphs take a fraction of a second.
 */
export function pairs(removed: readonly string[], added: readonly string[]): Map<number, number> {
  const bags = added.map(bagOf);
  const byWord = new Map<string, number[]>();
  for (const [at, bag] of bags.entries()) {
    for (const word of bag.keys()) {
      const places = byWord.get(word);
      if (places) places.push(at);
      else byWord.set(word, [at]);
    }
  }
  const candidates = removed.map((text) => candidatesFor(bagOf(text), bags, byWord));
  return bestChain(candidates, added.length);
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+|[☒☑☐]/gu))
    bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

function candidatesFor(
  bag: ReadonlyMap<string, number>,
  bags: readonly ReadonlyMap<string, number>[],
  byWord: ReadonlyMap<string, readonly number[]>,
): Candidate[] {
  const places = new Set<number>();
  for (const word of bag.keys()) {
    const found = byWord.get(word) ?? [];
    if (found.length <= COMMON) for (const at of found) places.add(at);
  }
  return [...places]
    .map((to) => ({ to, score: likeness(bag, bags[to] ?? new Map()) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || a.to - b.to)
    .slice(0, CANDIDATES);
}

/** Dice's coefficient over words, counted as often as they stand. */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [word, count] of small) shared += Math.min(count, large.get(word) ?? 0);
  const all = total(a) + total(b);
  return all === 0 ? 0 : (2 * shared) / all;
}

function total(bag: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of bag.values()) sum += count;
  return sum;
}

type Chain = { from: number; to: number; sum: number; before: Chain | null };

/** The rising chain of candidates with the greatest sum: a Fenwick tree keeps the best chain that ends before a place. */
function bestChain(candidates: readonly Candidate[][], length: number): Map<number, number> {
  const tree: (Chain | null)[] = Array.from({ length: length + 1 }, () => null);
  const upTo = (end: number): Chain | null => {
    let best: Chain | null = null;
    for (let at = end; at > 0; at -= at & -at) best = better(best, tree[at] ?? null);
    return best;
  };
  const keep = (chain: Chain): void => {
    for (let at = chain.to + 1; at <= length; at += at & -at) tree[at] = better(tree[at] ?? null, chain);
  };
  for (const [from, ofOne] of candidates.entries()) {
    // All read before any is kept: one paragraph is paired once.
    const chains = ofOne.map(({ to, score }) => {
      const before = upTo(to);
      return { from, to, sum: (before?.sum ?? 0) + score, before };
    });
    for (const chain of chains) keep(chain);
  }
  const found = new Map<number, number>();
  for (let chain = upTo(length); chain; chain = chain.before) found.set(chain.from, chain.to);
  return found;
}

function better(a: Chain | null, b: Chain | null): Chain | null {
  if (!a || !b) return a ?? b;
  return b.sum > a.sum ? b : a;
}
