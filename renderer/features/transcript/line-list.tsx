import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { useTranslation } from '../../i18n/index.ts';
import { LineEditor } from './line-editor.tsx';
import { LineRow } from './line-row.tsx';
import type { Desk } from './use-desk.ts';
import { useLineView } from './use-line-view.ts';

type LineListProps = {
  desk: Desk;
  box: RefObject<HTMLDivElement | null>;
  follows: boolean;
  /** What is looked for in the lines. */
  search: string;
};

/**
 * The lines, by time. Only those in sight are in the page, so 20,000 are as quick as 20. The line that is being said is
 * lit and kept in sight; arrows move, Enter plays from the line, C checks it and moves on, E opens its words.
 */
export function LineList({ desk, box, follows, search }: LineListProps) {
  const { t } = useTranslation('transcript');
  const { shown, active, player } = desk;
  const { rows, litIds, focusOn } = useLineView(desk, box, follows);
  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || desk.editing) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (!shown[to]) return;
      desk.choose(to, event.shiftKey);
      focusOn(to);
      return;
    }
    const act = {
      c: () => desk.checkAndMoveOn(focusOn),
      e: () => desk.edit(active),
      ' ': () => void player.toggle(),
    }[event.key.toLowerCase()];
    if (!act || event.shiftKey) return;
    event.preventDefault();
    act();
  };
  // After an edit the focus stays in the list.
  const leave = useCallback(
    (index: number) => {
      desk.edit(null);
      focusOn(index);
    },
    [desk, focusOn],
  );
  return (
    <div className="line-box guide-scroll" ref={box}>
      <ol
        className="line-rows"
        aria-label={t('list.label')}
        style={{ blockSize: rows.getTotalSize() }}
        onKeyDown={walk}
      >
        {rows.getVirtualItems().map((row) => {
          const line = shown[row.index];
          if (!line) return null;
          return (
            <LineRow
              key={row.key}
              line={line}
              index={row.index}
              count={shown.length}
              startPx={row.start}
              measure={rows.measureElement}
              name={desk.nameOf(line)}
              search={search}
              certified={desk.certified}
              isLit={litIds.has(line.id)}
              isChosen={desk.isChosen(row.index)}
              isActive={row.index === active}
              onPress={desk.press}
            >
              {desk.editing === line.id ? (
                <LineEditor
                  line={line}
                  changes={desk.changes}
                  typing={desk.typing}
                  caret={desk.caret?.lineId === line.id ? desk.caret.at : null}
                  parts={{
                    split: (words) => desk.parts.split(line, words),
                    join: (text) => desk.parts.join(line, text),
                    onSplit: (second) => desk.editPart(second, row.index + 1),
                    run: desk.run,
                  }}
                  onNext={() => desk.typeNext(row.index, leave)}
                  onDone={() => leave(row.index)}
                />
              ) : null}
            </LineRow>
          );
        })}
      </ol>
    </div>
  );
}
