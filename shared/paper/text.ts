import type { Filled } from './filled.ts';
import { CELL_GAP, type Line, linesOf, type Piece } from './lines.ts';

/** Lines further apart than this, in letter heights, are paragraphs. Single spacing is about 1.2, double about 2.4. */
const PARAGRAPH_GAP = 1.75;
/** Single spacing; and how many lines it takes to say that a page is set wider than that. */
const SINGLE = 1.2;
const ENOUGH_LINES = 3;
/** A line set this much larger or smaller than the one before is a heading, or follows one. */
const SIZE_CHANGE = 1.2;

/**
 * From the pieces of a page to the text that a person reads: lines, with an empty line between paragraphs and a tab
 * between the cells of a table. Without any letter or digit, and no ticked box, it is empty: then it is a picture.
 */
export function pageText(pieces: readonly Piece[], filled: readonly Filled[]): string {
  const lines = linesOf(pieces, filled);
  const usual = usualGap(lines);
  let text = '';
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before) text += startsParagraph(before, line, usual) ? '\n\n' : '\n';
    text += wordsOf(line);
  }
  return /[\p{L}\p{N}☒☑]/u.test(text) ? text : '';
}

/** Fewer signs than this say nothing about the others. */
const ENOUGH_SIGNS = 20;
/** Of a text that is whole none are like this; of one whose font does not say its letters, every space and digit is. */
const MOST_NAMELESS = 0.1;
/** Control signs but tabs and line breaks, the private area of Unicode, and the sign for “no such sign”. */
const NAMELESS = /(?![\t\n\v\f\r])\p{Cc}|\p{Co}|\uFFFD/gu;

/**
 * True when the file prints letters without saying which (a font without ToUnicode): what comes out of it are the
 * numbers of its pictures, “7KLV” for “This”. Such words must be in no search and no comparison.
 */
export function isGarbled(pieces: readonly Piece[]): boolean {
  let all = 0;
  let nameless = 0;
  for (const { text } of pieces) {
    all += text.length;
    nameless += text.match(NAMELESS)?.length ?? 0;
  }
  return all >= ENOUGH_SIGNS && nameless > all * MOST_NAMELESS;
}

/** The distance of lines that is found most often, in letter heights, so that double spacing is not all paragraphs. */
function usualGap(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const gap = before ? Math.round((10 * (line.y - before.y)) / Math.max(line.height, 1)) : 0;
    if (gap > 0 && gap < 40) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most && most[1] >= ENOUGH_LINES ? most[0] / 10 : SINGLE;
}

function startsParagraph(before: Line, line: Line, usual: number): boolean {
  const gap = (line.y - before.y) / Math.max(before.height, line.height, 1);
  const size = line.height / Math.max(before.height, 1);
  return (
    gap < 0 || gap > Math.max(PARAGRAPH_GAP, usual * 1.3) || size > SIZE_CHANGE || size < 1 / SIZE_CHANGE
  );
}

/** Cells are parted by a tab; a value that stands close to its label by a space. */
function wordsOf({ segments, height }: Line): string {
  let words = '';
  let right: number | null = null;
  for (const segment of segments) {
    // A value that has lines of its own keeps them.
    const text = segment.text.replaceAll(/[^\S\n]+/g, ' ').trim();
    if (text === '') continue;
    if (right !== null) words += segment.x - right < height * CELL_GAP ? ' ' : '\t';
    words += text;
    right = segment.right;
  }
  return words;
}
