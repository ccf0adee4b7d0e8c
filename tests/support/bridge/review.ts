import { vi } from 'vitest';

/**
 * What the listening screens need and jsdom has not: sizes, a canvas that paints nowhere, sound that makes none. Import
 * it for its effect.
 */
class FixedSize implements ResizeObserver {
  readonly #told: ResizeObserverCallback;

  constructor(told: ResizeObserverCallback) {
    this.#told = told;
  }

  observe(): void {
    queueMicrotask(() => this.#told([], this));
  }

  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver = FixedSize;
HTMLCanvasElement.prototype.getContext = () => null;
const fixed = (value: number) => ({ configurable: true, get: () => value });
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: fixed(800),
  clientHeight: fixed(400),
  offsetWidth: fixed(800),
  offsetHeight: fixed(400),
});
// Whole screens are walked through: on a busy machine the usual five seconds are too few.
vi.setConfig({ testTimeout: 30_000 });

Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

const media = HTMLMediaElement.prototype;
media.load = function load() {
  if (this.getAttribute('src')) queueMicrotask(() => this.dispatchEvent(new Event('loadedmetadata')));
};
media.play = async function play() {
  this.dispatchEvent(new Event('playing'));
};
media.pause = function pause() {
  this.dispatchEvent(new Event('pause'));
};
