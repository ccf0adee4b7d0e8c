import FFT from 'fft.js';

/** Sound is compared at this rate: a telephone's band is in every recording, whatever made it. */
export const HEARING_RATE = 8_000;
/** One frame each 10 ms: half of the 20 ms that are promised, before anything is interpolated. */
export const FRAMES_A_SECOND = 100;
export const FRAME_MS = 1000 / FRAMES_A_SECOND;

const HOP = HEARING_RATE / FRAMES_A_SECOND;
const WINDOW = 256;
/** Edges of the bands in Hz, spaced about as the ear spaces them, inside the telephone's 300-3400 Hz. */
const EDGES_HZ = [250, 500, 900, 1500, 2300, 3400] as const;
export const BANDS = EDGES_HZ.length - 1;
const EDGES = EDGES_HZ.map((hz) => Math.round((hz * WINDOW) / HEARING_RATE));
/** A minute of levels at a time, so that nothing is ever copied into something bigger while sound comes in. */
const BLOCK_FRAMES = 60 * FRAMES_A_SECOND;
/** Quieter than the last bit of 16: digital silence has a level too. */
const SILENCE = 1e-11;

/** Levels of one recording: hundredths of a dB, `BANDS` a frame, one frame after the other. */
export type Levels = { readonly frames: number; readonly values: Int16Array };

/**
 * Turns sound into the levels of a few bands, in pieces of any size. It keeps 1,000 bytes for each second and nothing
 * of the sound itself.
 */
export function levelsBuilder(): { add(pcm: Uint8Array): void; finish(): Levels } {
  const meter = levelMeter();
  const blocks: Int16Array[] = [];
  let block = new Int16Array(0);
  let at = 0;
  let frames = 0;
  let waiting = 0;
  const fresh = new Float64Array(HOP);
  let oddByte = -1;

  const sample = (value: number) => {
    fresh[waiting] = value / 32768;
    waiting += 1;
    if (waiting < HOP) return;
    waiting = 0;
    if (at === block.length) {
      block = new Int16Array(BLOCK_FRAMES * BANDS);
      blocks.push(block);
      at = 0;
    }
    meter(fresh, block, at);
    at += BANDS;
    frames += 1;
  };

  return {
    /** 8 kHz mono signed 16-bit little-endian. */
    add(pcm) {
      let from = 0;
      if (oddByte >= 0 && pcm.length > 0) {
        sample((((pcm[0] as number) << 24) >> 16) | oddByte);
        oddByte = -1;
        from = 1;
      }
      const end = from + ((pcm.length - from) & ~1);
      for (let i = from; i < end; i += 2) sample((((pcm[i + 1] as number) << 24) >> 16) | (pcm[i] as number));
      if (end < pcm.length) oddByte = pcm[end] as number;
    },
    finish() {
      const values = new Int16Array(frames * BANDS);
      let to = 0;
      for (const one of blocks) {
        const part = one.subarray(0, Math.min(one.length, values.length - to));
        values.set(part, to);
        to += part.length;
      }
      return { frames, values };
    },
  };
}

/** Levels of the newest 32 ms at each step of 10 ms. The delay is the same in both recordings, so it cancels out. */
function levelMeter(): (fresh: Float64Array, out: Int16Array, at: number) => void {
  const fft = new FFT(WINDOW);
  const spectrum = fft.createComplexArray();
  const newest = new Float64Array(WINDOW);
  const shaped: number[] = new Array(WINDOW).fill(0);
  const hann = Float64Array.from(
    { length: WINDOW },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / WINDOW),
  );
  return (fresh, out, at) => {
    newest.copyWithin(0, HOP);
    newest.set(fresh, WINDOW - HOP);
    for (let i = 0; i < WINDOW; i += 1) shaped[i] = (newest[i] as number) * (hann[i] as number);
    fft.realTransform(spectrum, shaped);
    for (let band = 0; band < BANDS; band += 1) {
      let power = 0;
      for (let bin = EDGES[band] as number; bin < (EDGES[band + 1] as number); bin += 1) {
        const re = spectrum[2 * bin] as number;
        const im = spectrum[2 * bin + 1] as number;
        power += re * re + im * im;
      }
      out[at + band] = Math.round(1000 * Math.log10(power / (WINDOW * WINDOW) + SILENCE));
    }
  };
}
