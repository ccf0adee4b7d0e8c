/** What a key can do while listening. */
export const KEY_ACTIONS = [
  'play-pause',
  'back-15',
  'forward-15',
  'back-5',
  'forward-5',
  'faster',
  'slower',
  'set-start',
  'set-end',
  'mark-agreed',
  'mark-not-agreed',
  'mark-promised',
  'mark-did-not-understand',
  'mark-disputed',
  'more-marks',
  'link-goal',
  'voice-note',
] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number];

/** One combination for each action, as the frame's `useKeys` takes it. */
export type KeyMap = Readonly<Record<KeyAction, string>>;

/**
 * The keys of EXPERIENCE. Data, not code: a changed map can be handed to `useListeningKeys` and to `KeyHint` at once,
 * and the overlay of all keys follows. None is a chord, so one finger is enough.
 */
export const KEYS: KeyMap = {
  'play-pause': 'space',
  'back-15': 'j',
  'forward-15': 'l',
  'back-5': 'arrowleft',
  'forward-5': 'arrowright',
  faster: 'arrowup',
  slower: 'arrowdown',
  'set-start': 'i',
  'set-end': 'o',
  'mark-agreed': 'a',
  'mark-not-agreed': 'n',
  'mark-promised': 'p',
  'mark-did-not-understand': 'u',
  'mark-disputed': 'd',
  'more-marks': 'm',
  'link-goal': 'g',
  'voice-note': 'v',
};

/** Held down, these go on; every other key acts once, so that a finger left on A does not make twenty moments. */
export const REPEATABLE: ReadonlySet<KeyAction> = new Set([
  'back-5',
  'forward-5',
  'back-15',
  'forward-15',
  'faster',
  'slower',
]);

const SHORT: Readonly<Record<string, string>> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
};

/** How a key is drawn on a button. Space has a name, which is the catalogue's. */
export function keySign(combo: string): string {
  return SHORT[combo] ?? combo.toUpperCase();
}

const ARIA: Readonly<Record<string, string>> = {
  space: 'Space',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
};

/** `aria-keyshortcuts` of an action. */
export function keyShortcut(action: KeyAction, keys: KeyMap = KEYS): string {
  return ARIA[keys[action]] ?? keys[action].toUpperCase();
}
