import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import type { RowPlace } from './list.tsx';
import { useScroller } from './use-scroller.ts';
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
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollMargin: offset,
  });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => onShown(first, last), [onShown, first, last]);
  useEffect(() => {
    if (follow !== null) rows.scrollToIndex(follow, { align: 'center' });
  }, [rows, follow]);
  return (
    <ul className="list list-long" ref={list} aria-label={label} style={{ blockSize: rows.getTotalSize() }}>
      {shown.map(({ index, start }) =>
        row(index, { measure: rows.measureElement, index, count, startPx: start - offset }),
      )}
    </ul>
  );
}
