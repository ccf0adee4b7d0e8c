import type { WireError } from '../../../shared/contract/index.ts';
import { failureOf } from '../../platform/index.ts';

/** What a command found out: a document for machines, and the same in plain words for people. */
export type Answer = {
  value: unknown;
  words: string;
  /** True when the work was done in part, or found something wrong: exit 1, and the document is printed all the same. */
  failed?: boolean;
};

/** The command line was wrong, not the work: exit 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

const UNEXPECTED =
  'Something went wrong inside Keptword. What was saved before is still there. Try again, or report the details.';

/** An error as a document. Of an unforeseen one only its class and code: its message may quote what a person typed. */
export function errorDocument(error: unknown): { error: WireError | { code: 'usage'; message: string } } {
  if (error instanceof UsageError) return { error: { code: 'usage', message: error.message } };
  const cancelled = error instanceof Error && error.name === 'AbortError';
  if (cancelled) return { error: { code: 'cancelled', message: 'Stopped. What was finished before stays.' } };
  return { error: failureOf(error, UNEXPECTED) };
}

/**
 * Text as a terminal may be given it: names and words of strangers hold codes that clear the screen, move the cursor or
 * turn the direction of writing, and with them a bundle could write its own verdict. Line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** The same in one line: what a stranger named cannot begin one of its own. */
export function oneLine(text: string): string {
  return printable(text.replace(/[\r\n\u2028\u2029]+/g, ' '));
}

/** Rows under each other with columns that line up; nothing at all becomes one sentence. */
export function table(cells: string[][], empty: string): string {
  if (cells.length === 0) return empty;
  const rows = cells.map((row) => row.map(oneLine));
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (row: string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

/** The one word "1 recording", "2 recordings". */
export function count(many: number, one: string): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}

/** `12.3 MB`: decimal units, as file windows show them. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const unit = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${(bytes / Number(unit[1])).toFixed(1)} ${unit[0]}`;
}

/** Enough of an id to type; the whole one is in --json. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
