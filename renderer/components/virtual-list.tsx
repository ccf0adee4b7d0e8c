import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type RowPlace, useWithKept } from './row-place.ts';
import { observeScroll, useScroller } from './use-scroller.ts';
import './list.css';

export type VirtualListProps = {
  label: string;
  count: number;
  /** A row's usual height in px; the real one is measured, since words and text size differ. */
  rowPx: number;
  /** The row at a place of the list; hand `place` on to `<Row>`. */
  row: (index: number, place: RowPlace | undefined) => ReactNode;
  /** Which rows are in the page now, so that their part can be fetched. */
  onShown: (first: number, last: number) => void;
  /** A row that comes into sight when this changes: the one that sounds. */
  follow?: number | null;
};

/** As few as this are simply drawn, as plain HTML: a screenful and a little. */
const SHORT = 20;
/** As few as this come with the page itself; more come right behind it (decision 201). */
const AT_ONCE = 8;
/** Drawn around those in sight, on either side. */
const AROUND = 5;

/**
 * A list of any length that scrolls with its page: of a long one, only the rows in sight and a few around are drawn.
 * A list that grows or shrinks over that border keeps its rows, and whatever has the focus in them.
 */
export function VirtualList({ label, count, rowPx, row, onShown, follow = null }: VirtualListProps) {
  const list = useRef<HTMLUListElement>(null);
  const isLong = count > SHORT;
  // Many rows are drawn after the page, in small pieces between which a key or the sound gets its turn.
  const isBegun = useDeferredValue(true, count <= AT_ONCE);
  const { scroller, offset } = useScroller(list, isLong);
  const [focused, setFocused] = useState<number | null>(null);
  const rows = useVirtualizer({
    count,
    enabled: isLong,
    getScrollElement: () => scroller,
    observeElementOffset: observeScroll,
    estimateSize: () => rowPx,
    overscan: AROUND,
    // The row with the focus stays: who scrolled away comes back to it with the next key.
    rangeExtractor: useWithKept(useMemo(() => (focused === null ? [] : [focused]), [focused])),
    scrollMargin: offset,
  });
  const inSight = isLong ? rows.getVirtualItems() : [];
  const { startIndex = 0, endIndex = 0 } = rows.range ?? {};
  const first = isLong ? Math.max(0, startIndex - AROUND) : 0;
  const last = isLong ? Math.min(count - 1, endIndex + AROUND) : Math.max(0, count - 1);
  useEffect(() => onShown(first, last), [onShown, first, last]);
  useEffect(() => {
    if (follow === null || !isBegun) return;
    if (isLong) rows.scrollToIndex(follow, { align: 'center' });
    else list.current?.children[follow]?.scrollIntoView({ block: 'nearest' });
  }, [rows, follow, isLong, isBegun]);
  const placed = (index: number, startPx: number): RowPlace => ({
    measure: rows.measureElement,
    index,
    count,
    startPx,
  });
  const drawn = () => {
    if (!isBegun) return null;
    if (!isLong) return plain(count).map((index) => row(index, undefined));
    // It has just grown long and is not laid out yet: its rows stay where they are.
    if (inSight.length === 0) return plain(SHORT).map((index) => row(index, placed(index, index * rowPx)));
    return inSight.map(({ index, start }) => row(index, placed(index, start - offset)));
  };
  return (
    <ul
      className={isLong ? 'list list-long' : 'list'}
      ref={list}
      aria-label={label}
      {...(isLong ? { style: { blockSize: rows.getTotalSize() } } : {})}
      {...(isBegun || isLong ? {} : { style: { minBlockSize: count * rowPx } })}
      onFocus={(event) => {
        // A dialog of a row is elsewhere in the document: its row stays, or the dialog would go with it.
        if (isLong && event.currentTarget.contains(event.target)) setFocused(indexOf(event));
      }}
    >
      {drawn()}
    </ul>
  );
}

function plain(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function indexOf({ target }: FocusEvent): number | null {
  const row = target.closest<HTMLElement>('[data-index]');
  return row ? Number(row.dataset.index) : null;
}
