import { DRAFT_MARK, TXT_HEAD } from '../../../shared/domain/index.ts';
import { looksLikeName, takeNames } from './names.ts';
import { LineCollector, type ReadLine, type ReadTranscript, unreadable } from './read-line.ts';
import { readTime, TIME } from './times.ts';

/** `[0:12:05] words`, `(00:12) words`, `00:12 words`, or the time alone. A bare time needs a space or nothing behind it. */
const AT_FRONT = new RegExp(
  String.raw`^[[(](${TIME})[\])][ \t]*[-–:]?[ \t]*|^(${TIME})(?:[ \t]+[-–]?[ \t]*|$)`,
);
/** `0:0:12.34 --> 0:0:15.2`, as Teams writes into Word. */
const SPAN = new RegExp(String.raw`^(${TIME})[ \t]*-->[ \t]*(${TIME})$`);
/** `Ms. Rivera  0:12`, `Ms. Rivera (00:12):`, as Otter, Rev and Teams write above what was said. */
const AT_END = new RegExp(String.raw`^(\S.{0,60}?)[ \t]{0,20}[ \t[(](${TIME})[\])]?:?$`);

type Row = { text: string; where: number; blankBefore: boolean };
type Heading = { startMs: number; endMs: number | null; speaker: string | null; rest: string };

/**
 * Reads plain text, and the text of a Word file: with times in front of lines, with a name and a time above what was
 * said, with `Name:` in front, or with nothing but words. Each row that begins nothing is a line of its own; below a
 * heading it goes on with what the heading began. Any text can be read, so nothing is refused but an empty one.
 */
export function readPlain(text: string, format: 'txt' | 'docx'): ReadTranscript {
  const collector = new LineCollector();
  let open: ReadLine | null = null;
  let where = 1;
  /** Whose heading came last: its name stands for every paragraph below it. */
  let voice: string | null = null;
  const close = () => {
    if (open) collector.add(withoutMark(open), where);
    open = null;
  };
  const rows = rowsOf(text);
  for (const [at, row] of rows.entries()) {
    const heading = headingOf(row.text, rows[at + 1]);
    if (heading) {
      close();
      const { startMs, endMs, speaker, rest } = heading;
      open = { startMs, endMs, speaker, text: rest };
      voice = speaker;
      where = row.where;
    } else if (open && (open.text === '' || (open.startMs !== null && !row.blankBefore))) {
      open = goOn(open, row.text);
      voice = open.speaker;
    } else {
      close();
      open = { startMs: null, endMs: null, speaker: voice, text: row.text };
      where = row.where;
    }
  }
  close();
  if (collector.lines.length === 0) throw unreadable('There are no words in this file.', null, 'no text');
  return { format, language: null, lines: takeNames(collector.lines) };
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let blankBefore = true;
  // What our own export says at the top is no speech.
  let inHead = text.startsWith(TXT_HEAD);
  for (const [at, row] of text.split('\n').entries()) {
    inHead &&= row.trim() !== '';
    if (inHead) continue;
    const words = row.trim();
    if (words !== '') rows.push({ text: words, where: at + 1, blankBefore });
    blankBefore = words === '';
  }
  return rows;
}

function headingOf(text: string, next: Row | undefined): Heading | null {
  const span = SPAN.exec(text);
  if (span) {
    const startMs = readTime(span[1] ?? '');
    return startMs === null ? null : { startMs, endMs: readTime(span[2] ?? ''), speaker: null, rest: '' };
  }
  const front = AT_FRONT.exec(text);
  const startMs = front && readTime(front[1] ?? front[2] ?? '');
  if (front && startMs !== null) {
    const rest = text.slice(front[0].length);
    const isName = rest !== '' && next !== undefined && looksLikeName(rest) && !AT_FRONT.test(next.text);
    return { startMs, endMs: null, speaker: isName ? rest : null, rest: isName ? '' : rest };
  }
  const [, name = '', time = ''] = AT_END.exec(text) ?? [];
  const saidAt = readTime(time);
  return saidAt !== null && looksLikeName(name)
    ? { startMs: saidAt, endMs: null, speaker: name, rest: '' }
    : null;
}

/** Below a span the first row may be the name alone, with the words below it. */
function goOn(open: ReadLine, text: string): ReadLine {
  if (open.text === '') return { ...open, text };
  const isName =
    open.speaker === null && open.endMs !== null && looksLikeName(open.text) && !open.text.includes('\n');
  return isName ? { ...open, speaker: open.text, text } : { ...open, text: `${open.text}\n${text}` };
}

function withoutMark(line: ReadLine): ReadLine {
  return line.text.startsWith(DRAFT_MARK) ? { ...line, text: line.text.slice(DRAFT_MARK.length) } : line;
}
