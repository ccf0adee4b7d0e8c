import type { VoiceNote } from '../../shared/domain/index.ts';
import { isDamage, openDamagedCopy, openDamagedNote } from './damaged-copy.ts';
import { found } from './refuse.ts';
import type { OpenArchive } from './types.ts';

/** Sound that is read by ranges. */
export type SoundSource = {
  readonly bytes: number;
  /** At most `length` bytes from `offset` on. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
};

/**
 * A recording's copy for listening, for any range at once. Where a part of it turns out to be damaged, silence of the same
 * length stands in its place from then on (decision 206): all else is heard, and at its time.
 * @throws KeptwordError not-found, blob-missing; blob-damaged when nothing of it can be heard
 */
export async function openCopy(archive: OpenArchive, recordingId: string): Promise<SoundSource> {
  const { playbackBlobId } = found(archive.index.recordings.blobsOf(recordingId), 'recording');
  return asItPlays(
    () => archive.blobs.open(playbackBlobId),
    () => openDamagedCopy(archive, recordingId),
  );
}

/** A voice note in the same way. @throws KeptwordError blob-missing; blob-damaged when nothing of it can be heard */
export function openNote(archive: OpenArchive, note: VoiceNote): Promise<SoundSource> {
  return asItPlays(
    () => archive.blobs.open(note.blobId),
    () => openDamagedNote(archive, note),
  );
}

/** Reads all of it once for its holes only when damage shows: five hours of sound begin to play at once. */
async function asItPlays(
  openWhole: () => Promise<SoundSource>,
  openDamaged: () => Promise<SoundSource>,
): Promise<SoundSource> {
  const whole = await openWhole().catch(ifDamaged);
  let healing: Promise<SoundSource> | null = null;
  const healed = () => {
    healing ??= openDamaged();
    return healing;
  };
  const { bytes } = whole ?? (await healed());
  return {
    bytes,
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
