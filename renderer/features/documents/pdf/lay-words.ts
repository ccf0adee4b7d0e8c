import type { PageViewport, PDFPageProxy } from 'pdfjs-dist';
import {
  type Filled,
  type FormPart,
  type PageWords,
  readingOrder,
  type TextItem,
  wordsOfPage,
} from '../../../../shared/paper/index.ts';
import type { PdfLibrary } from './open-pdf.ts';

/** What lies over the page's picture: `ready` when its words are there; `stop` when nobody looks any more. */
export type LaidWords = { ready: Promise<void>; stop(): void };

/**
 * Lays a page's words over its picture, for selecting and for screen readers: what is printed, and what was filled into
 * its fields, each value behind the words that it is read behind in the kept text. Fonts must be known: drawn before.
 */
export function layWords(
  library: PdfLibrary,
  page: PDFPageProxy,
  parts: readonly FormPart[],
  { layer, viewport }: { layer: HTMLElement; viewport: PageViewport },
): LaidWords {
  let stop = () => {};
  const work = async () => {
    const content = await page.getTextContent();
    const printed = content.items.flatMap((item) =>
      'str' in item ? [{ ...item, transform: [...item.transform] }] : [],
    );
    const words = inOrder(page, printed, parts);
    const laid = new library.TextLayer({
      textContentSource: { ...content, items: words.items },
      container: layer,
      viewport,
    });
    stop = () => laid.cancel();
    await laid.render();
    putFilled(words, laid.textDivs, { layer, viewport });
  };
  return { ready: work(), stop: () => stop() };
}

/** A page with more fields than can be put in order shows its printed words alone: its text was not read either. */
function inOrder<T extends TextItem>(
  page: PDFPageProxy,
  items: T[],
  parts: readonly FormPart[],
): PageWords<T> {
  try {
    return wordsOfPage({ items, parts, sight: page.getViewport({ scale: 1 }) }, (font) => nameOf(page, font));
  } catch {
    return { items, pieces: [], filled: [] };
  }
}

function nameOf({ commonObjs }: PDFPageProxy, font: string): string | null {
  const known: unknown = commonObjs.has(font) ? commonObjs.get(font) : null;
  return typeof known === 'object' && known !== null && 'name' in known ? String(known.name) : null;
}

type Over = { layer: HTMLElement; viewport: PageViewport };

function putFilled(words: PageWords<TextItem>, printed: readonly HTMLElement[], over: Over): void {
  const behind = new Map<number, HTMLElement>();
  for (const order of readingOrder(words)) {
    const one = words.filled[order.filled];
    if (!one) continue;
    const value = valueOver(one, over.viewport);
    const before = behind.get(order.behind) ?? printed[order.behind];
    if (before?.isConnected) before.after(value);
    else if (order.behind === -1) over.layer.prepend(value);
    else over.layer.append(value);
    behind.set(order.behind, value);
  }
}

/** Letters in a field are at most so high, in points; smaller where it is lower. */
const LETTERS = 12;
const OF_FIELD = 0.85;

/** A value where it stands on the page. The layer is turned with the page; the value stands upright as it is seen. */
function valueOver({ text, x, top, bottom }: Filled, { rotation, rawDims }: PageViewport): HTMLElement {
  const { pageWidth, pageHeight } = rawDims as { pageWidth: number; pageHeight: number };
  const [left, down] = inLayer(rotation, x, top, pageWidth, pageHeight);
  const value = document.createElement('span');
  value.textContent = text.replaceAll(/\r\n?/g, '\n');
  value.style.left = `${(100 * left) / pageWidth}%`;
  value.style.top = `${(100 * down) / pageHeight}%`;
  value.style.setProperty('--font-height', `${Math.min(LETTERS, (bottom - top) * OF_FIELD)}px`);
  if (rotation !== 0) value.style.setProperty('--rotate', `${-rotation}deg`);
  return value;
}

/** A place of the page as it is seen, in the layer before the style sheet turns it (data-main-rotation). */
function inLayer(rotation: number, x: number, y: number, width: number, height: number): [number, number] {
  if (rotation === 90) return [y, height - x];
  if (rotation === 180) return [width - x, height - y];
  return rotation === 270 ? [width - y, x] : [x, y];
}
