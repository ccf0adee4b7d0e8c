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
 * True when a sealed copy for listening is the sound of this recording: as long, to the sample, and of the same waveform.
 * The length alone says little, since many recorders end a file every hour. Where it is too quiet or even to tell: false, since a
 * sound that is listed twice is not lost.
 */
export async function isSoundOf(
  { archive, ffmpeg, signal }: { archive: OpenArchive; ffmpeg: Ffmpeg; signal?: AbortSignal | undefined },
  copy: { id: string; samples: number | null },
  recording: Recording,
): Promise<boolean> {
  const blobs = archive.index.recordings.blobsOf(recording.id);
  if (blobs === null || copy.samples !== recording.samples) return false;
  const heard = await archive.blobs.open(copy.id);
  try {
    const drawn = peaksBuilder();
    for await (const pcm of decodeSealed({ ffmpeg, source: heard, signal })) drawn.add(pcm);
    const whole = drawn.finish();
    const peaks = await archive.blobs.open(blobs.peaksBlobId);
    try {
      return alike(await wave(peaks, recording), await wave(inMemory(whole), recording));
    } finally {
      await peaks.close();
    }
  } finally {
    await heard.close();
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
