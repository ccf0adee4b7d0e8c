import { useCallback } from 'react';
import { useCall, useChange } from '../../../bridge/index.ts';

/** Whether a part of the page is folded away, on this computer, and how to change that. Parts begin open. */
export function useFolded(part: string, { atFirst = false }: { atFirst?: boolean } = {}) {
  const { data: settings } = useCall('app', 'settings');
  const { mutate: change } = useChange('app', 'changeSettings');
  const known = settings?.folded;
  // What begins folded is kept under another name, so that one list holds both kinds.
  const name = atFirst ? `${part}/open` : part;
  const isFolded = (known?.includes(name) ?? false) !== atFirst;
  const fold = useCallback(
    (folded: boolean) => {
      const others = (known ?? []).filter((one) => one !== name);
      change({ folded: folded === atFirst ? others : [...others, name] });
    },
    [known, name, atFirst, change],
  );
  return { isFolded, fold };
}

/** Which guide the left side of the review shows, kept for the next time. */
export function useGuide<Id extends string>(ids: readonly Id[], first: Id): [Id, (id: Id) => void] {
  const { data: settings } = useCall('app', 'settings');
  const { mutate: change } = useChange('app', 'changeSettings');
  const guide = ids.find((id) => id === settings?.reviewGuide) ?? first;
  const choose = useCallback((id: Id) => change({ reviewGuide: id }), [change]);
  return [guide, choose];
}
