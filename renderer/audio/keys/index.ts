/** Which key does what while one listens, and how a key is shown. */
export { KeyHint } from './key-hint.tsx';
export { actionWith, canBeKey, KEY_ACTIONS, KEYS, type KeyAction, type KeyMap, keySign } from './keys.ts';
export { MARK_BUTTONS } from './marks.ts';
export { TemplateMenu } from './template-menu.tsx';
export { useKeyMap, useKeyShortcut } from './use-key-map.ts';
export { useListeningKeys } from './use-listening-keys.ts';
