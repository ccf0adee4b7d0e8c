import { KeptwordError } from '../../../shared/contract/index.ts';
import type { TranscriptFormat } from '../../../shared/domain/index.ts';
import { pieces } from './cut.ts';

/** A line as a file gives it. Times in whole milliseconds; null where the file has none. */
export type ReadLine = {
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
};
export type ReadTranscript = {
  format: TranscriptFormat;
  language: string | null;
  lines: ReadLine[];
  /** Rows of the file that are nobody's words: what a program writes at its top and end, and numbers of pages. */
  leftOut?: number;
  /** The file has times of the day, or of a longer recording: its first line stands at the start of this one. */
  isShifted?: boolean;
};

/** What one transcript may hold; far more than the longest meeting, far less than what would hang the program. */
export const MOST_BYTES = 32 * 1024 * 1024;
export const MOST_LINES = 100_000;
const LONGEST_TEXT = 20_000;
const LONGEST_SPEAKER = 200;
/** A week, as `milliseconds` of the domain allows. */
const LATEST_MS = 7 * 24 * 3_600_000;

/** `where` is the line of the file, 1 for the first, or null where a file has no lines to count. */
export function unreadable(what: string, where: number | null, details: string): KeptwordError {
  const place = where === null ? '' : `Line ${where}: `;
  return new KeptwordError(
    'transcript-unreadable',
    `${place}${what} Nothing was added. Mend the file, or save it anew as plain text or VTT, then try again.`,
    { details: where === null ? details : `line ${where}: ${details}` },
  );
}

/** Collects lines and refuses what cannot be kept. Nothing is cut silently. */
export class LineCollector {
  readonly lines: ReadLine[] = [];

  add(line: ReadLine, where: number | null): void {
    const text = line.text.replaceAll('\r\n', '\n').trim();
    if (text === '') return;
    const parts =
      text.length > LONGEST_TEXT ? pieces(text, { least: LONGEST_TEXT / 2, most: LONGEST_TEXT }) : [];
    if (parts.length > 1) {
      // The first has the time; how long each lasts nobody knows.
      for (const [at, part] of parts.entries())
        this.add({ ...line, startMs: at === 0 ? line.startMs : null, endMs: null, text: part }, where);
      return;
    }
    if (this.lines.length >= MOST_LINES) {
      throw unreadable(`This file has more than ${MOST_LINES} lines of speech.`, where, 'too many lines');
    }
    if (text.length > LONGEST_TEXT) {
      throw unreadable('This line is too long to be one line of speech.', where, `${text.length} characters`);
    }
    for (const at of [line.startMs, line.endMs]) {
      if (at !== null && !(at >= 0 && at <= LATEST_MS)) {
        throw unreadable(
          'This time is later than a week, so it cannot be right.',
          where,
          'time out of range',
        );
      }
    }
    const { startMs } = line;
    // An end before the start is a rounding of the program that wrote it: the words count, and the start.
    const endMs = startMs === null || line.endMs === null ? null : Math.max(startMs, line.endMs);
    const speaker = line.speaker?.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_SPEAKER) || null;
    this.lines.push({ startMs, endMs, speaker, text });
  }
}
