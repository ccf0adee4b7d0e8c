import type { KeptwordApi } from '../../shared/contract/index.ts';

declare global {
  interface Window {
    /** Put there by the preload script; the only way out of this window. */
    readonly keptword?: KeptwordApi;
  }
}

/** The api that the preload exposes. Throws when the page was opened by anything but Keptword. */
export function keptwordFromWindow(): KeptwordApi {
  if (!window.keptword) throw new Error('The preload script did not run: window.keptword is missing.');
  return window.keptword;
}
