import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import engineAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { DOCUMENT_PIECE } from '../../../../shared/contract/index.ts';
import { readFont } from './fonts.ts';

/** Asks main for a piece of the file: at most `DOCUMENT_PIECE` bytes. */
export type ReadPiece = (offset: number, length: number) => Promise<Uint8Array>;

/** A PDF that is open, with the library that draws it. `close` ends its engine. */
export type OpenPdf = { pdf: PDFDocumentProxy; library: PdfLibrary; close(): void };
export type PdfLibrary = typeof import('pdfjs-dist');

/** One page may be drawn with at most so many points: 4 bytes each, so a page never takes more than 64 MB. */
export const MOST_POINTS = 16_000_000;

/**
 * Opens a PDF in this sandboxed page, with its password where it has one: bytes come piece by piece over the bridge, the engine is a worker of our own files,
 * fonts are our own too, and nothing is fetched, evaluated or run (docs/decisions/109).
 */
export async function openPdf(bytes: number, read: ReadPiece, password: string | null): Promise<OpenPdf> {
  const library = await import('pdfjs-dist');
  const engine = new Worker(engineAddress, { type: 'module', name: 'pdf' });
  const worker = library.PDFWorker.create({ port: engine });
  const loading = library.getDocument({
    range: await rangesOf(library, bytes, read),
    worker,
    ...(password !== null && { password }),
    verbosity: library.VerbosityLevel.ERRORS,
    rangeChunkSize: 256 * 1024,
    disableAutoFetch: true,
    disableStream: true,
    useWasm: false,
    useWorkerFetch: false,
    // The same letters on every computer, whatever fonts it has.
    useSystemFonts: false,
    wasmUrl: new URL('/pdf/', window.location.href).href,
    standardFontDataUrl: 'fonts/',
    BinaryDataFactory: OwnFiles,
    canvasMaxAreaInBytes: MOST_POINTS * 4,
    maxImageSize: 100_000_000,
    // For the names of fonts of signs, whose letters are boxes and ticks.
    fontExtraProperties: true,
    enableXfa: false,
  });
  const close = () => {
    void endOf(loading).finally(() => {
      worker.destroy();
      engine.terminate();
    });
  };
  try {
    return { pdf: await loading.promise, library, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function endOf(loading: PDFDocumentLoadingTask): Promise<void> {
  // An engine that is stuck in a hostile file never answers; it is ended all the same.
  await Promise.race([
    loading.destroy().catch(() => undefined),
    new Promise((done) => setTimeout(done, 2_000)),
  ]);
}

async function rangesOf({ PDFDataRangeTransport }: PdfLibrary, bytes: number, read: ReadPiece) {
  const first = await read(0, Math.min(bytes, 256 * 1024));
  class Ranges extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      void readAll(read, begin, end).then(
        (chunk) => this.onDataRange(begin, chunk),
        // Nothing to give: the engine then says that the page cannot be drawn.
        () => this.onDataRange(begin, new Uint8Array(end - begin)),
      );
    }
  }
  return new Ranges(bytes, first);
}

async function readAll(read: ReadPiece, begin: number, end: number): Promise<Uint8Array> {
  const whole = new Uint8Array(end - begin);
  for (let at = 0; at < whole.length; ) {
    const piece = await read(begin + at, Math.min(DOCUMENT_PIECE, whole.length - at));
    if (piece.length === 0) break;
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What pdf.js asks for beside the file itself. Only the standard fonts are here; nothing else is looked for anywhere. */
class OwnFiles {
  // pdf.js gave this method its name; nothing is fetched.
  readonly fetch = async ({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> => {
    if (kind === 'standardFontDataUrl') return readFont(filename);
    throw new Error(`not here: ${kind}`);
  };
}
