/**
 * From the pieces of a PDF page to the text that a person reads: lines, with an empty line between paragraphs. The order
 * is the file's own, which is the order of reading in the programs that schools write plans with. Places are in points
 * from the top left of the page as it is seen.
 */
export type Piece = {
  text: string;
  x: number;
  /** Of its base line; grows downwards. */
  y: number;
  width: number;
  /** Of the letters. */
  height: number;
  endsLine: boolean;
};
/** What somebody filled into a form on the page. */
export type Filled = { text: string; x: number; top: number; bottom: number };

type Segment = { text: string; x: number };
type Line = { segments: Segment[]; y: number; height: number };

/** Pieces further apart than this, in letter heights, are cells of a table: a tab keeps them apart. */
const CELL_GAP = 1.5;
/** Lines further apart than this, in letter heights, are paragraphs. Single spacing is about 1.2, double about 2.4. */
const PARAGRAPH_GAP = 1.75;
/** Single spacing; and how many lines it takes to say that a page is set wider than that. */
const SINGLE = 1.2;
const ENOUGH_LINES = 3;
/** A line set this much larger or smaller than the one before is a heading, or follows one. */
const SIZE_CHANGE = 1.2;

/** The text of one page. Without any letter or digit it is empty: then it is a picture. */
export function pageText(pieces: readonly Piece[], filled: readonly Filled[]): string {
  const lines = linesOf(pieces);
  for (const one of filled) putIn(lines, one);
  const usual = usualGap(lines);
  let text = '';
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before) text += startsParagraph(before, line, usual) ? '\n\n' : '\n';
    text += wordsOf(line);
  }
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  let end = 0;
  for (const piece of pieces) {
    const text = clean(piece.text);
    if (text.trim() !== '') {
      if (line && Math.abs(piece.y - line.y) > Math.max(piece.height, line.height) * 0.5) line = null;
      if (!line) {
        line = { segments: [], y: piece.y, height: piece.height };
        lines.push(line);
        end = piece.x;
      }
      const gap = piece.x - end;
      const last = line.segments.at(-1);
      if (last && gap < piece.height * CELL_GAP) last.text += text;
      else line.segments.push({ text, x: piece.x });
      line.height = Math.max(line.height, piece.height);
      end = piece.x + piece.width;
    } else if (line && text !== '') {
      const last = line.segments.at(-1);
      if (last && !last.text.endsWith(' ')) last.text += ' ';
      if (piece.width < line.height * CELL_GAP) end = Math.max(end, piece.x + piece.width);
    }
    if (piece.endsLine) line = null;
  }
  return lines;
}

/** A value stands on the line that runs through its field, at its place; else on a line of its own. */
function putIn(lines: Line[], { text, x, top, bottom }: Filled): void {
  const words = clean(text).trim();
  if (words === '') return;
  const height = Math.min(12, bottom - top);
  const on = lines.find(({ y }) => y > top && y <= bottom + height * 0.25);
  if (on) {
    on.segments.push({ text: words, x });
    on.segments.sort((a, b) => a.x - b.x);
    return;
  }
  const line: Line = { segments: [{ text: words, x }], y: bottom - height * 0.25, height };
  const below = lines.findIndex(({ y }) => y > line.y);
  if (below === -1) lines.push(line);
  else lines.splice(below, 0, line);
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

function wordsOf({ segments }: Line): string {
  return segments
    .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join('\t');
}

/** Line breaks only where we set them; no control signs, no half characters. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
