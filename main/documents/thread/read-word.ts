import mammoth from 'mammoth';
import { PAGE_TEXT_LIMIT } from '../../../shared/domain/index.ts';
import type { Told } from './told.ts';
import { aboveAndBelow } from './word-parts.ts';
import { type WordPart, wordText } from './word-text.ts';

/**
 * Reads the words of a Word file as one page: where its pages break depends on who opens it. What stands above each
 * page comes first and what stands below comes last, once each. Tracked changes count as made (./tracked.ts tells them).
 */
export async function readWord(bytes: Uint8Array, tell: (what: Told) => void): Promise<void> {
  tell({ tell: 'opened', pages: 1 });
  tell({ tell: 'begins', page: 1 });
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const main = await textOf(buffer);
    const { above, below } = await aboveAndBelow(buffer).catch(() => NOTHING);
    const words = [...(await onEachPage(above)), main, ...(await onEachPage(below))];
    const text = plain(words.filter((one) => one !== '').join('\n\n'));
    if (text.length > PAGE_TEXT_LIMIT) tell({ tell: 'page', page: 1, text: '', source: 'unread' });
    else tell({ tell: 'page', page: 1, text, source: text === '' ? 'none' : 'file' });
  } catch (error) {
    tell({ tell: 'refused', why: 'damaged', details: error instanceof Error ? error.name : 'unknown' });
  }
}

const NOTHING = { above: [], below: [] };

/** Those of the first page, of even pages and of each section are often the same: each is read once. */
async function onEachPage(files: readonly Buffer[]): Promise<string[]> {
  const texts = new Set<string>();
  // The words of the file itself are there all the same when its letterhead cannot be read.
  for (const file of files) texts.add(await textOf(file).catch(() => ''));
  return [...texts].filter((text) => /\p{L}/u.test(text));
}

async function textOf(buffer: Buffer): Promise<string> {
  let text = '';
  const transformDocument = (document: WordPart): WordPart => {
    text = wordText([document], (reference) => noteOf(document, reference));
    // Nothing is left to be made into a web page: its pictures are not unpacked.
    return { ...document, children: [] };
  };
  await mammoth.convertToHtml({ buffer }, { transformDocument, includeEmbeddedStyleMap: false });
  return text;
}

function noteOf({ notes }: WordPart, reference: WordPart): readonly WordPart[] {
  const all = notes as { resolve?: (reference: WordPart) => { body?: WordPart[] } | null } | null;
  return all?.resolve?.(reference)?.body ?? [];
}

/** Line breaks and tabs only where we set them; no control signs, no half characters. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')
    .trim();
}
