import FFT from 'fft.js';
import { BANDS, FRAMES_A_SECOND } from './bands.ts';
import { type Contours, pooled } from './contours.ts';

/** A stretch of the first recording that was found in the second. In frames of the contours. */
export type Vote = {
  /** Middle of the stretch, in the first recording. */
  at: number;
  /** How far later the same sound lies in the second. */
  lag: number;
  /** Normalised correlation, 1 = the same. */
  score: number;
};

const POOL = 5;
const POOLED_A_SECOND = FRAMES_A_SECOND / POOL;
const STRETCH_S = 60;
/** Of a short recording a third, so that there are always several stretches to agree. */
const SHORTEST_STRETCH_S = 6;
/** Chance gives about 0.1 over two hours of other sound; two microphones in one room give 0.3 and more. */
const LEAST_SCORE = 0.2;
/** The best place must be this much better than the next best: else the sound repeats itself and says nothing. */
const LEAST_LEAD = 1.25;
/** A place within this of the best is the same place. */
const SAME_PLACE_S = 1;

/** Sums of the spectra of a recording, block by block, for correlating many stretches against it. */
type Searched = {
  readonly fft: FFT;
  readonly size: number;
  readonly step: number;
  readonly blocks: readonly { from: number; spectra: readonly Float32Array[] }[];
  readonly energy: Float64Array;
  readonly frames: number;
};

/**
 * Looks for each stretch of the first recording (a minute, every half minute) anywhere in the second, all bands
 * together, by overlapping blocks (correlation through the frequency domain). Stretches that are not found clearly do
 * not vote.
 */
export function votesFor(
  first: Contours,
  second: Contours,
  onProgress: (share: number) => void = () => undefined,
): Vote[] {
  const a = pooled(first, POOL);
  const b = pooled(second, POOL);
  const shorter = Math.min(a.frames, b.frames);
  const length = Math.min(
    STRETCH_S * POOLED_A_SECOND,
    Math.max(SHORTEST_STRETCH_S * POOLED_A_SECOND, Math.floor(shorter / 3)),
  );
  if (shorter < length) return [];
  const searched = prepare(b, length);
  const hop = Math.max(1, Math.floor(length / 2));
  const votes: Vote[] = [];
  for (let from = 0; from + length <= a.frames; from += hop) {
    const best = find(a.bands, from, length, searched);
    if (best && best.score >= LEAST_SCORE && best.score >= LEAST_LEAD * best.next) {
      const lag = (best.to - from) * POOL;
      votes.push({ at: (from + length / 2) * POOL, lag, score: best.score });
    }
    onProgress((from + length) / a.frames);
  }
  return votes;
}

function prepare(b: { frames: number; bands: Float32Array[] }, length: number): Searched {
  let size = 4096;
  while (size < 2 * length) size *= 2;
  const fft = new FFT(size);
  const step = size - length + 1;
  const blocks = [];
  const padded: number[] = new Array(size).fill(0);
  for (let from = 0; from < b.frames; from += step) {
    const spectra = b.bands.map((band) => {
      for (let i = 0; i < size; i += 1) padded[i] = band[from + i] ?? 0;
      return spectrumOf(fft, size, padded);
    });
    blocks.push({ from, spectra });
  }
  const energy = new Float64Array(b.frames + 1);
  for (let i = 0; i < b.frames; i += 1) {
    let sum = 0;
    for (const band of b.bands) sum += (band[i] as number) ** 2;
    energy[i + 1] = (energy[i] as number) + sum;
  }
  return { fft, size, step, blocks, energy, frames: b.frames };
}

/** The half that counts of a real signal's spectrum: re, im, re, im… */
function spectrumOf(fft: FFT, size: number, real: number[]): Float32Array {
  const out = fft.createComplexArray();
  fft.realTransform(out, real);
  return Float32Array.from(out.slice(0, size + 2));
}

type Found = { to: number; score: number; next: number };

function find(bands: Float32Array[], from: number, length: number, where: Searched): Found | null {
  const { fft, size, step, energy } = where;
  const padded: number[] = new Array(size).fill(0);
  let own = 0;
  const spectra = bands.map((band) => {
    for (let i = 0; i < length; i += 1) {
      const value = band[from + i] as number;
      padded[i] = value;
      own += value * value;
    }
    return spectrumOf(fft, size, padded);
  });
  // A stretch without speech correlates with any other one.
  const usual = ((energy[where.frames] as number) / where.frames) * length;
  if (own === 0 || usual === 0) return null;
  const scores = new Float32Array(Math.max(0, where.frames - length + 1));
  const product = fft.createComplexArray();
  const out = fft.createComplexArray();
  for (const block of where.blocks) {
    multiply(spectra, block.spectra, product, size);
    fft.inverseTransform(out, product);
    const last = Math.min(step, scores.length - block.from);
    for (let i = 0; i < last; i += 1) {
      const at = block.from + i;
      const theirs = (energy[at + length] as number) - (energy[at] as number);
      scores[at] = (out[2 * i] as number) / Math.sqrt(own * Math.max(theirs, 0.1 * usual));
    }
  }
  return bestOf(scores);
}

/** conj(A)·B of all bands together; both halves, so that the inverse is real. */
function multiply(a: readonly Float32Array[], b: readonly Float32Array[], out: number[], size: number): void {
  out.fill(0);
  for (let band = 0; band < BANDS; band += 1) {
    const x = a[band] as Float32Array;
    const y = b[band] as Float32Array;
    for (let i = 0; i <= size; i += 2) {
      const xr = x[i] as number;
      const xi = x[i + 1] as number;
      const yr = y[i] as number;
      const yi = y[i + 1] as number;
      out[i] = (out[i] as number) + xr * yr + xi * yi;
      out[i + 1] = (out[i + 1] as number) + xr * yi - xi * yr;
    }
  }
  for (let i = 2; i < size; i += 2) {
    out[2 * size - i] = out[i] as number;
    out[2 * size - i + 1] = -(out[i + 1] as number);
  }
}

function bestOf(scores: Float32Array): Found | null {
  let best = -1;
  for (let i = 0; i < scores.length; i += 1) {
    if (best < 0 || (scores[i] as number) > (scores[best] as number)) best = i;
  }
  if (best < 0) return null;
  const near = SAME_PLACE_S * POOLED_A_SECOND;
  let next = 0;
  for (let i = 0; i < scores.length; i += 1) {
    if (Math.abs(i - best) > near) next = Math.max(next, scores[i] as number);
  }
  const top = peakAt(scores[best - 1] ?? 0, scores[best] as number, scores[best + 1] ?? 0);
  return { to: best + top, score: scores[best] as number, next };
}

/** Where between its neighbours a peak really is, by the parabola through the three; within half a step. */
export function peakAt(before: number, peak: number, after: number): number {
  const bend = before - 2 * peak + after;
  if (bend >= 0) return 0;
  return Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / bend));
}
