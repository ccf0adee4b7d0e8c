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

/** Enough of CSS.escape for identifiers that react-aria makes. */
Object.assign(globalThis, {
  CSS: { escape: (text: string) => text.replaceAll(/[^\w-]/g, (sign) => `\\${sign}`) },
});

afterEach(cleanup);
