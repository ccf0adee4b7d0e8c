import { useCallback, useMemo } from 'react';
import { useSettings } from '../../app/index.ts';
import { ariaKey, type KeyAction, type KeyMap, keyMap } from './keys.ts';

/** The listening keys as this person has them. */
export function useKeyMap(): KeyMap {
  const { keys } = useSettings().settings;
  return useMemo(() => keyMap(keys), [keys]);
}

/** `aria-keyshortcuts` of an action. */
export function useKeyShortcut(): (action: KeyAction) => string {
  const map = useKeyMap();
  return useCallback((action) => ariaKey(map[action]), [map]);
}
