import type { Recording } from '../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../shared/time/index.ts';
import { found, isDamage, type OpenArchive, openDamagedCopy } from '../archive/index.ts';
import type { RecordingBlobs } from '../database/index.ts';
import { readPeaks } from '../media/index.ts';

/** Sound for the player, decrypted by ranges and never written down. Fits the media protocol's shelf. */
export type PlayableSound = {
  readonly bytes: number;
  /** For Content-Type. */
  readonly type: string;
  /** At most `length` bytes from `offset` on. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
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
  type Source = Pick<PlayableSound, 'bytes' | 'read' | 'close'>;
  const whole: Source | null = await archive.blobs
    .open(theBlobs(archive, id).playbackBlobId)
    .catch(ifDamaged);
  let healing: Promise<Source> | null = null;
  const healed = () => {
    healing ??= openDamagedCopy(archive, id);
    return healing;
  };
  const { bytes } = whole ?? (await healed());
  return {
    bytes,
    type: 'audio/ogg; codecs=opus',
    async read(offset, length) {
      const found = healing === null ? await whole?.read(offset, length).catch(ifDamaged) : null;
      return found ?? (await healed()).read(offset, length);
    },
    async close() {
      await whole?.close();
      await (await healing?.catch(() => null))?.close();
    },
  };
}

function ifDamaged(error: unknown): null {
  if (isDamage(error)) return null;
  throw error;
}

/**
 * The waveform of [fromMs, toMs) in `steps` steps, as signed bytes min, max, min, max…
 * @throws KeptwordError not-found, invalid-input, blob-missing, blob-damaged
 */
export async function peaksFor(
  archive: OpenArchive,
  id: string,
  part: { fromMs: Milliseconds; toMs: Milliseconds; steps: number },
): Promise<Uint8Array> {
  const draw = async (damage: 'refuse' | 'zeros') => {
    const reader = await archive.blobs.open(theBlobs(archive, id).peaksBlobId, { damage });
    try {
      return await readPeaks(reader, part.fromMs, part.toMs, part.steps);
    } finally {
      await reader.close();
    }
  };
  try {
    return await draw('refuse');
  } catch (error) {
    if (!isDamage(error)) throw error;
    // A flat line where it is damaged; when even its beginning is, the first failure is the one to tell.
    return draw('zeros').catch(() => {
      throw error;
    });
  }
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
