import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, memo, type ReactNode, useEffect, useRef } from 'react';
import { useWithKept } from './row-place.ts';
import { observeScroll, useScroller } from './use-scroller.ts';
import './virtual-body.css';

/** What a `<tr>` of a `<VirtualBody>` carries: its place for screen readers, and how its height becomes known. */
export type TableRowPlace = {
  ref: ((row: HTMLTableRowElement | null) => void) | undefined;
  'data-index': number;
  'aria-rowindex': number;
};

export type VirtualBodyProps = {
  count: number;
  columns: number;
  /** A row's usual height in px; the real one is measured. */
  rowPx: number;
  /** What a row is, wherever it stands. The same function as long as the rows are the same (decision 158). */
  keyOf: (index: number) => string;
  /** Rows that stay drawn wherever the person scrolls: one that has the focus or is written in. Stable. */
  kept: readonly number[];
  /** The `<tr>` at a place of the table; put `place` on it. A new function draws every row in sight anew. */
  row: (index: number, place: TableRowPlace) => ReactNode;
  /** Told of the last row in sight, so that more can be fetched. Stable. */
  onShown: (last: number) => void;
};

/** As few as this are simply drawn. A row of a table holds buttons and papers: fewer than of a plain list. */
const SHORT = 20;
const AROUND = 4;
/** The row of the headings is the first one for a screen reader. */
const HEADINGS = 1;

/**
 * The body of a table of any length that scrolls with its page: of a long one, only the rows in sight and a few around
 * are drawn. They stay in the table's own flow, so that its columns hold; what is left out is one empty row as tall as
 * all of it. The table itself says `aria-rowcount` (the rows, and one of headings).
 */
export function VirtualBody({ count, columns, rowPx, keyOf, kept, row, onShown }: VirtualBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { scroller, offset } = useScroller(body);
  const isLong = count > SHORT;
  const withKept = useWithKept(kept);
  const rows = useVirtualizer({
    count,
    enabled: isLong,
    getScrollElement: () => scroller,
    observeElementOffset: observeScroll,
    estimateSize: () => rowPx,
    getItemKey: keyOf,
    overscan: AROUND,
    rangeExtractor: withKept,
    scrollMargin: offset,
  });
  const drawn = isLong
    ? rows.getVirtualItems()
    : Array.from({ length: count }, (_, index) => ({ index, start: 0, end: 0 }));
  const last = isLong ? (rows.range?.endIndex ?? 0) : count - 1;
  useEffect(() => onShown(last), [onShown, last]);
  const ends = [offset, ...drawn.map(({ end }) => end)];
  return (
    <tbody ref={body}>
      {drawn.map(({ index, start }, at) => (
        <Fragment key={keyOf(index)}>
          <Gap px={isLong ? start - (ends[at] ?? start) : 0} columns={columns} />
          <BodyRow index={index} row={row} measure={isLong ? rows.measureElement : undefined} />
        </Fragment>
      ))}
      <Gap px={isLong ? rows.getTotalSize() + offset - (ends.at(-1) ?? 0) : 0} columns={columns} />
    </tbody>
  );
}

/** Scrolling moves no row that is drawn: it stays as it is until the table itself has news. */
const BodyRow = memo(function BodyRow({
  index,
  row,
  measure,
}: Pick<VirtualBodyProps, 'row'> & { index: number; measure: TableRowPlace['ref'] }) {
  return row(index, { ref: measure, 'data-index': index, 'aria-rowindex': index + 1 + HEADINGS });
});

/** In the place of rows that are out of sight; nothing for those who do not see it. */
function Gap({ px, columns }: { px: number; columns: number }) {
  if (px <= 0) return null;
  return (
    <tr className="virtual-gap" aria-hidden style={{ blockSize: px }}>
      <td colSpan={columns} />
    </tr>
  );
}
