/** What we use of fft.js 4 (it brings no types). Complex arrays hold re, im, re, im… */
declare module 'fft.js' {
  export default class FFT {
    /** A power of two, at least 2. */
    constructor(size: number);
    createComplexArray(): number[];
    transform(out: number[], complex: ArrayLike<number>): void;
    inverseTransform(out: number[], complex: ArrayLike<number>): void;
    /** Fills only the first half of `out`, up to and with the middle. */
    realTransform(out: number[], real: ArrayLike<number>): void;
  }
}
