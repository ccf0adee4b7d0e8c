/** Reads the files of recorders, captioning programs and court reporters. Whatever the bytes, only KeptwordError leaves. */
import { decodeText } from './decode.ts';
import { readJson } from './json.ts';
import { refuseOtherBytes, refuseOtherText } from './other-kinds.ts';
import { readPlain } from './plain.ts';
import { MOST_BYTES, type ReadTranscript, unreadable } from './read-line.ts';
import { isSbv, readSbv, readTimed } from './timed.ts';
import { TIME } from './times.ts';
import { fromTheFirst } from './times-of-day.ts';
import { isTsv, readTsv } from './tsv.ts';
import { readWord } from './word.ts';

export { MOST_BYTES, type ReadLine, type ReadTranscript, unreadable } from './read-line.ts';

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
  refuseOtherBytes(head);
  const text = decodeText(bytes);
  if (text.trim() === '') throw unreadable('There are no words in this file.', null, 'no text');
  refuseOtherText(text, name);
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
