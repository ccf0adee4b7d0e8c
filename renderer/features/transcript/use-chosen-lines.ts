import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Line } from './lines.ts';

/** A line that was chosen, and where it stood; before anything was chosen, the place alone. */
type Place = { readonly index: number; readonly id: string | null };
const FIRST: Place = { index: 0, id: null };

/**
 * One line that is active, and with Shift a stretch of lines up to it. What is chosen is the line, not its place: a time
 * that is set, a line that is split or a check that takes one out of sight moves the others, and C would check a line
 * that nobody listened to. `onPress` is told of each press on a row, with its line, and whether it only made the stretch
 * longer.
 */
export function useChosenLines(
  shown: readonly Line[],
  onPress: (line: Line | undefined, extend: boolean) => void,
) {
  const [wanted, setActive] = useState(FIRST);
  const [start, setAnchor] = useState(FIRST);
  const active = useMemo(() => placeIn(shown, wanted), [shown, wanted]);
  const anchor = useMemo(() => placeIn(shown, start), [shown, start]);
  const from = Math.min(active, anchor);
  const to = Math.min(Math.max(active, anchor), shown.length - 1);
  const chosen = useMemo(() => shown.slice(from, to + 1), [shown, from, to]);
  const latest = useRef({ shown, onPress });
  useEffect(() => {
    latest.current = { shown, onPress };
  });

  /** `id`: of a line that was just made, which the list does not show yet. */
  const choose = useCallback((index: number, extend: boolean, id?: string) => {
    const place = { index, id: id ?? latest.current.shown[index]?.id ?? null };
    setActive(place);
    if (!extend) setAnchor(place);
  }, []);
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

/** Where the line stands now; one that is gone or out of sight leaves its place to the one that took it. */
function placeIn(shown: readonly Line[], { index, id }: Place): number {
  const now = id === null || shown[index]?.id === id ? index : shown.findIndex((line) => line.id === id);
  return Math.min(now < 0 ? index : now, Math.max(0, shown.length - 1));
}
