import { z } from 'zod';
import { KeptwordError } from '../../shared/contract/index.ts';
import type { VoiceNote } from '../../shared/domain/index.ts';
import {
  formatTimecode,
  type Milliseconds,
  milliseconds,
  msToSamples,
  samplesToMs,
} from '../../shared/time/index.ts';
import { type HealedSound, healedOgg } from '../media/index.ts';
import { systemCode } from '../platform/index.ts';
import type { BlobReader } from '../vault/index.ts';
import type { OpenArchive } from './types.ts';

/** A stretch of a recording that is lost in its copy for listening. */
export type MissingSound = { startMs: Milliseconds; endMs: Milliseconds };

export type DamagedSound = HealedSound & { close(): Promise<void> };

const missingSound = z.array(z.object({ startMs: milliseconds, endMs: milliseconds }));

/** True for what is wrong with one sealed file: a changed chunk, a lost end, or a place that the disk refuses. */
export function isDamage(error: unknown): boolean {
  return error instanceof KeptwordError && (error.code === 'blob-damaged' || systemCode(error) === 'EIO');
}

/**
 * The copy for listening with silence in the place of what is damaged in it (decision 206), also when that is its first or
 * its last chunk. Reads all of it once to know. What was found is kept for the screens.
 * @throws KeptwordError not-found, blob-missing; blob-damaged when nothing can be heard any more
 */
export async function openDamagedCopy(archive: OpenArchive, recordingId: string): Promise<DamagedSound> {
  const { recordings } = archive.index;
  const [recording, blobs] = [recordings.get(recordingId), recordings.blobsOf(recordingId)];
  if (!recording || !blobs)
    throw new KeptwordError(
      'not-found',
      'This recording is not in the archive any more. Nothing was changed. Go back to the list and try again.',
    );
  const healed = await openDamagedSound(archive, blobs.playbackBlobId, recording.samples);
  noteMissing(archive, recordingId, inMs(healed));
  return healed;
}

/**
 * A voice note in the same way. Its length is known to the millisecond, and no moment is marked in it.
 * @throws KeptwordError blob-missing; blob-damaged when nothing can be heard any more: a short note is one chunk
 */
export function openDamagedNote(
  archive: OpenArchive,
  { blobId, durationMs }: Pick<VoiceNote, 'blobId' | 'durationMs'>,
): Promise<DamagedSound> {
  return openDamagedSound(archive, blobId, msToSamples(durationMs));
}

async function openDamagedSound(
  archive: OpenArchive,
  blobId: string,
  samples: number,
): Promise<DamagedSound> {
  const reader = await archive.blobs.open(blobId, { damage: 'zeros' });
  try {
    const healed = await healedOgg(reader, await holesIn(reader), samples);
    if (healed === null) throw nothingLeft();
    return { ...healed, close: () => reader.close() };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

/** What is known to be silent in a recording's copy for listening; empty when nothing is. */
export function missingIn({ index }: OpenArchive, recordingId: string): MissingSound[] {
  const kept = index.meta.get(keyOf(recordingId));
  return kept ? missingSound.parse(JSON.parse(kept)) : [];
}

/** Keeps what is missing, for the screens and the next opening; an empty list takes it back. Not in a view-only archive. */
export function noteMissing(archive: OpenArchive, recordingId: string, missing: MissingSound[]): void {
  const known = archive.index.meta.get(keyOf(recordingId)) ?? '';
  const now = missing.length > 0 ? JSON.stringify(missing) : '';
  if (!archive.readOnly && known !== now) archive.index.meta.set(keyOf(recordingId), now);
}

/** `0:03:12.480 to 0:03:28.900`, and so on. */
export function spansInWords(missing: readonly MissingSound[]): string {
  const time = (value: Milliseconds) => formatTimecode(value, { millis: true });
  return missing.map(({ startMs, endMs }) => `${time(startMs)} to ${time(endMs)}`).join(', ');
}

export function inMs({ missing }: Pick<HealedSound, 'missing'>): MissingSound[] {
  return missing.map(({ from, to }) => ({ startMs: samplesToMs(from), endMs: samplesToMs(to) }));
}

const keyOf = (recordingId: string) => `missing-sound:${recordingId}`;

async function holesIn(reader: BlobReader): Promise<ReturnType<BlobReader['holes']>> {
  for await (const _piece of reader.stream());
  return reader.holes();
}

function nothingLeft(): KeptwordError {
  return new KeptwordError(
    'blob-damaged',
    'This sound is damaged as a whole. Nothing was changed. Check the archive, or use a backup of it.',
  );
}
