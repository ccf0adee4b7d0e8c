import type { Mark } from '../../shared/domain/index.ts';

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
  'link-goal',
] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number];

/** A key as `KeyboardEvent.key` says it, upper case for letters. One action may have several. */
export type KeyMap = Readonly<Record<KeyAction, readonly string[]>>;

/**
 * The keys of EXPERIENCE. Data, not code: a changed map can be handed to `useKeys`, `KeyHint` and the overlay of all
 * keys at once, and they agree. None is a chord, so one finger is enough.
 */
export const KEYS: KeyMap = {
  'play-pause': [' '],
  'back-15': ['J'],
  'forward-15': ['L'],
  'back-5': ['ArrowLeft'],
  'forward-5': ['ArrowRight'],
  faster: ['ArrowUp'],
  slower: ['ArrowDown'],
  'set-start': ['I'],
  'set-end': ['O'],
  'mark-agreed': ['A'],
  'mark-not-agreed': ['N'],
  'mark-promised': ['P'],
  'mark-did-not-understand': ['U'],
  'mark-disputed': ['D'],
  'link-goal': ['G'],
};

/** The five marks, in the order of their buttons. */
export const MARK_ACTIONS = {
  'mark-agreed': 'agreed',
  'mark-not-agreed': 'not-agreed',
  'mark-promised': 'promised',
  'mark-did-not-understand': 'did-not-understand',
  'mark-disputed': 'disputed',
} as const satisfies Partial<Record<KeyAction, Mark>>;
export type MarkAction = keyof typeof MARK_ACTIONS;

/** How a key cap is written. Space has a name, which is the catalogue's. */
export function keyCap(key: string): string {
  const arrows: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
  return arrows[key] ?? key;
}

/** Which action a key press asks for; null when it is none of ours or must be left alone. */
export function actionFor(event: KeyboardEvent, keys: KeyMap = KEYS): KeyAction | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target && isTyping(target)) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (target && belongsToControl(target, key)) return null;
  return KEY_ACTIONS.find((action) => keys[action].includes(key)) ?? null;
}

const TYPING = [
  'input:not([type=button]):not([type=checkbox]):not([type=radio]):not([type=range]):not([type=submit])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '[role=textbox]',
  '[role=searchbox]',
  '[role=combobox]',
  '[role=spinbutton]',
  // In these a letter jumps to an entry, and in a dialog nothing behind it may move.
  '[role=listbox]',
  '[role=menu]',
  '[role=dialog]',
  '[role=alertdialog]',
].join(',');

function isTyping(target: Element): boolean {
  return target.closest(TYPING) !== null;
}

/**
 * Space presses a button, arrows walk through a group of choices: the control that has the focus comes first. The
 * waveform takes its own keys before this and leaves ↑ and ↓ to the speed (decision 066).
 */
function belongsToControl(target: Element, key: string): boolean {
  if (key === ' ') {
    return (
      target.closest(
        'button, a[href], summary, input, [role=button], [role=switch], [role=tab], [role=radio]',
      ) !== null
    );
  }
  if (key.startsWith('Arrow')) {
    return target.closest('input, [role=radiogroup], [role=tablist], [role=toolbar], [role=grid]') !== null;
  }
  return false;
}
