import { randomUUID } from 'node:crypto';
import {
  type LineColumns,
  merged,
  type Transcript,
  type TranscriptChange,
  transcriptChange,
  transcriptFields,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';
import type { TranscriptCounts } from '../database/index.ts';
import { settleDrafts } from './lines.ts';

/** Transcripts of a recording, in the order in which they came, with how many of their lines are checked. */
export function listTranscripts(
  { index }: OpenArchive,
  { recordingId }: { recordingId: string },
): (Transcript & TranscriptCounts)[] {
  return index.transcripts.ofRecording(recordingId);
}

/** An empty transcript to type into. Throws `not-found`, `invalid-input`. */
export function startTranscript(
  archive: OpenArchive,
  input: { recordingId: string; title: string; language?: string | null | undefined },
): Transcript {
  const fields = parsed(transcriptFields, { title: input.title, language: input.language ?? null });
  found(archive.index.recordings.get(input.recordingId), 'recording');
  const transcript: Transcript = {
    ...fields,
    id: randomUUID(),
    recordingId: input.recordingId,
    kind: 'typed',
    sourceName: null,
    format: null,
    sha256: null,
    blobId: null,
    certifiedBy: null,
    certifiedOn: null,
    createdAt: archive.clock.now().toISOString(),
  };
  commitChange(archive, { what: 'transcript', before: null, after: transcript });
  return transcript;
}

/** Changes its title or language. Throws `not-found`, `invalid-input`. */
export function changeTranscript(
  archive: OpenArchive,
  { id, change }: { id: string; change: TranscriptChange },
): Transcript {
  const before = found(archive.index.transcripts.get(id), 'transcript');
  const after = merged(before, parsed(transcriptChange, change));
  commitChange(archive, { what: 'transcript', before, after });
  return after;
}

/** Takes one out, with a reason; undo brings it back. Its file stays sealed. Throws `not-found`. */
export function removeTranscript(archive: OpenArchive, { id, reason }: { id: string; reason: string }): void {
  const before = found(archive.index.transcripts.get(id), 'transcript');
  commitChange(archive, { what: 'transcript', before, after: null }, { reason: reason.trim() });
}

/**
 * A transcript with its lines, column by column: all, or a part of them. What was typed and cut off by a crash or a lock
 * becomes a change first, so that nothing of it is missing here. Throws `not-found`.
 */
export function openTranscript(
  archive: OpenArchive,
  { id, part }: { id: string; part?: { from: number; most: number } },
): { transcript: Transcript; revision: number; lines: LineColumns } {
  const transcript = found(archive.index.transcripts.get(id), 'transcript');
  settleDrafts(archive, id);
  const { transcripts, transcriptLines } = archive.index;
  return { transcript, revision: transcripts.revision(id), lines: transcriptLines.columns(id, part) };
}
