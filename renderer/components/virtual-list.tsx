import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { List, type RowPlace } from './list.tsx';
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

function ShortList({ label, count, row, onShown }: VirtualListProps) {
  useEffect(() => onShown(0, Math.max(0, count - 1)), [onShown, count]);
  return <List label={label}>{Array.from({ length: count }, (_, index) => row(index, undefined))}</List>;
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

/** What the list scrolls in (the page, or in a small window all of it), and how far down in it the list begins. */
function useScroller(list: React.RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<{ scroller: HTMLElement | null; offset: number }>({
    scroller: null,
    offset: 0,
  });
  useLayoutEffect(() => {
    const look = () => {
      const element = list.current;
      if (!element) return;
      const scroller = scrollerOf(element);
      const offset = Math.round(
        element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
      );
      setPlace((now) => (now.scroller === scroller && now.offset === offset ? now : { scroller, offset }));
    };
    look();
    // What stands above the list may grow or go: a filter, a notice, larger text.
    const above = new ResizeObserver(look);
    if (list.current?.parentElement) above.observe(list.current.parentElement);
    window.addEventListener('resize', look);
    return () => {
      above.disconnect();
      window.removeEventListener('resize', look);
    };
  }, [list]);
  return place;
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.documentElement;
}
