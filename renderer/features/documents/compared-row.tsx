import { ArrowRightLeft, Equal, FileMinus2, FilePen, FilePlus2 } from 'lucide-react';
import type { DocumentComparison } from '../../../shared/contract/index.ts';
import type { ComparedRow, WordChange } from '../../../shared/domain/index.ts';
import { useNavigation } from '../../app/index.ts';
import { Badge, type BadgeTone, Button, type RowPlace } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';

const LOOKS: Record<ComparedRow['kind'], { tone: BadgeTone; icon: typeof Equal }> = {
  same: { tone: 'plain', icon: Equal },
  changed: { tone: 'accent', icon: FilePen },
  removed: { tone: 'disputed', icon: FileMinus2 },
  added: { tone: 'good', icon: FilePlus2 },
};

/** One paragraph of two versions: what became of it, on which pages, and the words. */
export function ComparedRowItem({
  row,
  index,
  place,
  of,
}: {
  row: ComparedRow;
  index: number;
  /** Undefined in a list that is short enough to be drawn whole. */
  place: RowPlace | undefined;
  of: DocumentComparison;
}) {
  const { t } = useTranslation('documents');
  const moved = (row.kind === 'removed' || row.kind === 'added') && row.elsewhere !== null;
  return (
    <li
      className="list-row compared"
      data-index={index}
      {...(place
        ? {
            ref: place.measure,
            'aria-setsize': place.count,
            'aria-posinset': index + 1,
            style: { transform: `translateY(${place.startPx}px)` },
          }
        : {})}
    >
      <div className="compared-head" tabIndex={-1}>
        {moved ? (
          <Badge icon={ArrowRightLeft}>{t('compare.kind.moved')}</Badge>
        ) : (
          <Badge {...LOOKS[row.kind]}>{t(`compare.kind.${row.kind}`)}</Badge>
        )}
        <Pages row={row} of={of} />
      </div>
      <p className="compared-words">
        <RowWords row={row} />
      </p>
    </li>
  );
}

/** The page in each version, each a way to that page. A Word file has none. */
function Pages({ row, of }: { row: ComparedRow; of: DocumentComparison }) {
  const { t } = useTranslation('documents');
  const { go } = useNavigation();
  const first = row.kind === 'added' ? row.elsewhere : row.first.page;
  const second = row.kind === 'removed' ? row.elsewhere : row.second.page;
  const link = (which: 'first' | 'second', page: number | null) =>
    page === null || of[which].pages === null ? null : (
      <Button kind="link" onPress={() => go({ at: 'document', id: of[which].id, page })}>
        {t(`compare.on.${which}`, { page })}
      </Button>
    );
  return (
    <span className="row" data-gap="small">
      {link('first', first)}
      {link('second', second)}
    </span>
  );
}

function RowWords({ row }: { row: ComparedRow }) {
  switch (row.kind) {
    case 'same':
      return row.second.text;
    case 'removed':
      return <Changed change={{ kind: 'removed', text: row.first.text }} />;
    case 'added':
      return <Changed change={{ kind: 'added', text: row.second.text }} />;
    case 'changed':
      return row.words.map((change, at) => (
        // Parts of one sentence have no names of their own; their order is what they are.
        <Changed key={`${at}/${change.kind}`} change={change} />
      ));
  }
}

/** Struck out or underlined, coloured, and said in words for those who hear the page. */
function Changed({ change }: { change: WordChange }) {
  const { t } = useTranslation('documents');
  if (change.kind === 'same') return <span>{change.text}</span>;
  const said = t(`compare.said.${change.kind}`);
  return change.kind === 'removed' ? (
    <del className="words-removed">
      <span className="visually-hidden">{said}</span>
      {change.text}
    </del>
  ) : (
    <ins className="words-added">
      <span className="visually-hidden">{said}</span>
      {change.text}
    </ins>
  );
}
