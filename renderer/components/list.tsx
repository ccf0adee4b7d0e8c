import { ChevronRight } from 'lucide-react';
import { Children, isValidElement, type ReactNode, useContext, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type RowPlace, RowPlaceContext } from './row-place.ts';
import { VirtualList } from './virtual-list.tsx';
import './list.css';

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
  /** In a `<VirtualList>`; a `<List>` gives it by itself. */
  place?: RowPlace | undefined;
};

/** A row's usual height at 100 % text. */
const ROW_PX = 72;
/** Every row is here already: none is fetched when it comes into sight. */
const nothing = () => undefined;

/**
 * A list of things, as sheets on a pile. Its children are `<Row>`s, or components that are one, each with its key. Of a
 * long list only the rows in sight are drawn (decisions 190 and 201).
 */
export function List({ label, children }: { label: string; children: ReactNode }) {
  const rows = useMemo(() => Children.toArray(children).filter(isValidElement), [children]);
  return (
    <VirtualList
      label={label}
      count={rows.length}
      rowPx={ROW_PX}
      onShown={nothing}
      row={(index, place) => (
        <RowPlaceContext key={rows[index]?.key} value={place ?? null}>
          {rows[index]}
        </RowPlaceContext>
      )}
    />
  );
}

/** One thing in a list. With `onPress`, the whole row can be pressed and the title is the button's name. */
export function Row({ title, note, marks, before, after, onPress, isCurrent = false, ...rest }: RowProps) {
  const given = useContext(RowPlaceContext);
  const place = rest.place ?? given;
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
