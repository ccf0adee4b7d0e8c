import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Line } from './lines.ts';

/**
 * One line that is active, and with Shift a stretch of lines up to it. `onPress` is told of each press on a row, with
 * its line, and whether it only made the stretch longer.
 */
export function useChosenLines(
  shown: readonly Line[],
  onPress: (line: Line | undefined, extend: boolean) => void,
) {
  const [wanted, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const active = Math.min(wanted, Math.max(0, shown.length - 1));
  const from = Math.min(active, anchor);
  const to = Math.min(Math.max(active, anchor), shown.length - 1);
  const chosen = useMemo(() => shown.slice(from, to + 1), [shown, from, to]);

  const choose = useCallback((index: number, extend: boolean) => {
    setActive(index);
    if (!extend) setAnchor(index);
  }, []);
  const latest = useRef({ shown, onPress });
  useEffect(() => {
    latest.current = { shown, onPress };
  });
  /** Stable, so that pressing one row draws only the rows that changed. */
  const press = useCallback(
    (index: number, extend: boolean) => {
      choose(index, extend);
      latest.current.onPress(latest.current.shown[index], extend);
    },
    [choose],
  );
  const isChosen = (index: number) => index >= from && index <= to;
  return { active, chosen, last: to, choose, press, isChosen };
}
