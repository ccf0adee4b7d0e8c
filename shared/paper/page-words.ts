import { type Filled, type FormPart, filledIn, placed, type Sight } from './filled.ts';
import { linesOf, type Piece } from './lines.ts';
import { withPlainSigns } from './signs.ts';

/** A piece of text as pdf.js gives it; what else it has stays with it. */
export type TextItem = {
  str: string;
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
  fontName: string;
};

/** The pieces of a page, cut where a field stands in their middle, with their places; and what was filled in. */
export type PageWords<T> = { items: T[]; pieces: Piece[]; filled: Filled[] };

/** Pieces times fields: a full form has 500 of each. A page made to have millions is not put in order. */
const MOST_LOOKS = 10_000_000;

/**
 * What there is to read on a page. `sight`: from the file's places to points from the top left of the page as it is
 * seen, and how large it is. `fontOf`: the name of a font, null when it is not known.
 * @throws RangeError a page with so many pieces and fields that no form has them
 */
export function wordsOfPage<T extends TextItem>(
  page: { items: readonly T[]; parts: readonly FormPart[]; sight: Sight },
  fontOf: (fontName: string) => string | null,
): PageWords<T> {
  const { transform } = page.sight;
  const filled = filledIn(page.parts, page.sight);
  if (page.items.length * filled.length > MOST_LOOKS) throw new RangeError('too much on one page');
  const items: T[] = [];
  const pieces: Piece[] = [];
  for (const one of page.items) {
    // The same letters in the kept text and over the page: “é” is one sign, as it is typed and searched for.
    const str = one.str.toWellFormed().normalize('NFC');
    const item = { ...one, str: withPlainSigns(str, fontOf(one.fontName)) };
    const parts = cutAtFields(item, pieceOf(item, transform), filled);
    for (const [at, part] of parts.entries()) {
      items.push(part);
      pieces.push({ ...pieceOf(part, transform), isCut: at < parts.length - 1 });
    }
  }
  return { items, pieces, filled };
}

/**
 * For each filled value the piece behind which it is read, and -1 where it is read first of all. In the order of
 * reading: several behind one piece follow each other.
 */
export function readingOrder({ pieces, filled }: PageWords<unknown>): { filled: number; behind: number }[] {
  const order: { filled: number; behind: number }[] = [];
  let behind = -1;
  for (const { segments } of linesOf(pieces, filled)) {
    for (const { parts } of segments) {
      for (const { of, at } of parts) {
        if (of === 'piece') behind = at;
        else order.push({ filled: at, behind });
      }
    }
  }
  return order;
}

function pieceOf(item: TextItem, [p = 1, q = 0, r = 0, s = 1, e = 0, f = 0]: readonly number[]): Piece {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
  const [seenX, seenY] = placed([p, q, r, s, e, f], x, y);
  const height = Math.hypot(p * c + r * d, q * c + s * d) || item.height || 1;
  // Words that run up or down the page are long in the other direction.
  const isUpright = Math.abs(p * a + r * b) >= Math.abs(q * a + s * b);
  const width = isUpright ? item.width : height;
  return { text: item.str, x: seenX, y: seenY, width, height, endsLine: item.hasEOL, isCut: false };
}

/** What a form leaves open for its fields: a row of underscores or dots, or a gap made of spaces. */
const BLANK = /[_\s]{2,}|[.…]{3,}/gu;
/** Forms have a few blanks in a line; a text made to have thousands is not cut up. */
const MOST_BLANKS = 40;

/**
 * “Name: ____ Born: ____” is one piece in many files. It is cut behind each blank that a field lies over, so that each
 * value is read in its place. Where signs lie within a piece is only guessed, by counting them.
 */
function cutAtFields<T extends TextItem>(item: T, piece: Piece, filled: readonly Filled[]): T[] {
  const { str } = item;
  const { x, y, width, height } = piece;
  const over = filled.filter(
    (one) => y > one.top && y <= one.bottom + height * 0.3 && one.x < x + width && one.right > x,
  );
  if (over.length === 0 || width !== item.width) return [item];
  const blanks = [...str.matchAll(BLANK)].slice(0, MOST_BLANKS);
  const cuts = new Set<number>();
  for (const one of over) {
    const middle = ((one.x + one.right) / 2 - x) * (str.length / width);
    const nearest = blanks.reduce<{ end: number; far: number } | null>((best, { 0: blank, index }) => {
      const far = Math.abs(index + blank.length / 2 - middle);
      return best && best.far <= far ? best : { end: index + blank.length, far };
    }, null);
    if (nearest && nearest.end < str.length) cuts.add(nearest.end);
  }
  return cutAt(
    item,
    [...cuts].sort((a, b) => a - b),
  );
}

function cutAt<T extends TextItem>(item: T, cuts: readonly number[]): T[] {
  const { str, transform, width } = item;
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const along = Math.hypot(a, b) || 1;
  const ends = [...cuts, str.length];
  return ends.map((end, at) => {
    const start = ends[at - 1] ?? 0;
    const from = (width * start) / str.length;
    return {
      ...item,
      str: str.slice(start, end),
      transform: [a, b, c, d, x + (a / along) * from, y + (b / along) * from],
      width: (width * (end - start)) / str.length,
      hasEOL: item.hasEOL && end === str.length,
    };
  });
}
