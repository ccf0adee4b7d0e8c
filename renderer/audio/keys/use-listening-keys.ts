import { useEffect, useRef } from 'react';
import { useKeys } from '../../app/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { KEY_ACTIONS, type KeyAction, REPEATABLE } from './keys.ts';
import { useKeyMap } from './use-key-map.ts';

/**
 * The listening keys of a screen: never while typing, never under a dialog, and shown in the list of all keys. An
 * action without a handler has no key.
 */
export function useListeningKeys(handlers: Partial<Record<KeyAction, () => void>>): void {
  const { t } = useTranslation('audio');
  const keys = useKeyMap();
  const held = useRef(false);
  useEffect(() => {
    // Before everyone else, only to know whether the key that comes is one held down.
    const note = (event: KeyboardEvent) => {
      held.current = event.repeat;
    };
    window.addEventListener('keydown', note, { capture: true });
    return () => window.removeEventListener('keydown', note, { capture: true });
  }, []);
  useKeys(
    t('keys.title'),
    KEY_ACTIONS.flatMap((action) => {
      const handle = handlers[action];
      if (!handle) return [];
      const run = () => {
        if (!held.current || REPEATABLE.has(action)) handle();
      };
      return [{ combo: keys[action], label: t(`keys.${action}`), run }];
    }),
  );
}
