import type { Filled } from './filled.ts';

/** Places are in points from the top left of the page as it is seen. */
export type Piece = {
  text: string;
  x: number;
  /** Of its base line; grows downwards. */
  y: number;
  width: number;
  /** Of the letters. */
  height: number;
  endsLine: boolean;
  /** A field stands behind it, in the middle of what was one piece. */
  isCut?: boolean;
};

/** What a segment is made of, by its place among the pieces or among what was filled in. */
type Part = { of: 'piece' | 'filled'; at: number };
export type Segment = { text: string; x: number; right: number; parts: Part[] };
export type Line = { segments: Segment[]; y: number; height: number };

/** Pieces further apart than this, in letter heights, are cells of a table. */
export const CELL_GAP = 1.5;
/** Values are set in letters of at most this height, in points, however large their field is. */
const LETTERS = 12;
/** A field so many times higher than its letters holds lines of its own: it is a box to write into. */
const TALL = 2.2;
/** A label this near beside a field, in letter heights, is its own; otherwise one above it may be. */
const BESIDE = 4;
/** A label stands at most so far above the words of its field, in letter heights. */
const ABOVE = 2.5;

/**
 * The lines of a page. The order is the file's own, which is the order of reading in the programs that schools write
 * plans with; what was filled in goes to the label it belongs to.
 */
export function linesOf(pieces: readonly Piece[], filled: readonly Filled[]): Line[] {
  const lines = printedLines(pieces);
  for (const [at, one] of filled.entries()) putIn(lines, one, at);
  return lines;
}

function printedLines(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  let isCut = false;
  for (const [at, piece] of pieces.entries()) {
    const text = clean(piece.text);
    if (text.trim() !== '') {
      if (line && Math.abs(piece.y - line.y) > Math.max(piece.height, line.height) * 0.5) line = null;
      if (!line) {
        line = { segments: [], y: piece.y, height: piece.height };
        lines.push(line);
      }
      add(line, piece, { text, at, isCut });
    } else if (line && text !== '') addSpace(line, piece, at);
    isCut = piece.isCut === true;
    if (piece.endsLine) line = null;
  }
  return lines;
}

function add(
  line: Line,
  { x, width, height }: Piece,
  one: { text: string; at: number; isCut: boolean },
): void {
  const { text, at, isCut } = one;
  const last = line.segments.at(-1);
  const part: Part = { of: 'piece', at };
  if (last && !isCut && x - last.right < height * CELL_GAP) {
    last.text += text;
    last.right = x + width;
    last.parts.push(part);
  } else line.segments.push({ text, x, right: x + width, parts: [part] });
  line.height = Math.max(line.height, height);
}

function addSpace(line: Line, { x, width }: Piece, at: number): void {
  const last = line.segments.at(-1);
  if (!last) return;
  if (!last.text.endsWith(' ')) last.text += ' ';
  if (width < line.height * CELL_GAP) last.right = Math.max(last.right, x + width);
  last.parts.push({ of: 'piece', at });
}

/** A value goes into the line that runs through its field, or below its label; a box to write into has its own lines. */
function putIn(lines: Line[], one: Filled, at: number): void {
  const height = Math.min(LETTERS, one.bottom - one.top) || 1;
  const rows = one.text
    .split(/\r\n?|\n/)
    .map((row) => clean(row).trim())
    .filter((row) => row !== '');
  const isTall = rows.length > 1 || one.bottom - one.top > LETTERS * TALL;
  const beside = isTall ? null : lineBeside(lines, one, height);
  const segment = (text: string): Segment => ({
    text,
    x: one.x,
    right: one.right,
    parts: [{ of: 'filled', at }],
  });
  if (beside) {
    const behind = beside.segments.findIndex(({ x }) => x > one.x);
    const words = segment(rows.join(' '));
    beside.segments.splice(behind === -1 ? beside.segments.length : behind, 0, words);
    return;
  }
  const y = isTall ? one.top + height : one.bottom - height * 0.25;
  // Its rows stay together: nothing else is put between them.
  const own: Line = { segments: [segment(rows.join('\n'))], y, height };
  lines.splice(placeBelow(lines, one, y), 0, own);
}

function lineBeside(lines: readonly Line[], one: Filled, height: number): Line | null {
  let best: { line: Line; far: number } | null = null;
  for (const line of lines) {
    if (line.y <= one.top || line.y > one.bottom + height * 0.25) continue;
    const far = Math.min(...line.segments.map((segment) => apart(segment, one)));
    if (!best || far < best.far) best = { line, far };
  }
  if (!best || best.far <= height * BESIDE || isFilledAlone(best.line)) return best?.line ?? null;
  return lines.some((line) => isLabelAbove(line, one, height)) ? null : best.line;
}

/** How far apart they are from left to right; 0 when they lie over each other. */
function apart(segment: Segment, one: Filled): number {
  return Math.max(0, segment.x - one.right, one.x - segment.right);
}

function isFilledAlone({ segments }: Line): boolean {
  return segments.every(({ parts }) => parts.every(({ of }) => of === 'filled'));
}

function isLabelAbove(line: Line, one: Filled, height: number): boolean {
  const up = one.bottom - line.y;
  if (up <= 0 || up > height * ABOVE + (one.bottom - one.top - height)) return false;
  return line.segments.some((segment) => apart(segment, one) === 0 && segment.x > one.x - height * BESIDE);
}

/** Behind the nearest line above it, one over the field rather than one beside; then behind what is filled in there. */
function placeBelow(lines: readonly Line[], one: Filled, y: number): number {
  let best: { at: number; over: boolean; y: number } | null = null;
  for (const [at, line] of lines.entries()) {
    if (line.y > y) continue;
    const over = line.segments.some((segment) => apart(segment, one) === 0);
    const nearer = !best || (over === best.over ? line.y >= best.y : over);
    if (nearer) best = { at, over, y: line.y };
  }
  return best ? best.at + 1 : 0;
}

/** Line breaks only where we set them; no control signs, no half characters. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
