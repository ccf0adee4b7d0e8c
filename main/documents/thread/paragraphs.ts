import type { ComparedPage } from './told.ts';

/** A paragraph or a row of a table. `key` is equal when a reader would call two of them the same. */
export type Paragraph = { page: number; text: string; key: string };

/** A line counts as running (a header, a footer) when it is among so many first or last lines of a page… */
const AT_THE_EDGE = 3;
/** …and on so many pages of a text of at least so many pages. Its page number may differ, and no other number. */
const ON_MOST_PAGES = 0.6;
const FEWEST_PAGES = 3;

/** A page's number as schools print it: "Page 3 of 20", "Página 3 de 20", "p. 3", "3/20", "- 3 -", "3". */
const PAGE_NUMBER =
  /\b(page|página|pág|pg|p)\.?\s*\d+(\s*(of|de|\/)\s*\d+)?|^\W*\d+(\s*(of|de|\/)\s*\d+)?\W*$/giu;

/**
 * The paragraphs of a text in order, joined where a page break cuts one. Of lines that run along on nearly every page
 * only the first is kept: repeats say nothing, and a header that changed must still be seen.
 */
export function paragraphsOf(pages: readonly ComparedPage[]): { paragraphs: Paragraph[]; leftOut: number } {
  const running = runningLines(pages);
  const paragraphs: Paragraph[] = [];
  const seen = new Set<string>();
  let leftOut = 0;
  for (const { page, text } of pages) {
    const lines = text.split('\n');
    const edge = edges(lines);
    const kept = lines.filter((line, at) => !edge.has(at) || !repeats(shape(line), running, seen));
    leftOut += lines.length - kept.length;
    const ofPage = split(kept).map((words) => ({ page, text: words, key: sameness(words) }));
    const [first, ...others] = ofPage;
    const last = paragraphs.at(-1);
    if (first && last && goesOn(last.text, first.text)) {
      last.text = joined(last.text, first.text);
      last.key = sameness(last.text);
      paragraphs.push(...others);
    } else paragraphs.push(...ofPage);
  }
  return { paragraphs, leftOut };
}

/** What typesetting changes and reading does not: kinds of quotes, dashes, spaces and ticked boxes. Letters and digits stay. */
export function sameness(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u2018\u2019\u201B\u2032]/g, "'")
    .replaceAll(/[\u201C\u201D\u201E\u2033]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('☑', '☒')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function runningLines(pages: readonly ComparedPage[]): ReadonlySet<string> {
  if (pages.length < FEWEST_PAGES) return new Set();
  const counts = new Map<string, number>();
  for (const { text } of pages) {
    const lines = text.split('\n');
    const shapes = new Set([...edges(lines)].map((at) => shape(lines[at] ?? '')));
    for (const one of shapes) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const enough = Math.max(FEWEST_PAGES, pages.length * ON_MOST_PAGES);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([one]) => one));
}

/** Places of the first and last lines that say something. */
function edges(lines: readonly string[]): Set<number> {
  const said = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at]));
  return new Set([...said.slice(0, AT_THE_EDGE), ...said.slice(-AT_THE_EDGE)]);
}

/** True for a running line that was there before; the first time it is remembered. */
function repeats(line: string, running: ReadonlySet<string>, seen: Set<string>): boolean {
  if (!running.has(line)) return false;
  const before = seen.has(line);
  seen.add(line);
  return before;
}

function shape(line: string): string {
  return sameness(line).replaceAll(PAGE_NUMBER, '#');
}

/** A box before its words, as forms have them line by line. */
const BEGINS_WITH_BOX = /^[☒☑☐]/u;

/** Paragraphs of one page: what empty lines part, every row of a table for itself, and every box with its words. */
function split(lines: readonly string[]): string[] {
  const found: string[] = [];
  let open = false;
  for (const line of lines) {
    const words = line.trim();
    const last = found.length - 1;
    if (words === '') open = false;
    else if (words.includes('\t')) {
      found.push(words);
      open = false;
    } else if (open && last >= 0 && !BEGINS_WITH_BOX.test(words))
      found[last] = joined(found[last] ?? '', words);
    else {
      found.push(words);
      open = true;
    }
  }
  return found;
}

/** A word that was cut at the end of its line is one word again. */
function joined(before: string, next: string): string {
  return /\p{L}-$/u.test(before) && /^\p{Ll}/u.test(next) ? before.slice(0, -1) + next : `${before} ${next}`;
}

function goesOn(before: string, next: string): boolean {
  return (
    !before.includes('\t') && !next.includes('\t') && /[\p{L},-]$/u.test(before) && /^\p{Ll}/u.test(next)
  );
}
