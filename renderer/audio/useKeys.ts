import { useEffect, useRef } from 'react';
import { actionFor, KEYS, type KeyAction, type KeyMap } from './keys.ts';

/**
 * Listens for the keys while the component is on the screen. A key whose action has no handler is left alone. Holding
 * a key down repeats a skip, and nothing else.
 */
export function useKeys(handlers: Partial<Record<KeyAction, () => void>>, keys: KeyMap = KEYS): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionFor(event, keys);
      const handle = action && latest.current[action];
      if (!handle) return;
      event.preventDefault();
      if (event.repeat && !REPEATABLE.has(action)) return;
      handle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}

const REPEATABLE: ReadonlySet<KeyAction> = new Set(['back-5', 'forward-5', 'back-15', 'forward-15']);
