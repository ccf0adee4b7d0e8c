import { KeptwordError } from '../../shared/contract/index.ts';
import type { Recording } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { decodeSealed, type Ffmpeg, peaksBuilder, readPeaks } from '../media/index.ts';
import type { BlobReader } from '../vault/index.ts';

/**
 * Steps of a waveform that are compared, at most: under a second each in five hours of sound, so that words and pauses show.
 */
const STEPS = 20_000;
const STEP_MS = 50;
/** A copy of the same sound has 0.95 and more, whatever it was made with; two stretches of speech have below 0.4. */
const ALIKE = 0.8;

/**
 * True when a sealed copy for listening is the sound of one of these recordings: as long, to the sample, and of the same
 * waveform. The length alone says little, since many recorders end a file every hour. Where it is too quiet or even to
 * tell, or a waveform is lost: false, since a sound that is listed twice is not lost. The copy is decoded once at most.
 * @throws KeptwordError blob-damaged and others when the copy itself cannot be read
 */
export async function isSoundOfAny(
  { archive, ffmpeg, signal }: { archive: OpenArchive; ffmpeg: Ffmpeg; signal?: AbortSignal | undefined },
  copy: { id: string; samples: number | null },
  recordings: readonly Recording[],
): Promise<boolean> {
  const asLong = recordings.filter(({ samples }) => samples === copy.samples);
  const [first] = asLong;
  if (!first) return false;
  const heard = await wave(inMemory(await drawnAnew({ archive, ffmpeg, signal }, copy.id)), first);
  for (const recording of asLong) {
    const stored = await storedWave(archive, recording);
    if (stored !== null && alike(stored, heard)) return true;
  }
  return false;
}

async function drawnAnew(
  { archive, ffmpeg, signal }: { archive: OpenArchive; ffmpeg: Ffmpeg; signal?: AbortSignal | undefined },
  id: string,
): Promise<Buffer> {
  const source = await archive.blobs.open(id);
  try {
    const drawn = peaksBuilder();
    for await (const pcm of decodeSealed({ ffmpeg, source, signal })) drawn.add(pcm);
    return drawn.finish();
  } finally {
    await source.close();
  }
}

/** Null when it cannot be read: then nothing is known to be the same. */
async function storedWave({ blobs, index }: OpenArchive, recording: Recording): Promise<Uint8Array | null> {
  const files = index.recordings.blobsOf(recording.id);
  if (files === null) return null;
  try {
    const peaks = await blobs.open(files.peaksBlobId);
    try {
      return await wave(peaks, recording);
    } finally {
      await peaks.close();
    }
  } catch (error) {
    if (error instanceof KeptwordError && ['blob-damaged', 'blob-missing'].includes(error.code)) return null;
    throw error;
  }
}

type Drawn = Pick<BlobReader, 'read'> & { bytes: number };

const inMemory = (bytes: Buffer): Drawn => ({
  bytes: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** Height of the wave at each step. */
async function wave(peaks: Drawn, { durationMs }: Recording): Promise<Uint8Array> {
  const steps = Math.max(1, Math.min(STEPS, Math.ceil(durationMs / STEP_MS)));
  const drawn = new Int8Array((await readPeaks(peaks, 0, Math.max(1, durationMs), steps)).buffer);
  return Uint8Array.from({ length: steps }, (_, at) => (drawn[at * 2 + 1] ?? 0) - (drawn[at * 2] ?? 0));
}

/** Pearson's correlation: it does not mind how loud the one or the other is. Of two flat waves it says nothing. */
function alike(one: Uint8Array, other: Uint8Array): boolean {
  const mean = (wave: Uint8Array) => wave.reduce((sum, height) => sum + height, 0) / wave.length;
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let together = 0;
  let ofOne = 0;
  let ofOther = 0;
  for (const [at, height] of one.entries()) {
    const a = height - meanOne;
    const b = (other[at] ?? 0) - meanOther;
    together += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  return together > ALIKE * Math.sqrt(ofOne * ofOther);
}
