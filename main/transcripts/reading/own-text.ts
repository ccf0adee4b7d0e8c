import { DRAFT_MARK, TXT_HEAD, TXT_SPEAKERS } from '../../../shared/domain/index.ts';
import { takeNames } from './names.ts';
import { LineCollector, type ReadTranscript, unreadable } from './read-line.ts';
import { readTime, TIME } from './times.ts';

const LINE = new RegExp(String.raw`^\[(no time|${TIME})\] ?`);

/**
 * Reads a text file of our own again (`writeTranscript`): its head says what it is and who speaks, so no name is guessed.
 * A row that somebody wrote into it stays a line. Null for any other text.
 */
export function readOwnText(text: string): ReadTranscript | null {
  if (!text.startsWith(TXT_HEAD)) return null;
  const rows = text.split('\n');
  const end = rows.findIndex((row) => row.trim() === '');
  const head = end === -1 ? rows : rows.slice(0, end);
  const speakers = head.find((row) => row.startsWith(TXT_SPEAKERS))?.slice(TXT_SPEAKERS.length);
  // The longest first: "Ann: the nurse" is not "Ann".
  const names = speakers?.split(' | ').toSorted((a, b) => b.length - a.length);
  const collector = new LineCollector();
  for (const [at, row] of rows.slice(head.length).entries()) {
    const [mark = '', time = ''] = LINE.exec(row) ?? [];
    const marked = row.slice(mark.length);
    const said = marked.startsWith(DRAFT_MARK) ? marked.slice(DRAFT_MARK.length) : marked;
    const speaker = names?.find((name) => said.startsWith(`${name}: `)) ?? null;
    const words = speaker === null ? said : said.slice(speaker.length + 2);
    collector.add({ startMs: readTime(time), endMs: null, speaker, text: words }, head.length + at + 1);
  }
  if (collector.lines.length === 0) throw unreadable('There are no words in this file.', null, 'no text');
  // Files from before the names stood in the head.
  const lines = names ? collector.lines : takeNames(collector.lines);
  return { format: 'txt', language: null, lines };
}
