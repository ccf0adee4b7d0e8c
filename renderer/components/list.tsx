import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
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
export function Row({ title, note, marks, before, after, onPress, isCurrent = false }: RowProps) {
  const words = (
    <span className="row-words">
      <span className="row-title">{title}</span>
      {note ? <span className="row-note">{note}</span> : null}
    </span>
  );
  return (
    <li className="list-row" data-current={isCurrent || undefined}>
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

export type Column<T> = { id: string; head: string; cell: (row: T) => ReactNode; align?: 'start' | 'end' };

/** What scrolls must be reachable by keyboard, or nobody without a mouse sees the right-hand columns. */
const REACHABLE = { tabIndex: 0 };

/** A plain table for reading: real headers, one caption. It scrolls inside itself when it is too wide. */
export function Table<T>(props: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
}) {
  return (
    <section className="table-scroll" aria-label={props.caption} {...REACHABLE}>
      <table className="table">
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowId(row)}>
              {props.columns.map((column) => (
                <td key={column.id} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
