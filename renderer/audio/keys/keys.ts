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
  'write-words',
  'link-goal',
  'voice-note',
  'skip-hard',
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
  'write-words': 'w',
  'link-goal': 'g',
  'voice-note': 'v',
  'skip-hard': 'h',
};

/** Keys that are the frame's own, that end or pause a recording, or that a dialog, a field and a screen reader need. */
const TAKEN: ReadonlySet<string> = new Set([
  'escape',
  'tab',
  'enter',
  'backspace',
  'delete',
  '/',
  '?',
  'b',
  'e',
  't',
]);

/** The usual keys with the person's own in their place. A key that cannot be one, or is there twice, stays the usual. */
export function keyMap(own: Readonly<Record<string, string>>): KeyMap {
  const map = { ...KEYS };
  for (const action of KEY_ACTIONS) {
    const key = own[action];
    if (key !== undefined && canBeKey(key)) map[action] = key;
  }
  return new Set(Object.values(map)).size === KEY_ACTIONS.length ? map : KEYS;
}

/** One key alone: a letter, a digit, a sign, an arrow, Space, F5 to F12. None is a chord, so one finger is enough. */
export function canBeKey(key: string): boolean {
  if (TAKEN.has(key)) return false;
  return (
    key === 'space' ||
    /^arrow(left|right|up|down)$/.test(key) ||
    /^f([5-9]|1[0-2])$/.test(key) ||
    /^[^\s\p{Cc}+]$/u.test(key)
  );
}

/** The action that has this key, other than `but`. */
export function actionWith(map: KeyMap, key: string, but: KeyAction): KeyAction | null {
  return KEY_ACTIONS.find((action) => action !== but && map[action] === key) ?? null;
}

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

/** A key as `aria-keyshortcuts` names it. */
export function ariaKey(combo: string): string {
  return ARIA[combo] ?? combo.toUpperCase();
}
