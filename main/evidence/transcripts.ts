import { recordingCode, type Transcript } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { speakerNames, writeTranscript } from '../transcripts/index.ts';
import { sha256Hex } from './bagit.ts';
import type { Chosen } from './choose.ts';
import { transcriptPath } from './names.ts';
import { type Cell, cell, type Table } from './table.ts';
import { NOT_STATED } from './words.ts';

/** A transcript as it stands in the bundle: its texts, and of a certified one also the file itself. */
export type TranscriptSheet = {
  /** `R01_T1`: the first transcript of R01 in this bundle. */
  code: string;
  recordingCode: string;
  transcript: Transcript;
  lines: number;
  /** Who checked its lines by ear, each once. */
  checkedBy: string[];
  texts: { path: string; text: string; sha256: string }[];
  /** The certified file as it was received. */
  original: { path: string; blobId: string; sha256: string; bytes: number } | null;
};

/** Reads the lines of the chosen transcripts and writes them as files that other programs open. */
export async function transcriptSheets(archive: OpenArchive, chosen: Chosen): Promise<TranscriptSheet[]> {
  const nameOf = speakerNames(archive);
  const sheets: TranscriptSheet[] = [];
  for (const recording of chosen.recordings) {
    const own = chosen.transcripts.filter(({ recordingId }) => recordingId === recording.id);
    for (const [at, transcript] of own.entries()) {
      const code = `${recordingCode(recording.ordinal)}_T${at + 1}`;
      const lines = archive.index.transcriptLines.ofTranscript(transcript.id);
      const about = {
        code: recordingCode(recording.ordinal),
        recordingName: recording.originalName,
        sha256: recording.sha256,
      };
      const standing = transcript.kind === 'certified' ? 'certified' : 'checked';
      const texts = (['vtt', 'txt'] as const).map((format) => {
        const text = writeTranscript(transcript, lines, { format, nameOf, about });
        return {
          path: transcriptPath(code, `${standing}.${format}`),
          text,
          sha256: sha256Hex(Buffer.from(text)),
        };
      });
      sheets.push({
        code,
        recordingCode: about.code,
        transcript,
        lines: lines.length,
        checkedBy: [...new Set(lines.flatMap(({ checkedBy }) => checkedBy ?? []))],
        texts,
        original: await originalOf(archive, code, transcript),
      });
    }
  }
  return sheets;
}

async function originalOf(
  archive: OpenArchive,
  code: string,
  { kind, blobId, sha256, format }: Transcript,
): Promise<TranscriptSheet['original']> {
  if (kind !== 'certified' || blobId === null || sha256 === null || format === null) return null;
  const reader = await archive.blobs.open(blobId);
  const { bytes } = reader;
  await reader.close();
  return { path: transcriptPath(code, `certified_as-received.${format}`), blobId, sha256, bytes };
}

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
