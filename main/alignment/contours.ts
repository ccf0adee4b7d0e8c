import { BANDS, FRAMES_A_SECOND, type Levels } from './bands.ts';

/**
 * The ups and downs of a recording's levels: what two microphones in one room have in common, whatever their gain,
 * noise and codec are. Quarters of a dB above or below the second and a half around, `BANDS` a frame.
 */
export type Contours = { readonly frames: number; readonly values: Int8Array };

/** Half of the stretch whose mean is taken away. */
const AROUND = Math.round(0.75 * FRAMES_A_SECOND);
const HUNDREDTHS_A_STEP = 25;
/** What lies below the quietest fifth of a band is its noise, and is pressed flat. */
const NOISE_SHARE = 0.2;
const REACH = 6_000;

/** How much a level rises over its band's noise, by hundredths of a dB of difference: 10·log10(1 + 10^(d/10)). */
const OVER_NOISE = Float32Array.from(
  { length: 2 * REACH + 1 },
  (_, i) => 1000 * Math.log10(1 + 10 ** ((i - REACH) / 1000)),
);

export function contoursOf({ frames, values }: Levels): Contours {
  const out = new Int8Array(frames * BANDS);
  const sums = new Float64Array(frames + 1);
  for (let band = 0; band < BANDS; band += 1) {
    const noise = quietLevel(values, band, frames);
    const rise = (frame: number) => {
      const over = (values[frame * BANDS + band] as number) - noise;
      return over >= REACH ? over : (OVER_NOISE[Math.max(0, over + REACH)] as number);
    };
    for (let frame = 0; frame < frames; frame += 1) sums[frame + 1] = (sums[frame] as number) + rise(frame);
    for (let frame = 0; frame < frames; frame += 1) {
      const from = Math.max(0, frame - AROUND);
      const to = Math.min(frames, frame + AROUND + 1);
      const mean = ((sums[to] as number) - (sums[from] as number)) / (to - from);
      const steps = Math.round((rise(frame) - mean) / HUNDREDTHS_A_STEP);
      out[frame * BANDS + band] = Math.max(-127, Math.min(127, steps));
    }
  }
  return { frames, values: out };
}

/** The level of a band below which a fifth of its frames lie, by a histogram in half dB. */
function quietLevel(values: Int16Array, band: number, frames: number): number {
  const width = 50;
  const counts = new Uint32Array(Math.ceil(65_536 / width));
  for (let at = band; at < values.length; at += BANDS) {
    const bin = Math.floor(((values[at] as number) + 32_768) / width);
    counts[bin] = (counts[bin] as number) + 1;
  }
  let below = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    below += counts[bin] as number;
    if (below >= frames * NOISE_SHARE && below > 0) return bin * width - 32_768 + width;
  }
  return 0;
}

/** Every `pool` frames as their mean: enough to find the place, and little to search. */
export function pooled(of: Contours, pool: number): { frames: number; bands: Float32Array[] } {
  const frames = Math.floor(of.frames / pool);
  const bands = Array.from({ length: BANDS }, () => new Float32Array(frames));
  for (let frame = 0; frame < frames; frame += 1) {
    for (let band = 0; band < BANDS; band += 1) {
      let sum = 0;
      for (let i = 0; i < pool; i += 1) sum += of.values[(frame * pool + i) * BANDS + band] as number;
      (bands[band] as Float32Array)[frame] = sum / pool;
    }
  }
  return { frames, bands };
}
