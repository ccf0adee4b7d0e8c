/** Reads the files of recorders, captioning programs and court reporters. Whatever the bytes, only KeptwordError leaves. */
import { decodeText } from './decode.ts';
import { readJson } from './json.ts';
import { readPlain } from './plain.ts';
import { MOST_BYTES, type ReadTranscript, unreadable } from './read-line.ts';
import { isSbv, readSbv, readTimed } from './timed.ts';
import { TIME } from './times.ts';
import { fromTheFirst } from './times-of-day.ts';
import { isTsv, readTsv } from './tsv.ts';
import { readWord } from './word.ts';

export { MOST_BYTES, type ReadLine, type ReadTranscript, unreadable } from './read-line.ts';

/** Files that a parent may well pick, and that hold no text that can be read: first bytes, and what to do. */
const OTHERS: readonly [first: string, what: string][] = [
  ['%PDF', 'This is a PDF. Attach it as a document, or ask for the transcript as Word or text.'],
  ['{\\rtf', 'This is a rich text file. Open it in Word and save it as DOCX.'],
  ['\xd0\xcf\x11\xe0', 'This is an old Word file. Open it in Word and save it as DOCX.'],
];

/** The same for text of a kind that is not read: to take its marks for words would be wrong. */
const OTHER_TEXTS: readonly [first: RegExp, what: string][] = [
  [/^\s*\[Script Info\]/i, 'This is a caption file of the kind ASS. Save it as SRT or VTT.'],
  [
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?<tt[\s:>]/i,
    'This is a caption file of the kind TTML. Save it as SRT or VTT.',
  ],
  [/^\s*<(?:!doctype html|html|sami)[\s>]/i, 'This is a web page. Copy its words into a text file.'],
  [/^\s*<\?xml\b/i, 'This is XML. Save the transcript as VTT, SRT or text.'],
];

const SRT_TIMES = new RegExp(String.raw`^[ \t]*${TIME}[ \t]*-->[ \t]*${TIME}[ \t]*$`, 'm');
const SRT_START = /^\s*\d{1,9}[ \t]*\n[ \t]*[\d:.,]+[ \t]*-->/;

/**
 * Reads a transcript by what is in it; the name only helps to tell a list in JSON from a text that begins with `[`.
 * @param durationMs length of the recording
 * @throws KeptwordError transcript-unreadable, file-empty
 */
export async function readTranscript(
  bytes: Buffer,
  name: string,
  { durationMs }: { durationMs: number },
): Promise<ReadTranscript> {
  if (bytes.length > MOST_BYTES) {
    throw unreadable('This file is too large for a transcript.', null, `${bytes.length} bytes`);
  }
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('PK')) return fromTheFirst(await readWord(bytes), durationMs);
  const other = OTHERS.find(([first]) => head.startsWith(first));
  if (other) throw unreadable(other[1], null, 'a kind of file that is not read');
  const text = decodeText(bytes);
  if (text.trim() === '') throw unreadable('There are no words in this file.', null, 'no text');
  const otherText = OTHER_TEXTS.find(([first]) => first.test(text.slice(0, 1_000)));
  if (otherText) throw unreadable(otherText[1], 1, 'a kind of text that is not read');
  if (/\.csv$/i.test(name)) {
    throw unreadable('This is a table (CSV). Save the transcript as Word or text.', 1, 'csv');
  }
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text)) return readTimed(text, 'vtt');
  if (isJson(text, name)) return readJson(text, durationMs);
  if (isSbv(text)) return readSbv(text);
  if (isTsv(text)) return readTsv(text);
  if (SRT_START.test(text) || (/\.(?:srt|vtt)$/i.test(name) && SRT_TIMES.test(text)))
    return readTimed(text, 'srt');
  if (/\.(?:srt|vtt)$/i.test(name)) {
    throw unreadable('There are no times with words in this file.', 1, 'no cue');
  }
  return fromTheFirst(readPlain(text, 'txt'), durationMs);
}

function isJson(text: string, name: string): boolean {
  return /^\s*(?:\{|\[\s*[{\]])/.test(text) || (/\.json$/i.test(name) && /^\s*\[/.test(text));
}
