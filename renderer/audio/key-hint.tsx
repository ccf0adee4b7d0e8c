import { useTranslation } from '../i18n/index.ts';
import './key-hint.css';
import { KEYS, type KeyAction, type KeyMap, keySign } from './keys.ts';

/** The key of an action, drawn small on its button. Screen readers get it by `aria-keyshortcuts` instead. */
export function KeyHint({ action, keys = KEYS }: { action: KeyAction; keys?: KeyMap }) {
  const { t } = useTranslation('audio');
  const combo = keys[action];
  return (
    <span className="key-hint" aria-hidden>
      {combo === 'space' ? t('keys.space') : keySign(combo)}
    </span>
  );
}
