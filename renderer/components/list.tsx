import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './list.css';

/** Where a row stands in a long list of which only a part is drawn. */
export type RowPlace = {
  measure: (element: HTMLElement | null) => void;
  index: number;
  count: number;
  startPx: number;
};

export type RowProps = {
  /** The words that name the row; they are the button when `onPress` is given. */
  title: ReactNode;
  /** A quiet line under the title. */
  note?: ReactNode;
  /** Badges and small facts. */
  marks?: ReactNode;
  /** Before the title: a play button, a number. */
  before?: ReactNode;
  /** After everything: buttons of the row. */
  after?: ReactNode;
  onPress?: () => void;
  isCurrent?: boolean;
  /** In a `<VirtualList>`. */
  place?: RowPlace | undefined;
};

/** A list of things, as sheets on a pile. Its children are `<Row>`s. */
export function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="list" aria-label={label}>
      {children}
    </ul>
  );
}

/** One thing in a list. With `onPress`, the whole row can be pressed and the title is the button's name. */
export function Row({ title, note, marks, before, after, onPress, isCurrent = false, place }: RowProps) {
  const words = (
    <span className="row-words">
      <span className="row-title">{title}</span>
      {note ? <span className="row-note">{note}</span> : null}
    </span>
  );
  return (
    <li className="list-row" data-current={isCurrent || undefined} {...(place ? placed(place) : {})}>
      {before}
      <div className="row-content">
        {onPress ? (
          <AriaButton className="row-button" onPress={onPress} aria-current={isCurrent}>
            {words}
          </AriaButton>
        ) : (
          words
        )}
        {marks ? <div className="row-marks">{marks}</div> : null}
      </div>
      {after ? <span className="row-after">{after}</span> : null}
      {onPress && !after ? <ChevronRight aria-hidden className="lucide row-arrow" /> : null}
    </li>
  );
}

/** Words between the rows of a long list: the year that begins here. */
export function ListHeading({ children, place }: { children: ReactNode; place?: RowPlace | undefined }) {
  return (
    <li className="list-row list-heading" {...(place ? placed(place) : {})}>
      <h2>{children}</h2>
    </li>
  );
}

function placed({ measure, index, count, startPx }: RowPlace) {
  return {
    ref: measure,
    'data-index': index,
    'aria-setsize': count,
    'aria-posinset': index + 1,
    style: { transform: `translateY(${startPx}px)` },
  };
}
