import { emptyWorld, type FakeKeptword, type FakeOptions, fakeBridge } from '../fake.ts';

declare global {
  interface Window {
    fake: FakeKeptword;
  }
}

/** `#{"state":…,"settings":…,"empty":true}` chooses what the made-up archive is like. */
const wish = JSON.parse(decodeURIComponent(location.hash.slice(1)) || '{}') as FakeOptions & {
  empty?: boolean;
};
const { api, fake } = fakeBridge({ ...wish, ...(wish.empty ? { world: emptyWorld() } : {}) });
window.fake = fake;
Object.defineProperty(window, 'keptword', { value: api });
await import('../../../../renderer/main.tsx');
