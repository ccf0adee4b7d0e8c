import type { KeptwordError } from '../../../shared/contract/index.ts';
import { unreadable } from './read-line.ts';

/**
 * Kinds of files that a parent may well pick and that hold no transcript that can be read, and what to do about each.
 * The screen says it in its own words (`transcript:file.kindsOther`), by the name in the error's details.
 */
const KINDS = {
  pdf: 'This is a PDF. Attach it as a document, or ask for the transcript as Word or text.',
  rich: 'This is a rich text file. Open it in Word and save it as DOCX.',
  oldWord: 'This is an old Word file. Open it in Word and save it as DOCX.',
  openDocument: 'This is an OpenDocument file. Open it and save it as DOCX.',
  captions: 'This is a caption file of another kind (ASS, TTML). Save it as SRT or VTT.',
  page: 'This is a web page. Copy its words into a text file.',
  xml: 'This is XML. Save the transcript as VTT, SRT or text.',
  table: 'This is a table or slides. Save the transcript as Word or text.',
  zip: 'This is a ZIP file. Unpack it and choose the transcript that lies in it.',
} as const;
type Kind = keyof typeof KINDS;

const FIRST_BYTES: readonly [first: string, kind: Kind][] = [
  ['%PDF', 'pdf'],
  ['{\\rtf', 'rich'],
  ['\xd0\xcf\x11\xe0', 'oldWord'],
];

/** To take the marks of these for somebody's words would be wrong. */
const FIRST_WORDS: readonly [first: RegExp, kind: Kind][] = [
  [/^\s*\[Script Info\]/i, 'captions'],
  [/^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:tt[\s:>]|sami[\s>])/i, 'captions'],
  [/^\s*<(?:!doctype html|html)[\s>]/i, 'page'],
  [/^\s*<\?xml\b/i, 'xml'],
];

/** Refuses what its first bytes show to be of another kind. @throws KeptwordError transcript-unreadable */
export function refuseOtherBytes(head: string): void {
  const kind = FIRST_BYTES.find(([first]) => head.startsWith(first))?.[1];
  if (kind) throw ofKind(kind);
}

/** Refuses text of another kind, by how it begins, or a table by its name. @throws KeptwordError transcript-unreadable */
export function refuseOtherText(text: string, name: string): void {
  const begins = text.slice(0, 1_000);
  const kind = FIRST_WORDS.find(([first]) => first.test(begins))?.[1];
  if (kind) throw ofKind(kind);
  if (/\.csv$/i.test(name)) throw ofKind('table');
}

/** Refuses a ZIP that is no Word file, by the names of what lies in it. @throws KeptwordError transcript-unreadable */
export function refuseOtherZip(names: ReadonlySet<string>): void {
  const has = (start: string) => [...names].some((name) => name.startsWith(start));
  if (has('xl/') || has('ppt/')) throw ofKind('table');
  if (names.has('[Content_Types].xml')) return;
  throw ofKind(names.has('mimetype') && names.has('content.xml') ? 'openDocument' : 'zip');
}

function ofKind(kind: Kind): KeptwordError {
  return unreadable(KINDS[kind], null, `kind: ${kind}`);
}
