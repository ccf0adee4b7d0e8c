import { useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
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

/** As few as this are simply drawn: nothing is gained by leaving some out. */
const SHORT = 60;
/** Drawn around those in sight, on either side. */
const AROUND = 8;

/** A list of any length that scrolls with its page: of a long one, only the rows in sight and a few around are drawn. */
export function VirtualList(props: VirtualListProps) {
  return props.count <= SHORT ? <ShortList {...props} /> : <LongList {...props} />;
}

function ShortList({ label, count, row, onShown, follow = null }: VirtualListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => onShown(0, Math.max(0, count - 1)), [onShown, count]);
  useEffect(() => {
    if (follow !== null) list.current?.children[follow]?.scrollIntoView({ block: 'nearest' });
  }, [follow]);
  return (
    <ul className="list" ref={list} aria-label={label}>
      {Array.from({ length: count }, (_, index) => row(index, undefined))}
    </ul>
  );
}

function LongList({ label, count, rowPx, row, onShown, follow = null }: VirtualListProps) {
  const list = useRef<HTMLUListElement>(null);
  const { scroller, offset } = useScroller(list);
  const [focused, setFocused] = useState<number | null>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    observeElementOffset: observeScroll,
    estimateSize: () => rowPx,
    overscan: AROUND,
    // The row with the focus stays: who scrolled away comes back to it with the next key.
    rangeExtractor: useWithKept(useMemo(() => (focused === null ? [] : [focused]), [focused])),
    scrollMargin: offset,
  });
  const shown = rows.getVirtualItems();
  const first = Math.max(0, (rows.range?.startIndex ?? 0) - AROUND);
  const last = Math.min(count - 1, (rows.range?.endIndex ?? 0) + AROUND);
  useEffect(() => onShown(first, last), [onShown, first, last]);
  useEffect(() => {
    if (follow !== null) rows.scrollToIndex(follow, { align: 'center' });
  }, [rows, follow]);
  return (
    <ul
      className="list list-long"
      ref={list}
      aria-label={label}
      style={{ blockSize: rows.getTotalSize() }}
      onFocus={(event) => setFocused(indexOf(event))}
    >
      {shown.map(({ index, start }) =>
        row(index, { measure: rows.measureElement, index, count, startPx: start - offset }),
      )}
    </ul>
  );
}

function indexOf({ target }: FocusEvent): number | null {
  const row = target.closest<HTMLElement>('[data-index]');
  return row ? Number(row.dataset.index) : null;
}
