import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

/** Pages are loaded when they are first shown, and on a busy machine that takes its time. */
configure({ asyncUtilTimeout: 30_000 });
vi.setConfig({ testTimeout: 120_000 });

/** What jsdom lacks and the screens ask for. A system that is light and calm. */
window.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });

/** Nothing is laid out here, so everything that is watched is in sight. */
class AllInSight {
  readonly #told: IntersectionObserverCallback;

  constructor(told: IntersectionObserverCallback) {
    this.#told = told;
  }

  observe(target: Element): void {
    const news = { target, isIntersecting: true } as IntersectionObserverEntry;
    queueMicrotask(() => this.#told([news], this as unknown as IntersectionObserver));
  }

  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(globalThis, { IntersectionObserver: AllInSight });

/** Enough of CSS.escape for identifiers that react-aria makes. */
Object.assign(globalThis, {
  CSS: { escape: (text: string) => text.replaceAll(/[^\w-]/g, (sign) => `\\${sign}`) },
});

/** What a browser never shows, whatever its style sheet says (HTML, 15.3.1: hidden elements). */
const NEVER_SHOWN = new Set(
  'AREA BASE DATALIST HEAD LINK META NOEMBED NOFRAMES PARAM RP SCRIPT STYLE TEMPLATE TITLE'.split(' '),
);
const notShown = document.createElement('div').style;
notShown.display = 'none';
const ofPseudoElements = document.createElement('div').style;

/**
 * No style sheet is loaded here, so what counts is what an element says itself and what is never shown. Asking jsdom
 * matches every rule of a browser's own sheet against every element of every question: a fifth of the time of all tests.
 */
window.getComputedStyle = (element: Element, pseudo?: string | null) => {
  if (document.styleSheets.length > 0)
    throw new Error('A style sheet is loaded: this answer would be wrong.');
  if (pseudo) return ofPseudoElements;
  if (!(element instanceof HTMLElement)) return ofPseudoElements;
  return element.hidden || NEVER_SHOWN.has(element.tagName) ? notShown : element.style;
};

afterEach(cleanup);
