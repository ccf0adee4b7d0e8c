import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type DamagedSound,
  inMs,
  isDamage,
  noteMissing,
  openDamagedCopy,
  openDamagedNote,
  spansInWords,
} from './damaged-copy.ts';
import { PARTS, type SealedThing, VOICE_NOTE } from './sealed-things.ts';
import type { OpenArchive } from './types.ts';

/**
 * What a damaged sealed file of a recording costs, in a sentence or two behind "is damaged": the stretches that are silent
 * now, or that all of it can still be heard. Empty for other things.
 */
export async function whatIsLost(archive: OpenArchive, { id, of, part }: SealedThing): Promise<string> {
  if (part === PARTS.playbackBlobId) return silentStretches(() => openDamagedCopy(archive, of));
  if (part === VOICE_NOTE) {
    const note = archive.index.voiceNotes.sealed().find(({ blobId }) => blobId === id);
    return note ? silentStretches(() => openDamagedNote(archive, note)) : '';
  }
  if (part === PARTS.peaksBlobId) return ' Only the picture of the sound is.';
  if (part !== PARTS.originalBlobId && part !== PARTS.streamBlobId) return '';
  const blobs = archive.index.recordings.blobsOf(of);
  if (blobs === null) return '';
  // What was recorded here is one file, for both (main/capture): what is silent is told of the copy.
  if (blobs.originalBlobId === blobs.playbackBlobId) return ' It is the copy for listening, too.';
  try {
    await archive.blobs.verify(blobs.playbackBlobId);
    return ' All of its sound can still be played and saved from the copy for listening. A backup may have the original.';
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
    return ' Use a backup of the archive for it.';
  }
}

async function silentStretches(open: () => Promise<DamagedSound>): Promise<string> {
  try {
    const copy = await open();
    await copy.close();
    return ` It plays with silence from ${spansInWords(inMs(copy))}. All of the rest is heard.`;
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
    return isDamage(error) ? ' Nothing of it can be heard.' : '';
  }
}

/** A copy that is whole, perhaps again, has nothing missing. */
export function noteWhole(archive: OpenArchive, { of, part }: SealedThing): void {
  if (part === PARTS.playbackBlobId) noteMissing(archive, of, []);
}
