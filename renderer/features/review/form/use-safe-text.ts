import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSaveAtLeaving } from '../../../drafts/index.ts';
import { SafeText, type SafeTextStore } from './safe-text.ts';

/**
 * `SafeText` for a field on the screen. The field must be mounted anew (React `key`) for another moment: leaving it
 * saves what was typed into the moment it was typed for.
 */
export function useSafeText(store: SafeTextStore, saved: string, draft: string | null) {
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  const [text] = useState(
    () =>
      new SafeText(
        {
          save: (next) => latest.current.save(next),
          saveDraft: (next) => latest.current.saveDraft(next),
        },
        saved,
        draft,
      ),
  );
  const state = useSyncExternalStore(text.subscribe, text.current);
  useEffect(() => text.sync(saved), [text, saved]);
  useSaveAtLeaving(text);
  return { ...state, type: (next: string) => text.type(next), save: () => void text.save() };
}
