import { wavHeader } from '../../media/index.ts';

/** Enough of a file's beginning to know its head: 44 bytes, or 80 above 4 GB (RF64). */
export const WAV_HEAD = 80;

/**
 * Samples of a 48 kHz, mono, 16-bit WAV file, from its beginning and its length; null when its head is not exactly the
 * one that so many samples have.
 */
export function wavSamples(beginning: Buffer, bytes: number): number | null {
  for (const length of [44, 80]) {
    const samples = (bytes - length) / 2;
    if (!Number.isSafeInteger(samples) || samples < 0) continue;
    const head = wavHeader(samples);
    if (head.length === length && head.equals(beginning.subarray(0, length))) return samples;
  }
  return null;
}
