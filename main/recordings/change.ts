import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type Recording,
  type RecordingFields,
  recordingCode,
  recordingFields,
} from '../../shared/domain/index.ts';
import { type OpenArchive, parsed } from '../archive/index.ts';
import { theBlobs, theRecording } from './read.ts';

/**
 * What the parent says of a recording. The log notes which of it was said anew, and when; free words stay out of it.
 * @throws KeptwordError not-found, invalid-input
 */
export function describeRecording(
  archive: OpenArchive,
  id: string,
  change: Partial<RecordingFields>,
): Recording {
  const recording = theRecording(archive, id);
  const said = parsed(recordingFields.partial(), change);
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  const before: Record<string, unknown> = recording;
  const changed = given.filter(([name, value]) => before[name] !== value).map(([name]) => name);
  if (changed.length === 0) return recording;
  const after: Recording = { ...recording, ...Object.fromEntries(given) };
  archive.index.transaction(() => {
    archive.index.recordings.describe(after);
    archive.custody.append('recording-described', id, {
      code: recordingCode(recording.ordinal),
      fields: changed.sort().join(' '),
      source: after.source,
      announced: after.announced,
      dateByParent: after.dateByParent,
    });
  });
  return after;
}

/**
 * Deletes a recording for good. Two steps: the caller asks for its code (R01) typed out, and for a reason. The row stays
 * as a tombstone with name, hash and dates; the content keys and the sealed bytes are destroyed.
 * @throws KeptwordError not-found, invalid-input (wrong code, no reason), file-system
 */
export async function removeRecording(
  archive: OpenArchive,
  id: string,
  confirm: { code: string; reason: string },
): Promise<void> {
  const recording = theRecording(archive, id);
  const code = recordingCode(recording.ordinal);
  const reason = confirm.reason.trim();
  if (confirm.code.trim().toUpperCase() !== code || reason === '') {
    throw new KeptwordError(
      'invalid-input',
      `To delete this recording, type ${code} and give a reason. Nothing was deleted.`,
    );
  }
  const blobs = theBlobs(archive, id);
  const spoken = archive.index.voiceNotes.blobsOfRecording(id);
  const read = archive.index.transcripts.blobsOfRecording(id);
  archive.index.transaction(() => {
    const at = archive.clock.now().toISOString();
    archive.index.voiceNotes.forgetOfRecording(id);
    archive.index.transcripts.forgetOfRecording(id);
    archive.index.recordings.remove(id, at);
    archive.custody.append('recording-deleted', id, {
      code,
      meetingId: recording.meetingId,
      originalName: recording.originalName,
      sha256: recording.sha256,
      bytes: recording.bytes,
      importedAt: recording.importedAt,
      reason,
    });
  });
  // What was recorded here has one file for both: it is not taken away twice at once.
  const ids = new Set([...Object.values(blobs).filter((blob) => blob !== null), ...spoken, ...read]);
  const removals = await Promise.allSettled([
    ...[...ids].map((blob) => archive.blobs.remove(blob)),
    archive.vault.live.remove(id, { evenKept: true }),
    removeSpoken(archive),
  ]);
  const failed = removals.find((removal) => removal.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Journals of notes about it that the disk did not give back whole lie apart from what was sealed of them. */
async function removeSpoken({ vault, index }: OpenArchive): Promise<void> {
  for (const noteId of await vault.voice.list())
    if (index.voiceNotes.isGone(noteId)) await vault.voice.remove(noteId, { evenKept: true });
}
