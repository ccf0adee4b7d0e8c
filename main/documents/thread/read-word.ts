import mammoth from 'mammoth';
import type { TrackedInFile } from '../../../shared/domain/index.ts';
import { PAGE_TEXT_LIMIT } from '../../../shared/paper/index.ts';
import type { Told } from './told.ts';
import { trackedChanges } from './tracked.ts';
import { aboveAndBelow, mainText } from './word-parts.ts';
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

/** As many changes and comments as somebody reads; a plan in the making has some dozens. */
const MOST_TRACKED = 500;

/** What a Word file still shows of its making: changes that were tracked, and comments. */
export async function readTracked(bytes: Uint8Array): Promise<TrackedInFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const changes = trackedChanges(await mainText(buffer));
  const comments = await commentsIn(buffer);
  const more = Math.max(0, changes.length - MOST_TRACKED) + Math.max(0, comments.length - MOST_TRACKED);
  return { changes: changes.slice(0, MOST_TRACKED), comments: comments.slice(0, MOST_TRACKED), more };
}

async function commentsIn(buffer: Buffer): Promise<TrackedInFile['comments']> {
  const found: TrackedInFile['comments'] = [];
  await throughMammoth(buffer, ({ comments }) => {
    for (const one of Array.isArray(comments) ? (comments as WordPart[]) : []) {
      const body = Array.isArray(one.body) ? (one.body as WordPart[]) : [];
      const text = plain(wordText(body, () => [])).slice(0, LONGEST_COMMENT);
      if (text !== '') found.push({ text, by: typeof one.authorName === 'string' ? one.authorName : null });
    }
  });
  return found;
}

const LONGEST_COMMENT = 4_000;

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
  await throughMammoth(buffer, (document) => {
    text = wordText([document], (reference) => noteOf(document, reference));
  });
  return text;
}

async function throughMammoth(buffer: Buffer, look: (document: WordPart) => void): Promise<void> {
  const transformDocument = (document: WordPart): WordPart => {
    look(document);
    // Nothing is left to be made into a web page: its pictures are not unpacked.
    return { ...document, children: [] };
  };
  await mammoth.convertToHtml({ buffer }, { transformDocument, includeEmbeddedStyleMap: false });
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
