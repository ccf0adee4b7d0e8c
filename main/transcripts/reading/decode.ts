import { unreadable } from './read-line.ts';

const UTF8 = [0xef, 0xbb, 0xbf];
const UTF16_LE = [0xff, 0xfe];
const UTF16_BE = [0xfe, 0xff];

/** Half of the bytes of English in UTF-16 are zero; no other text has any. */
const LOOKED_AT = 2_000;

/**
 * The text of a file: UTF-8 or UTF-16 by its mark or its zeros, else UTF-8, else what Windows programs write (code page 1252).
 * Refuses bytes that are no text, with the line where they begin.
 */
export function decodeText(bytes: Buffer): string {
  const text = withNewlines(decoded(bytes));
  const at = firstControl(text);
  if (at !== -1) {
    throw unreadable('This is not text.', lineOf(text, at), `control character ${text.charCodeAt(at)}`);
  }
  return text;
}

function decoded(bytes: Buffer): string {
  if (begins(bytes, UTF16_LE)) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(bytes, UTF16_BE)) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = zeroSide(bytes);
  if (zeros) return new TextDecoder(zeros).decode(bytes);
  const plain = begins(bytes, UTF8) ? bytes.subarray(UTF8.length) : bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return new TextDecoder('windows-1252').decode(plain);
  }
}

/** UTF-16 without its mark: zeros in every other place, or nearly so, and none between. */
function zeroSide(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const head = bytes.subarray(0, LOOKED_AT);
  let [even, odd] = [0, 0];
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = head.length / 4;
  if (even === 0 && odd > many) return 'utf-16le';
  return odd === 0 && even > many ? 'utf-16be' : null;
}

function begins(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function withNewlines(text: string): string {
  // Half characters would not survive the index; a form feed is a page break of a printed transcript.
  return text.toWellFormed().replaceAll(/\r\n?|\f|\v|\u2028|\u2029/g, '\n');
}

/** Tab and newline are text; every other control character is not. */
function firstControl(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a) return at;
  }
  return -1;
}

/** 1 for the first line. */
export function lineOf(text: string, at: number): number {
  let line = 1;
  for (
    let newline = text.indexOf('\n');
    newline !== -1 && newline < at;
    newline = text.indexOf('\n', newline + 1)
  ) {
    line += 1;
  }
  return line;
}
