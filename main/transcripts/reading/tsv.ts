import { LineCollector, type ReadTranscript, unreadable } from './read-line.ts';

/** Whisper's table: its first row names three columns, times in milliseconds. */
const HEAD = 'start\tend\ttext\n';
const ROW = /^(\d{1,10})\t(\d{1,10})\t(.*)$/;

export function isTsv(text: string): boolean {
  return text.startsWith(HEAD);
}

/** Reads Whisper's TSV. A row that is none of it is a line without a time. */
export function readTsv(text: string): ReadTranscript {
  const collector = new LineCollector();
  for (const [at, row] of text.slice(HEAD.length).split('\n').entries()) {
    const [, start, end, words] = ROW.exec(row) ?? [];
    const times = {
      startMs: start === undefined ? null : Number(start),
      endMs: end === undefined ? null : Number(end),
    };
    collector.add({ ...times, speaker: null, text: words ?? row }, at + 2);
  }
  if (collector.lines.length === 0) throw unreadable('There are no words in this file.', null, 'no text');
  return { format: 'txt', language: null, lines: collector.lines };
}
