import { useTranslation } from '../i18n/index.ts';
import { KEYS, type KeyAction, type KeyMap, keyCap } from './keys.ts';

/** The key of an action, drawn as a key. Screen readers get it by `aria-keyshortcuts` on the button instead. */
export function KeyCap({ action, keys = KEYS }: { action: KeyAction; keys?: KeyMap }) {
  const { t } = useTranslation('audio');
  const key = keys[action][0];
  if (key === undefined) return null;
  return (
    <span className="key-cap" aria-hidden>
      {key === ' ' ? t('keys.space') : keyCap(key)}
    </span>
  );
}

/** `aria-keyshortcuts` of an action. */
export function keyShortcut(action: KeyAction, keys: KeyMap = KEYS): string {
  return keys[action].map((key) => (key === ' ' ? 'Space' : key)).join(' ');
}
