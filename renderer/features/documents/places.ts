/**
 * Places in a page's text. The picture of a PDF and its kept text come from the same words but differ in spaces and
 * line breaks, so places are carried over by counting only what can be seen.
 */

/** A text without its spaces, and for each sign of it where it stood: `at[i]` is the place of `text[i]`. */
export type Squeezed = { text: string; at: readonly number[] };

export function squeeze(text: string): Squeezed {
  const at: number[] = [];
  let seen = '';
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charAt(place);
    if (/\s/.test(sign)) continue;
    seen += sign;
    at.push(place);
  }
  return { text: seen, at };
}

export type Span = { startAt: number; endAt: number };

/**
 * Where `words` stand in `text`; of several places the one nearest to `nearSeen`, a count of visible signs. Null when
 * they are not there.
 */
export function placeOf(text: string, words: string, nearSeen = 0): Span | null {
  const page = squeeze(text);
  const wanted = squeeze(words).text;
  if (wanted === '') return null;
  let best = -1;
  for (let found = page.text.indexOf(wanted); found !== -1; found = page.text.indexOf(wanted, found + 1)) {
    if (best === -1 || Math.abs(found - nearSeen) < Math.abs(best - nearSeen)) best = found;
    else break;
  }
  const first = page.at[best];
  const last = page.at[best + wanted.length - 1];
  return first === undefined || last === undefined ? null : { startAt: first, endAt: last + 1 };
}

/** A span without the spaces at its ends. Null when nothing is left. */
export function trimmed(text: string, { startAt, endAt }: Span): Span | null {
  const words = text.slice(startAt, endAt);
  const left = words.length - words.trimStart().length;
  const core = words.trim().length;
  return core === 0 ? null : { startAt: startAt + left, endAt: startAt + left + core };
}

export type Hit = Span & { page: number };

/** Every place of `words` on these pages: case and accents do not matter, and a line break counts as a space. */
export function findIn(pages: readonly { page: number; text: string }[], words: string): Hit[] {
  const wanted = folded(words.trim()).text;
  if (wanted === '') return [];
  return pages.flatMap((one) => {
    const { page } = one;
    const { text: plain, at } = foldedOnce(one);
    const hits: Hit[] = [];
    for (
      let found = plain.indexOf(wanted);
      found !== -1;
      found = plain.indexOf(wanted, found + wanted.length)
    ) {
      const startAt = at[found];
      const last = at[found + wanted.length - 1];
      if (startAt !== undefined && last !== undefined) hits.push({ page, startAt, endAt: last + 1 });
    }
    return hits;
  });
}

const FOLDED = new WeakMap<object, { of: string; folded: Squeezed }>();

/** A page is folded once, not with every letter that is typed: a long plan has a million signs. */
function foldedOnce(page: { text: string }): Squeezed {
  const known = FOLDED.get(page);
  if (known?.of === page.text) return known.folded;
  const fresh = folded(page.text);
  FOLDED.set(page, { of: page.text, folded: fresh });
  return fresh;
}

/** Small letters without accents, runs of spaces as one. */
function folded(text: string): Squeezed {
  const at: number[] = [];
  const signs: string[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const shown = plainSign(text.charAt(place));
    if (shown === ' ' && signs.at(-1) === ' ') continue;
    for (const one of shown) {
      signs.push(one);
      at.push(place);
    }
  }
  return { text: signs.join(''), at };
}

/** The last sign that needs no rules of Unicode, and the first that can be printed. */
const [LAST_ASCII, FIRST_PRINTED] = [0x7f, 0x21];

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code >= FIRST_PRINTED && code < LAST_ASCII) return sign.toLowerCase();
  if (/\s/.test(sign)) return ' ';
  return sign.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The rectangles of a span in the words that are laid over a page's picture, in px from its top left corner. */
export function rectanglesOf(layer: HTMLElement, text: string, { startAt, endAt }: Span) {
  const before = squeeze(text.slice(0, startAt)).text.length;
  const words = squeeze(text.slice(startAt, endAt)).text;
  const drawn = squeezedNodes(layer);
  const from = nearest(drawn.text, words, before);
  const first = drawn.at[from];
  const last = drawn.at[from + words.length - 1];
  if (from === -1 || !first || !last) return [];
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  const corner = layer.getBoundingClientRect();
  return [...range.getClientRects()]
    .filter(({ width, height }) => width > 0.5 && height > 0.5)
    .map(({ left, top, width, height }) => ({
      left: left - corner.left,
      top: top - corner.top,
      width,
      height,
    }));
}

function nearest(text: string, words: string, near: number): number {
  let best = -1;
  for (let found = text.indexOf(words); found !== -1; found = text.indexOf(words, found + 1)) {
    if (best !== -1 && Math.abs(found - near) >= Math.abs(best - near)) break;
    best = found;
  }
  return best;
}

/** How many visible signs stand before a place in the layer: which of several equal words was selected. */
export function seenBefore(layer: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(layer);
  range.setEnd(node, offset);
  return squeeze(range.toString()).text.length;
}

function squeezedNodes(layer: HTMLElement): { text: string; at: { node: Text; offset: number }[] } {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const at: { node: Text; offset: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const seen = squeeze(node.data);
    text += seen.text;
    for (const offset of seen.at) at.push({ node, offset });
  }
  return { text, at };
}
