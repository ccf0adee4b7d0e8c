import mammoth from 'mammoth';
import { PAGE_TEXT_LIMIT } from '../../../shared/domain/index.ts';
import type { Told } from './told.ts';

/** Reads the words of a Word file as one page: where its pages break depends on who opens it. */
export async function readWord(bytes: Uint8Array, tell: (what: Told) => void): Promise<void> {
  tell({ tell: 'opened', pages: 1 });
  tell({ tell: 'begins', page: 1 });
  try {
    const { value } = await mammoth.extractRawText({
      buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    });
    const text = value.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n').trim();
    if (text.length > PAGE_TEXT_LIMIT) tell({ tell: 'page', page: 1, text: '', source: 'unread' });
    else tell({ tell: 'page', page: 1, text, source: text === '' ? 'none' : 'file' });
  } catch (error) {
    tell({ tell: 'refused', why: 'damaged', details: error instanceof Error ? error.name : 'unknown' });
  }
}
