import yauzl from 'yauzl';
import { KeptwordError } from '../../../shared/contract/index.ts';
import { decodeText } from './decode.ts';
import { refuseOtherZip } from './other-kinds.ts';
import { readPlain } from './plain.ts';
import { LineCollector, type ReadTranscript, unreadable } from './read-line.ts';
import { type Block, blocksOf, linesOfTable, wordsOf } from './word-table.ts';

/** A Word file is a ZIP. Unpacked it must stay this small, or it is made to fill the memory. */
const MOST_UNPACKED = 256 * 1024 * 1024;
/** The same for its text: a tree of XML takes twenty times its bytes. Five hours of speech are one or two million. */
const MOST_TEXT = 16 * 1024 * 1024;
const MOST_PARTS = 5_000;

/** Reads the words of a Word file (DOCX), as Teams, Otter and Word's own dictation write them. */
export async function readWord(bytes: Buffer): Promise<ReadTranscript> {
  await refuseBomb(bytes);
  const html = await htmlOf(bytes);
  const blocks = blocksOf(html);
  return (blocks && readTables(blocks)) ?? readPlain(decodeText(Buffer.from(wordsOf(html), 'utf8')), 'docx');
}

/** Where tables hold what was said, row by row, with the paragraphs around them; null where none of them does. */
function readTables(blocks: readonly Block[]): ReadTranscript | null {
  const parts = blocks.map((block) => ('rows' in block ? linesOfTable(block.rows) : null));
  if (parts.every((lines) => lines === null)) return null;
  const collector = new LineCollector();
  for (const [at, block] of blocks.entries()) {
    const text = 'rows' in block ? block.rows.map((row) => row.join('\n')).join('\n') : block.text;
    const plain = decodeText(Buffer.from(text, 'utf8'));
    const lines = parts[at] ?? (plain.trim() === '' ? [] : readPlain(plain, 'docx').lines);
    for (const line of lines) collector.add({ ...line, text: line.text.toWellFormed() }, null);
  }
  return { format: 'docx', language: null, lines: collector.lines };
}

/** Brought when a Word file is read: it and what it stands on took a tenth of every start of the program. */
async function wordReader() {
  return (await import('mammoth')).default;
}

/**
 * The words as mammoth's plain HTML. Not as its raw text: that puts the words before and behind a line break together,
 * and Teams writes name, time and words into one paragraph. Pictures are left out: their bytes are no words.
 */
async function htmlOf(buffer: Buffer): Promise<string> {
  const mammoth = await wordReader();
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    return (await mammoth.convertToHtml({ buffer }, { convertImage })).value;
  } catch (error) {
    throw broken(error);
  }
}

/** Unpacks every part once, keeping nothing, and stops at the limit whatever the ZIP says of its sizes. */
async function refuseBomb(bytes: Buffer): Promise<void> {
  const zip = await opened(bytes);
  let parts = 0;
  let unpacked = 0;
  const names = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      parts += 1;
      if (parts > MOST_PARTS) throw tooLarge();
      names.add(entry.fileName);
      if (entry.fileName.endsWith('/')) continue;
      const isText = /\.(?:xml|rels)$/i.test(entry.fileName);
      let part = 0;
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        part += (piece as Buffer).length;
        if (part + unpacked > MOST_UNPACKED || (isText && part > MOST_TEXT)) throw tooLarge();
      }
      unpacked += part;
    }
  } catch (error) {
    throw error instanceof KeptwordError ? error : broken(error);
  } finally {
    zip.close();
  }
  refuseOtherZip(names);
}

async function opened(bytes: Buffer) {
  try {
    return await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  } catch (error) {
    throw broken(error);
  }
}

function broken(error: unknown): KeptwordError {
  // The library's own words can quote the file; the kind of failure is enough to look for.
  const kind = error instanceof Error ? error.name : 'unknown';
  return unreadable('This Word file is damaged, or it is no Word file.', null, `docx: ${kind}`);
}

function tooLarge(): KeptwordError {
  return unreadable('This Word file is too large for a transcript.', null, 'docx: unpacks to too much');
}
