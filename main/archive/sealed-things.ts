import { recordingCode } from '../../shared/domain/index.ts';
import type { RecordingBlobs } from '../database/index.ts';
import { nameOfDocument, sealedDocuments } from './check-documents.ts';
import { sealedTranscripts } from './check-transcripts.ts';
import type { OpenArchive } from './types.ts';

/** One sealed file that must be there, and what it holds. */
export type SealedThing = { id: string; of: string; part: string; sha256: string | null };

export const PARTS: Readonly<Record<keyof RecordingBlobs, string>> = {
  originalBlobId: 'the original',
  playbackBlobId: 'the copy for listening',
  peaksBlobId: 'the waveform',
  streamBlobId: 'the copy for seeking',
};

export const VOICE_NOTE = 'a voice note';

/** How a recording came into the archive: as a file, or recorded here. */
export const CAME_IN: ReadonlySet<string> = new Set([
  'recording-imported',
  'recording-kept',
  'recording-recovered',
  'recording-found',
]);

/** Every sealed file that must be there, with what it must hold where that is known. */
export function sealedThings(archive: OpenArchive): SealedThing[] {
  const { index } = archive;
  return [
    ...whatMustBeThere(archive),
    ...sealedDocuments(index),
    ...sealedVoices(index),
    ...sealedTranscripts(index),
  ];
}

/**
 * Ids of sealed files that no row names: of an import that was cut short, or of a list that was lost. What was deleted
 * and could not be taken away yet is not among them.
 */
export async function unlistedFiles(archive: OpenArchive): Promise<string[]> {
  const { index, blobs } = archive;
  const gone = index.documents.everAdded().filter(({ destroyedAt }) => destroyedAt !== null);
  const named = new Set([
    ...sealedThings(archive).map(({ id }) => id),
    ...index.recordings.deletedBlobIds(),
    ...index.transcripts.deletedBlobIds(),
    ...index.voiceNotes.forgotten().map(({ blobId }) => blobId),
    ...gone.map(({ blobId }) => blobId),
  ]);
  const ids: string[] = [];
  for await (const id of blobs.list()) if (!named.has(id)) ids.push(id);
  return ids.sort();
}

export function nameOf(index: OpenArchive['index'], recordingId: string): string {
  const recording = index.recordings.get(recordingId);
  if (!recording) return nameOfDocument(index, recordingId) ?? 'A recording that was deleted';
  const meeting = index.meetings.get(recording.meetingId);
  return `${recordingCode(recording.ordinal)} of ${meeting?.title ?? 'a meeting that was taken out'}`;
}

function whatMustBeThere({ index }: OpenArchive): SealedThing[] {
  return index.recordings
    .everImported()
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap(({ id, sha256 }) => {
      const blobs = index.recordings.blobsOf(id);
      if (!blobs) return [];
      const heard = playbackHash(index, id);
      const parts: (keyof RecordingBlobs)[] = [
        'originalBlobId',
        'playbackBlobId',
        'peaksBlobId',
        'streamBlobId',
      ];
      return parts.flatMap((part) => {
        const blob = blobs[part];
        if (blob === null) return [];
        const expected = part === 'originalBlobId' ? sha256 : part === 'playbackBlobId' ? heard : null;
        return [{ id: blob, of: id, part: PARTS[part], sha256: expected }];
      });
    });
}

/** What a parent spoke about a moment; also notes that were taken out, as long as undo can bring them back. */
function sealedVoices(index: OpenArchive['index']): SealedThing[] {
  return index.voiceNotes.sealed().map(({ recordingId, blobId, sha256 }) => ({
    id: blobId,
    of: recordingId,
    part: VOICE_NOTE,
    sha256,
  }));
}

/** The SHA-256 of the copy for listening, as the log wrote it down: it is what a parent hears and marks. */
function playbackHash({ custody }: OpenArchive['index'], recordingId: string): string | null {
  const [first] = custody.ofSubject(recordingId).filter(({ event }) => CAME_IN.has(event));
  const hash = first?.facts.playbackSha256;
  return typeof hash === 'string' ? hash : null;
}
