import { BookOpen, FileText, TextCursorInput } from 'lucide-react';
import { useRef } from 'react';
import type { DocumentSummary } from '../../../../shared/contract/index.ts';
import type { DocumentPage } from '../../../../shared/domain/index.ts';
import { useKeys } from '../../../app/index.ts';
import { IconButton } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { FindBar } from '../find-bar.tsx';
import { PageField, ZoomTools } from '../viewer-tools.tsx';
import type { Reading } from './use-reading.ts';

type PaperToolsProps = { paper: DocumentSummary; pages: readonly DocumentPage[]; reading: Reading };

/** Going to a page, finding words, and the other two ways to see the pages. */
export function PaperTools({ paper, pages, reading }: PaperToolsProps) {
  const { t } = useTranslation('documents');
  const findField = useRef<HTMLInputElement>(null);
  const { find, view, turnTo, page, show } = reading;
  const hasText = pages.some(({ text }) => text !== '');
  useKeys(t('keys.title'), [
    { combo: 'mod+f', label: t('find.label'), run: () => findField.current?.focus() },
  ]);
  return (
    <div className="paper-tools">
      {paper.pages !== null && pages.length > 1 ? (
        <PageField
          key={page}
          page={page}
          count={pages.length}
          onGo={(wanted) => {
            // By Enter: the field goes with its page. By leaving it: the focus is on its way to somewhere else.
            const isStillHere = document.activeElement?.closest('.page-field') !== null;
            show({ page: wanted });
            if (isStillHere) reading.toPages();
          }}
        />
      ) : null}
      {hasText ? (
        <FindBar
          words={find.words}
          onWords={find.ask}
          count={find.hits.length}
          at={find.at}
          onStep={(by) => {
            const hit = find.step(by);
            if (hit) show({ page: hit.page, at: 'found' });
          }}
          inputRef={findField}
        />
      ) : null}
      <div className="paper-views">
        {hasText ? (
          <IconButton
            label={t(view === 'keys' ? 'beside.toReading' : 'beside.byKeys')}
            icon={view === 'keys' ? <FileText aria-hidden /> : <TextCursorInput aria-hidden />}
            isDisabled={view !== 'keys' && reading.words === ''}
            onPress={() => turnTo(view === 'keys' ? 'text' : 'keys')}
          />
        ) : null}
        {paper.mediaType === 'application/pdf' ? (
          <IconButton
            label={t(view === 'picture' ? 'viewer.showText' : 'viewer.showPicture')}
            icon={view === 'picture' ? <FileText aria-hidden /> : <BookOpen aria-hidden />}
            onPress={() => turnTo(view === 'picture' ? 'text' : 'picture')}
          />
        ) : null}
      </div>
      {view === 'picture' ? (
        <ZoomTools scale={reading.scale} onZoom={reading.onZoom} onFit={() => reading.onZoom('fit')} />
      ) : null}
    </div>
  );
}
