import { NOT_STATED, type TranscriptSheet } from '../content/index.ts';
import { type Cell, cell, type Table } from './table.ts';

/** data/04_transcripts: what each one is, and how far it may be relied on. */
export function transcriptTables(sheets: readonly TranscriptSheet[]): Table[] {
  if (sheets.length === 0) return [];
  return [
    {
      name: 'transcripts',
      title: 'Transcripts',
      note: 'A transcript is an aid to find and follow what was said. The recording is the evidence.',
      columns: ['Transcript', 'Recording', 'What it is', 'By whom', 'On', 'Lines', 'File', 'SHA-256'],
      rows: sheets.flatMap((sheet) => rowsOf(sheet)),
    },
  ];
}

function rowsOf({
  code,
  recordingCode,
  transcript,
  checkedBy,
  lines,
  texts,
  original,
}: TranscriptSheet): Cell[][] {
  const certified = transcript.kind === 'certified';
  const row = (what: string, path: string, sha256: string) => [
    cell(code, path),
    cell(recordingCode),
    cell(what),
    cell((certified ? transcript.certifiedBy : checkedBy.join(', ')) || NOT_STATED),
    cell(transcript.certifiedOn ?? NOT_STATED),
    cell(lines),
    cell(path, path),
    cell(sha256),
  ];
  return [
    ...(original === null ? [] : [row('Certified, the file as received', original.path, original.sha256)]),
    ...texts.map(({ path, sha256 }) =>
      row(certified ? 'Certified, its words' : 'Every line checked by ear', path, sha256),
    ),
  ];
}
