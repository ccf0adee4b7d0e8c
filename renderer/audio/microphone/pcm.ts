/** 200 ms at 48 kHz: five pieces a second, small enough that a crash of the window costs no more. */
export const PIECE_SAMPLES = 9_600;

/**
 * Gathers a microphone's samples into pieces of s16le and numbers them from 0. Runs where the sound is made, so that a
 * number stands for sound that really came, whatever happens to the page meanwhile.
 */
export class Pieces {
  readonly #give: (number: number, pcm: Uint8Array<ArrayBuffer>) => void;
  #piece = new Int16Array(PIECE_SAMPLES);
  #filled = 0;
  #number = 0;

  constructor(give: (number: number, pcm: Uint8Array<ArrayBuffer>) => void) {
    this.#give = give;
  }

  /** Samples between -1 and 1. Louder ones are cut off there, as any sound card does. */
  add(samples: Float32Array): void {
    for (const sample of samples) {
      this.#piece[this.#filled] = toS16(sample);
      this.#filled += 1;
      if (this.#filled === PIECE_SAMPLES) this.#send();
    }
  }

  #send(): void {
    // All machines that run this are little-endian, as the format asks.
    this.#give(this.#number, new Uint8Array(this.#piece.buffer));
    this.#number += 1;
    this.#piece = new Int16Array(PIECE_SAMPLES);
    this.#filled = 0;
  }
}

/** -1 and 1 become -32767 and 32767: the same step on both sides, so that silence stays exactly 0. */
export function toS16(sample: number): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
}
