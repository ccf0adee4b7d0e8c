import type { ReadableDb } from './handle.ts';

/**
 * Keeps answers until something is written through this connection (nobody else writes: decision 012). While somebody
 * types, what does not depend on the words is asked once. An answer given inside a transaction that is then taken back
 * would outlive it; searches are not made inside one.
 */
export function untilWritten<T>(db: ReadableDb): (name: string, ask: () => T) => T {
  const changes = db.read('select total_changes() as n');
  const kept = new Map<string, { answer: T }>();
  let keptAt = -1;
  return (name, ask) => {
    const now = Number(changes.get()?.n);
    if (now !== keptAt) kept.clear();
    keptAt = now;
    const known = kept.get(name);
    if (known) return known.answer;
    const answer = ask();
    kept.set(name, { answer });
    return answer;
  };
}
