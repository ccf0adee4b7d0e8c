import { DRAFT_MARK } from '../../../shared/domain/index.ts';
import { courtRows } from './court.ts';
import { pieces } from './cut.ts';
import { type Heading, headingsOf } from './headings.ts';
import { couldBeName, looksLikeName, namesBefore, prefixOf, takeNames } from './names.ts';
import { withoutProgramsWords } from './no-speech.ts';
import { readOwnText } from './own-text.ts';
import { LineCollector, type ReadLine, type ReadTranscript, unreadable } from './read-line.ts';
import { type Row, rowsOf } from './rows.ts';

/** A paragraph without a time that is longer than `most` is cut at its sentences: it could not be checked by ear. */
const PARAGRAPH = { least: 160, most: 640 };

/**
 * Reads plain text, and the text of a Word file: with times in front of lines, with a name and a time above what was
 * said, with `Name:` in front, with the numbered lines of a court reporter, or with nothing but words. Each row that
 * begins nothing is a line of its own; below a heading it goes on with what the heading began. Any text can be read, so
 * nothing is refused but an empty one.
 */
export function readPlain(text: string, format: 'txt' | 'docx'): ReadTranscript {
  const own = readOwnText(text);
  if (own) return own;
  const court = courtRows(text);
  const { rows, leftOut } = withoutProgramsWords(court?.rows ?? rowsOf(text));
  const lines = linesOf(rows);
  if (lines.length === 0) throw unreadable('There are no words in this file.', null, 'no text');
  return { format, language: null, lines: takeNames(lines), leftOut: leftOut + (court?.leftOut ?? 0) };
}

function linesOf(rows: readonly Row[]): ReadLine[] {
  const collector = new LineCollector();
  const headings = headingsOf(rows);
  const names = namesBefore(rows.map((row, at) => headings[at]?.rest ?? row.text));
  const below = namesBelow(rows, headings);
  let open: ReadLine | null = null;
  let where = 1;
  /** Whose heading came last: its name stands for every paragraph below it. */
  let voice: string | null = null;
  const close = () => {
    if (open) add(collector, open, where);
    open = null;
  };
  const begin = (line: ReadLine, row: Row) => {
    close();
    open = line;
    where = row.where;
  };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    const heading = headings[at];
    if (!row) continue;
    const current = open as ReadLine | null;
    if (heading) {
      const line = begun(current, heading);
      begin(line, row);
      voice = line.speaker;
      at += heading.more;
    } else if (current && goesOn(current, row, names)) {
      const next = below.has(at) ? { ...current, speaker: row.text } : withRow(current, row.text);
      open = next;
      voice = next.speaker;
    } else begin({ startMs: null, endMs: null, speaker: voice, text: row.text }, row);
  }
  close();
  return collector.lines;
}

/** What a heading begins. A name and a time on rows of their own belong together, whichever comes first. */
function begun(open: ReadLine | null, { startMs, endMs, speaker, rest }: Heading): ReadLine {
  const isWaiting = open !== null && open.text === '';
  if (isWaiting && startMs === null && open.speaker === null) return { ...open, speaker };
  if (isWaiting && open.startMs === null && speaker === null)
    return { startMs, endMs, speaker: open.speaker, text: rest };
  return { startMs, endMs, speaker, text: rest };
}

/** A row below a time is what was said then, up to a blank one, or to where somebody else begins. */
function goesOn(open: ReadLine, row: Row, names: ReadonlySet<string>): boolean {
  if (open.text === '') return true;
  if (open.startMs === null || row.blankBefore) return false;
  return open.speaker !== null || !names.has(prefixOf(row.text) ?? '');
}

function withRow(open: ReadLine, text: string): ReadLine {
  return { ...open, text: open.text === '' ? text : `${open.text}\n${text}` };
}

/** Rows that are the name alone, between a span (`0:0:5.2 --> 0:0:7.25`) and the words below it, as in Teams' Word file. */
function namesBelow(rows: readonly Row[], headings: readonly (Heading | null)[]): Set<number> {
  const at = rows.flatMap((_, row) => {
    const heading = headings[row - 1];
    const isAlone = heading && heading.endMs !== null && heading.rest === '' && heading.speaker === null;
    return isAlone && !headings[row] && row + 1 < rows.length && !headings[row + 1] ? [row] : [];
  });
  const counts = new Map<string, number>();
  for (const row of at) {
    const name = rows[row]?.text ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Set(
    at.filter((row) => {
      const name = rows[row]?.text ?? '';
      return looksLikeName(name) || (couldBeName(name) && (counts.get(name) ?? 0) > 1);
    }),
  );
}

function add(collector: LineCollector, line: ReadLine, where: number): void {
  const text = line.text.startsWith(DRAFT_MARK) ? line.text.slice(DRAFT_MARK.length) : line.text;
  const parts = line.startMs === null && text.length > PARAGRAPH.most ? pieces(text, PARAGRAPH) : [text];
  const name = line.speaker === null && parts.length > 1 ? prefixOf(text) : null;
  for (const [at, part] of parts.entries()) {
    // The name in front of a paragraph speaks all of it.
    const words = at > 0 && name !== null ? `${name}: ${part}` : part;
    collector.add({ ...line, text: words }, where);
  }
}
