import {
  recordingCode,
  speakerNames,
  type Transcript,
  writeTranscript,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import type { Chosen } from '../choose/index.ts';
import { sha256Hex, transcriptPath } from '../format/index.ts';

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
  const nameOf = speakerNames(archive.index.people.list());
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
  // Only how long it is: whether it is whole is seen, and told by its name, when it is copied.
  const reader = await archive.blobs.open(blobId, { damage: 'zeros' });
  const { bytes } = reader;
  await reader.close();
  return { path: transcriptPath(code, `certified_as-received.${format}`), blobId, sha256, bytes };
}
