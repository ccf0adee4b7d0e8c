import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type ExportFormat,
  recordingCode,
  speakerNames,
  writeTranscript,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { liesIn } from '../platform/index.ts';
import { settleDrafts } from './lines.ts';

/**
 * A transcript as the text of a VTT, SRT or TXT file, with what was typed last. Throws `not-found`.
 */
export function transcriptText(
  archive: OpenArchive,
  { id, format }: { id: string; format: ExportFormat },
): string {
  const { index } = archive;
  const of = found(index.transcripts.get(id), 'transcript');
  const recording = found(index.recordings.get(of.recordingId), 'recording');
  settleDrafts(archive, id);
  const about = {
    code: recordingCode(recording.ordinal),
    recordingName: recording.originalName,
    sha256: recording.sha256,
  };
  const lines = index.transcriptLines.ofTranscript(id);
  return writeTranscript(of, lines, { format, nameOf: speakerNames(archive.index.people.list()), about });
}

/**
 * Writes it to a place of the person's choice: there whole, or not at all; a file that was there is replaced.
 * Throws `not-found`, `invalid-input` (inside the archive), `disk-full`, `file-system`.
 */
export async function exportTranscript(
  archive: OpenArchive,
  wanted: { id: string; format: ExportFormat },
  outPath: string,
): Promise<{ bytes: number }> {
  const out = resolve(outPath);
  // A readable file inside the archive's own folder would break the one promise that nothing readable lies there.
  if (liesIn(archive.folder, out)) {
    throw new KeptwordError('invalid-input', 'Please choose a place outside the archive folder.');
  }
  const bytes = Buffer.from(transcriptText(archive, wanted), 'utf8');
  await archive.files.writeAtomic(out, bytes);
  try {
    logExport(archive, wanted, bytes);
  } catch (error) {
    // What cannot be logged is taken back, as with sound and documents.
    await archive.files.unlink(out).catch(() => undefined);
    throw error;
  }
  return { bytes: bytes.length };
}

/** An archive that is only looked at keeps no log: then the file is all that is known of it. */
function logExport(
  archive: OpenArchive,
  { id, format }: { id: string; format: ExportFormat },
  file: Buffer,
): void {
  if (archive.readOnly) return;
  const of = found(archive.index.transcripts.get(id), 'transcript');
  const { ordinal } = found(archive.index.recordings.get(of.recordingId), 'recording');
  const sha256 = createHash('sha256').update(file).digest('hex');
  archive.index.transaction(() =>
    archive.custody.append('transcript-exported', id, {
      code: recordingCode(ordinal),
      format,
      bytes: file.length,
      sha256,
    }),
  );
}

/** A name for the file that says which recording it is of, without a child's or a speaker's name in it. */
export function exportName(
  archive: OpenArchive,
  { id, format }: { id: string; format: ExportFormat },
): string {
  const of = found(archive.index.transcripts.get(id), 'transcript');
  const { ordinal } = found(archive.index.recordings.get(of.recordingId), 'recording');
  return `${recordingCode(ordinal)}-transcript${of.kind === 'certified' ? '-certified' : ''}.${format}`;
}
