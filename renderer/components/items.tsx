import { useVirtualizer } from '@tanstack/react-virtual';
import {
  Children,
  type FocusEvent,
  isValidElement,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type RowPlace, RowPlaceContext, useWithKept } from './row-place.ts';
import { observeScroll, useScroller } from './use-scroller.ts';
import './items.css';

export type ItemsProps = {
  label: string;
  /** An item's usual height in px at 100 % text, with the gap below it; the real one is measured. */
  itemPx: number;
  /** As few as this are simply drawn: a screenful of them. */
  whole: number;
  /** Their order says something. */
  isOrdered?: boolean;
  /** `<Item>`s, or components that are one, each with its key. */
  children: ReactNode;
};

/** Drawn around those in sight, on either side. */
const AROUND = 1;

/**
 * Things of any height, one below the other, with whatever stands in them: cards, boxes to tick, fields. Of many, only
 * those in sight are drawn, and the one that has the focus, or whose dialog is open (decision 198). Rows of words are a
 * `<List>`.
 */
export function Items({ label, itemPx, whole, isOrdered = false, children }: ItemsProps) {
  const items = useMemo(() => Children.toArray(children).filter(isValidElement), [children]);
  const list = useRef<HTMLElement | null>(null);
  const isLong = items.length > whole;
  // Those of a long list come right behind the page, in small pieces between which a key or the sound gets its turn.
  const isBegun = useDeferredValue(true, !isLong);
  const { drawn, totalPx, onFocus } = useInSight(items, itemPx, list, isLong);
  const As = isOrdered ? 'ol' : 'ul';
  return (
    <As
      className={isLong ? 'items items-long' : 'items'}
      ref={(element: HTMLElement | null) => {
        list.current = element;
      }}
      aria-label={label}
      {...(isLong ? { style: { blockSize: totalPx }, onFocus } : {})}
    >
      {isLong
        ? (isBegun ? drawn : []).map(({ item, place }) => (
            <RowPlaceContext key={item.key} value={place}>
              {item}
            </RowPlaceContext>
          ))
        : items.map((item) => (
            <RowPlaceContext key={item.key} value={null}>
              {item}
            </RowPlaceContext>
          ))}
    </As>
  );
}

/** Which of many are drawn. Scrolling leaves those that stay exactly as they are: their places are the same objects. */
function useInSight(
  items: readonly ReactElement[],
  itemPx: number,
  list: { readonly current: HTMLElement | null },
  isLong: boolean,
) {
  const { scroller, offset } = useScroller(list, isLong);
  const [focused, setFocused] = useState<string | null>(null);
  const count = items.length;
  const rows = useVirtualizer({
    count,
    enabled: isLong,
    getScrollElement: () => scroller,
    observeElementOffset: observeScroll,
    estimateSize: () => itemPx,
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    overscan: AROUND,
    rangeExtractor: useWithKept(
      useMemo(() => {
        const at = items.findIndex(({ key }) => key === focused);
        return focused === null || at < 0 ? [] : [at];
      }, [items, focused]),
    ),
    scrollMargin: offset,
  });
  const places = useRef(new Map<number, RowPlace>());
  const placeOf = (index: number, startPx: number): RowPlace => {
    const last = places.current.get(index);
    if (last && last.startPx === startPx && last.count === count) return last;
    const place = { measure: rows.measureElement, index, count, startPx };
    places.current.set(index, place);
    return place;
  };
  return {
    drawn: rows.getVirtualItems().flatMap(({ index, start }) => {
      const item = items[index];
      return item ? [{ item, place: placeOf(index, start - offset) }] : [];
    }),
    totalPx: rows.getTotalSize(),
    onFocus: ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
      // A dialog of an item is elsewhere in the document: its item stays, or the dialog would go with it.
      if (!currentTarget.contains(target)) return;
      const index = target.closest<HTMLElement>('[data-index]')?.dataset.index;
      setFocused(index === undefined ? null : (items[Number(index)]?.key ?? null));
    },
  };
}

/** One of `<Items>`. `label`: what a screen reader calls it. */
export function Item({ label, children }: { label?: string; children: ReactNode }) {
  const place = useContext(RowPlaceContext);
  return (
    <li
      className="item"
      aria-label={label}
      {...(place
        ? {
            ref: place.measure,
            'data-index': place.index,
            'aria-setsize': place.count,
            'aria-posinset': place.index + 1,
            style: { transform: `translateY(${place.startPx}px)` },
          }
        : {})}
    >
      {/* What stands in it has places of its own. */}
      <RowPlaceContext value={null}>{children}</RowPlaceContext>
    </li>
  );
}
