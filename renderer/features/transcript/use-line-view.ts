import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo } from 'react';
import { usePlayerState } from '../../audio/index.ts';
import { lineAt, litAt } from './lines.ts';
import type { Desk } from './use-desk.ts';

/** A guess in px; the real height is measured, since words and text size differ. */
const ROW_PX = 84;

/** Which lines are in the page, which are lit, and what keeps the one in sight that is being said or was asked for. */
export function useLineView(desk: Desk, box: RefObject<HTMLDivElement | null>, follows: boolean) {
  const { shown, player } = desk;
  // The same function as long as the lines are the same: a new one makes all 20,000 be laid out anew (decision 158).
  const keyOf = useCallback((index: number) => shown[index]?.id ?? index, [shown]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: keyOf,
    overscan: 3,
  });
  const here = (state: { track: { recordingId: string } | null }) =>
    state.track?.recordingId === desk.recordingId;
  const lit = usePlayerState(player, (state) => (here(state) ? litAt(shown, state.atMs) : ''));
  const litIds = useMemo(() => new Set(lit.split(' ')), [lit]);
  const current = usePlayerState(player, (state) => (here(state) ? lineAt(shown, state.atMs) : -1));
  const playing = usePlayerState(player, (state) => state.playing);
  useEffect(() => {
    if (follows && playing && current >= 0 && !desk.editing) rows.scrollToIndex(current, { align: 'auto' });
  }, [rows, follows, playing, current, desk.editing]);
  useEffect(() => {
    if (desk.scrollTo) rows.scrollToIndex(desk.scrollTo.index, { align: 'auto' });
  }, [rows, desk.scrollTo]);

  /** The row may only now come into the page. */
  const focusOn = useCallback(
    (index: number) => {
      const line = shown[index];
      if (!line) return;
      rows.scrollToIndex(index, { align: 'auto' });
      requestAnimationFrame(() =>
        box.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line.id)}"]`)?.focus(),
      );
    },
    [rows, shown, box],
  );
  return { rows, litIds, focusOn };
}
