import { useTranslation } from '../../i18n/index.ts';
import './key-hint.css';
import { type KeyAction, keySign } from './keys.ts';
import { useKeyMap } from './use-key-map.ts';

/** The key of an action, drawn small on its button. Screen readers get it by `aria-keyshortcuts` instead. */
export function KeyHint({ action }: { action: KeyAction }) {
  const { t } = useTranslation('audio');
  const combo = useKeyMap()[action];
  return (
    <span className="key-hint" aria-hidden>
      {combo === 'space' ? t('keys.space') : keySign(combo)}
    </span>
  );
}
