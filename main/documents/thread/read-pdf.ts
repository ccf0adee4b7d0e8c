import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as engine from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import {
  type FormPart,
  isGarbled,
  mayBeSigns,
  PAGE_TEXT_LIMIT,
  type PageWords,
  pageText,
  type TextItem,
  wordsOfPage,
} from '../../../shared/paper/index.ts';
import type { Told } from './told.ts';

/** Signs that pdf.js gives for a page of close print: about 6,000. Beyond this a page is not read on. */
const MOST_PIECES = 200_000;

/**
 * Reads the text of every page from `from` on. Nothing is drawn, nothing is fetched, no script of the file runs: pdf.js
 * has no way to any of it here.
 */
export async function readPdf(
  bytes: Uint8Array,
  { from, password }: { from: number; password: string | null },
  tell: (what: Told) => void,
): Promise<void> {
  // pdf.js would load its engine by a path of its own; handed over like this, it takes the one that is here.
  Object.assign(globalThis, { pdfjsWorker: engine });
  const loading = getDocument({
    data: bytes,
    ...(password !== null && { password }),
    verbosity: 0,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // For the names of fonts of signs.
    fontExtraProperties: true,
    enableXfa: false,
    maxImageSize: 1,
  });
  let pdf: PDFDocumentProxy;
  try {
    pdf = await loading.promise;
  } catch (error) {
    tell({
      tell: 'refused',
      why: nameOf(error) === 'PasswordException' ? 'needsPassword' : 'damaged',
      details: nameOf(error),
    });
    return;
  }
  tell({ tell: 'opened', pages: pdf.numPages });
  const isElsewhere = await isFormElsewhere(pdf);
  for (let page = from; page <= pdf.numPages; page += 1) {
    tell({ tell: 'begins', page });
    tell(isElsewhere ? { tell: 'page', page, text: '', source: 'unread' } : await readPage(pdf, page));
  }
}

/**
 * True of a form that only Adobe’s own reader can lay out (dynamic XFA): its one page says “Please wait”, and what was
 * filled in lies beside it. Those words are not the form’s, so they are not taken for it.
 */
async function isFormElsewhere(pdf: PDFDocumentProxy): Promise<boolean> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const said: Readonly<Record<string, unknown>> = { ...info };
  return said.IsXFAPresent === true && said.IsAcroFormPresent !== true;
}

async function readPage(pdf: PDFDocumentProxy, page: number): Promise<Told> {
  try {
    const proxy = await pdf.getPage(page);
    const { pieces, filled } = await wordsOf(proxy);
    proxy.cleanup();
    if (isGarbled(pieces)) return { tell: 'page', page, text: '', source: 'unread' };
    const text = pageText(pieces, filled);
    if (text.length > PAGE_TEXT_LIMIT) return { tell: 'page', page, text: '', source: 'unread' };
    return { tell: 'page', page, text, source: text === '' ? 'none' : 'file' };
  } catch {
    // One page that cannot be read does not take the others with it: the parent is told which.
    return { tell: 'page', page, text: '', source: 'unread' };
  }
}

async function wordsOf(page: PDFPageProxy): Promise<PageWords<TextItem>> {
  const content = await page.getTextContent();
  if (content.items.length > MOST_PIECES) throw new Error('too many pieces');
  const items = content.items.flatMap((item) =>
    'str' in item ? [{ ...item, transform: [...item.transform] }] : [],
  );
  const parts: FormPart[] = await page.getAnnotations();
  const fontOf = await namesOfFonts(page, items);
  return wordsOfPage({ items, parts, sight: page.getViewport({ scale: 1 }) }, fontOf);
}

/**
 * Names of the fonts that print nothing here but what could be boxes and ticks. Only drawing a page tells its fonts, so
 * pages without any such font, which most are, are not drawn.
 */
async function namesOfFonts(page: PDFPageProxy, items: readonly TextItem[]) {
  const words = new Map<string, string>();
  for (const { fontName, str } of items) words.set(fontName, `${words.get(fontName) ?? ''} ${str}`);
  const names = new Map<string, string>();
  const asked = [...words].filter(([, text]) => mayBeSigns(text)).map(([font]) => font);
  if (asked.length > 0) await page.getOperatorList();
  for (const font of asked) {
    const known: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : null;
    if (typeof known === 'object' && known !== null && 'name' in known) names.set(font, String(known.name));
  }
  return (font: string) => names.get(font) ?? null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
