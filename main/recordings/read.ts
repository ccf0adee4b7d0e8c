import type { Recording } from '../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../shared/time/index.ts';
import { found, isDamage, type OpenArchive, openCopy, type SoundSource } from '../archive/index.ts';
import type { RecordingBlobs } from '../database/index.ts';
import { readPeaks } from '../media/index.ts';

/** Sound for the player, decrypted by ranges and never written down. Fits the media protocol's shelf. */
export type PlayableSound = SoundSource & {
  /** For Content-Type. */
  readonly type: string;
};

/** @throws KeptwordError not-found */
export function theRecording(archive: OpenArchive, id: string): Recording {
  return found(archive.index.recordings.get(id), 'recording');
}

/** @throws KeptwordError not-found */
export function theBlobs(archive: OpenArchive, id: string): RecordingBlobs {
  return found(archive.index.recordings.blobsOf(id), 'recording');
}

/** Recordings of a meeting, in order. */
export function listRecordings(archive: OpenArchive, meetingId: string): Recording[] {
  return archive.index.recordings.ofMeeting(meetingId);
}

/**
 * The playback copy, for any range at once. Where a part of it turns out to be damaged, silence of the same length stands
 * in its place from then on: all else plays, and at its time.
 * @throws KeptwordError not-found, blob-missing; blob-damaged when nothing of it can be heard
 */
export async function openMedia(archive: OpenArchive, id: string): Promise<PlayableSound> {
  return { ...(await openCopy(archive, id)), type: 'audio/ogg; codecs=opus' };
}

/**
 * The waveform of [fromMs, toMs) in `steps` steps, as signed bytes min, max, min, max… Where it is damaged it is flat, and
 * so it is as a whole when nothing of it is left: it is only a picture, and the check tells of it.
 * @throws KeptwordError not-found, invalid-input, blob-missing
 */
export async function peaksFor(
  archive: OpenArchive,
  id: string,
  part: { fromMs: Milliseconds; toMs: Milliseconds; steps: number },
): Promise<Uint8Array> {
  const { samples } = theRecording(archive, id);
  const draw = async (damage: 'refuse' | 'zeros') => {
    const reader = await archive.blobs.open(theBlobs(archive, id).peaksBlobId, { damage });
    try {
      const lost = damage === 'zeros' ? { samples } : null;
      return await readPeaks(reader, part.fromMs, part.toMs, part.steps, lost);
    } finally {
      await reader.close();
    }
  };
  const ifDamaged = (otherwise: () => Promise<Uint8Array> | Uint8Array) => (error: unknown) => {
    if (!isDamage(error)) throw error;
    return otherwise();
  };
  return draw('refuse').catch(
    ifDamaged(() => draw('zeros').catch(ifDamaged(() => new Uint8Array(part.steps * 2)))),
  );
}

/** Remembers where listening stopped. Nothing happens in an archive that is open for reading only. */
export function keepPlace(archive: OpenArchive, id: string, atMs: Milliseconds): void {
  const { durationMs } = theRecording(archive, id);
  if (!archive.readOnly) archive.index.recordings.keepPlace(id, Math.min(atMs, durationMs));
}

/** Where listening stopped last time; 0 at first. */
export function placeIn(archive: OpenArchive, id: string): Milliseconds {
  return ms(archive.index.recordings.place(theRecording(archive, id).id));
}
