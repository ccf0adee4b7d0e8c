import { Check, Ear } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Badge } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { type Line, markedParts } from './lines.ts';

export type LineRowProps = {
  line: Line;
  /** Place in the list, 0 for the first; and how many there are. */
  index: number;
  count: number;
  startPx: number;
  measure(element: Element | null): void;
  name: string | null;
  /** What is looked for: its words are marked. */
  search: string;
  certified: boolean;
  isLit: boolean;
  isChosen: boolean;
  isActive: boolean;
  onPress(index: number, extend: boolean): void;
  /** Instead of the words: the field in which they are typed. */
  children?: ReactNode;
};

/** One line: when, who, what, and whether somebody checked it by ear. Pressing it plays from it. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, index, count, startPx, measure, name, certified, isLit, isChosen, isActive } = props;
  const { t } = useTranslation('transcript');
  const format = useFormat();
  return (
    <li
      ref={measure}
      className="line-row"
      data-index={index}
      data-lit={isLit || undefined}
      data-chosen={isChosen || undefined}
      style={{ transform: `translateY(${startPx}px)` }}
      aria-setsize={count}
      aria-posinset={index + 1}
    >
      <button
        type="button"
        className="line-button"
        data-line={line.id}
        tabIndex={isActive ? 0 : -1}
        aria-current={isLit || undefined}
        aria-pressed={isChosen}
        onClick={(event) => props.onPress(index, event.shiftKey)}
      >
        <span className="line-head small">
          <span className="figures">
            {line.timing === 'placed' ? t('line.noTime') : format.timecode(line.startMs)}
          </span>
          {name === null ? null : <strong className="line-name">{name}</strong>}
          <Standing line={line} certified={certified} />
        </span>
        {props.children ? null : (
          <span className={line.text.trim() === '' ? 'line-words quiet' : 'line-words'}>
            {line.text.trim() === '' ? t('line.noWords') : <Marked text={line.text} search={props.search} />}
          </span>
        )}
      </button>
      {props.children}
    </li>
  );
});

function Marked({ text, search }: { text: string; search: string }) {
  let offset = 0;
  return markedParts(text, search).map((part) => {
    offset += part.text.length;
    return part.hit ? <mark key={offset}>{part.text}</mark> : part.text;
  });
}

function Standing({ line, certified }: { line: Line; certified: boolean }) {
  const { t } = useTranslation('transcript');
  if (certified) return <Badge tone="good">{t('line.certified')}</Badge>;
  if (line.checkedBy === null) {
    return (
      <Badge tone="careful" icon={Ear}>
        {t('line.draft')}
      </Badge>
    );
  }
  return (
    <Badge tone="good" icon={Check}>
      {t('line.checked', { by: line.checkedBy })}
    </Badge>
  );
}
