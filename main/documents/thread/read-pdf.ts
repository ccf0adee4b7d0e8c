import { getDocument, type PDFDocumentProxy, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as engine from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { PAGE_TEXT_LIMIT } from '../../../shared/domain/index.ts';
import { type Filled, type Piece, pageText } from './page-text.ts';
import type { Told } from './told.ts';

/** Signs that pdf.js gives for a page of close print: about 6,000. Beyond this a page is not read on. */
const MOST_PIECES = 200_000;

/**
 * Reads the text of every page from `from` on. Nothing is drawn, nothing is fetched, no script of the file runs: pdf.js
 * has no way to any of it here.
 */
export async function readPdf(bytes: Uint8Array, from: number, tell: (what: Told) => void): Promise<void> {
  // pdf.js would load its engine by a path of its own; handed over like this, it takes the one that is here.
  Object.assign(globalThis, { pdfjsWorker: engine });
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    maxImageSize: 1,
  });
  let pdf: PDFDocumentProxy;
  try {
    pdf = await loading.promise;
  } catch (error) {
    tell({
      tell: 'refused',
      why: nameOf(error) === 'PasswordException' ? 'locked' : 'damaged',
      details: nameOf(error),
    });
    return;
  }
  tell({ tell: 'opened', pages: pdf.numPages });
  for (let page = from; page <= pdf.numPages; page += 1) {
    tell({ tell: 'begins', page });
    tell(await readPage(pdf, page));
  }
}

async function readPage(pdf: PDFDocumentProxy, page: number): Promise<Told> {
  try {
    const proxy = await pdf.getPage(page);
    const text = pageText(await piecesOf(proxy), await filledIn(proxy));
    proxy.cleanup();
    if (text.length > PAGE_TEXT_LIMIT) return { tell: 'page', page, text: '', source: 'unread' };
    return { tell: 'page', page, text, source: text === '' ? 'none' : 'file' };
  } catch {
    // One page that cannot be read does not take the others with it: the parent is told which.
    return { tell: 'page', page, text: '', source: 'unread' };
  }
}

async function piecesOf(page: PDFPageProxy): Promise<Piece[]> {
  const seen = page.getViewport({ scale: 1 });
  const pieces: Piece[] = [];
  const { items } = await page.getTextContent();
  if (items.length > MOST_PIECES) throw new Error('too many pieces');
  for (const item of items) {
    if (!('str' in item)) continue;
    const at: number[] = Util.transform(seen.transform, item.transform);
    const [, , c = 0, d = 0, x = 0, y = 0] = at;
    const height = Math.hypot(c, d) || item.height || 1;
    pieces.push({ text: item.str, x, y, width: item.width, height, endsLine: item.hasEOL });
  }
  return pieces;
}

/** Values of form fields: drawn by viewers, and in no other text of the page. A ticked box becomes ☒, an empty one ☐. */
async function filledIn(page: PDFPageProxy): Promise<Filled[]> {
  const seen = page.getViewport({ scale: 1 });
  const annotations: readonly Record<string, unknown>[] = await page.getAnnotations();
  return annotations.flatMap((one) => {
    const text = filledValue(one);
    if (one.subtype !== 'Widget' || one.hidden === true || text === '' || !isRectangle(one.rect)) return [];
    const [a = 0, b = 0, c = 0, d = 0] = one.rect;
    const [x1 = 0, y1 = 0] = seen.convertToViewportPoint(a, b);
    const [x2 = 0, y2 = 0] = seen.convertToViewportPoint(c, d);
    return [{ text, x: Math.min(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) }];
  });
}

function filledValue({
  fieldType,
  fieldValue,
  checkBox,
  radioButton,
  exportValue,
  buttonValue,
}: Record<string, unknown>): string {
  if (checkBox === true) return fieldValue === exportValue ? '☒' : '☐';
  if (radioButton === true) return fieldValue !== null && fieldValue === buttonValue ? '☒' : '☐';
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return '';
  if (Array.isArray(fieldValue)) return fieldValue.filter((one) => typeof one === 'string').join(', ');
  return typeof fieldValue === 'string' ? fieldValue : '';
}

function isRectangle(value: unknown): value is number[] {
  return Array.isArray(value) && value.length === 4 && value.every((one) => typeof one === 'number');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
