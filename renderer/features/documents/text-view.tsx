import { Keyboard, ScanText } from 'lucide-react';
import { Fragment, memo, type ReactNode, useDeferredValue, useRef, useState } from 'react';
import type { DocumentPage } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Badge, Button, ErrorNotice, FormDialog, Notice, TextArea } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Highlight } from './pdf/index.ts';
import { type GoTo, type Scroller, useGoTo, usePagesIn, useReadPage } from './text-pages.ts';

type TextViewProps = {
  documentId: string;
  pages: readonly DocumentPage[];
  /** A Word file has no pages of its own. */
  hasPages: boolean;
  goTo: GoTo;
  highlights: ReadonlyMap<number, readonly Highlight[]>;
  onPage(page: number): void;
  /** What the pages scroll in, where it is not the window: nothing else is scrolled then, and the page in sight is told. */
  within?: Scroller;
  /** What stands behind tied words: it may hold no text, which would be counted as the page's. A stable function. */
  behind?: (highlightId: string) => ReactNode;
};

/**
 * The words of every page, without the picture: for screen readers, for large letters, for selecting by keyboard. All
 * pages are there to be read in a row; the browser lays out and paints those in sight, and only they carry marks.
 */
export function TextView({
  documentId,
  pages,
  hasPages,
  goTo,
  highlights,
  onPage,
  within,
  behind,
}: TextViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const [typing, setTyping] = useState<DocumentPage | null>(null);
  // The page itself first: hundreds of them come right behind it, in small pieces (decision 201).
  const isBegun = useDeferredValue(true, pages.length <= AT_ONCE);
  const near = usePagesIn(box, isBegun, within, '100% 0px');
  useReadPage(box, isBegun, within, goTo, onPage);
  useGoTo(box, isBegun, within, goTo, highlights);
  return (
    <div ref={box} className="text-view">
      {(isBegun ? pages : []).map((page) => (
        <TextPage
          key={page.page}
          page={page}
          count={hasPages ? pages.length : null}
          // The page that is gone to has its marks at once, for one of them may be the place itself.
          highlights={
            (near.has(page.page) || page.page === goTo.page ? highlights.get(page.page) : null) ?? NONE
          }
          onPage={onPage}
          onType={setTyping}
          behind={behind}
        />
      ))}
      {typing ? (
        <TypeText key={typing.page} documentId={documentId} page={typing} onClose={() => setTyping(null)} />
      ) : null}
    </div>
  );
}

/** As few pages as this come at once. */
const AT_ONCE = 8;
const NONE: readonly Highlight[] = [];
type TextPageProps = {
  page: DocumentPage;
  /** Of how many; null where the file has no pages of its own. */
  count: number | null;
  highlights: readonly Highlight[];
  onPage(page: number): void;
  onType(page: DocumentPage): void;
  behind: ((highlightId: string) => ReactNode) | undefined;
};

/** Drawn again only when its own marks change: a document may have hundreds of pages. */
const TextPage = memo(function TextPage({ page, count, highlights, onPage, onType, behind }: TextPageProps) {
  const { t } = useTranslation('documents');
  return (
    <section
      className="text-page"
      data-page={page.page}
      aria-label={t('viewer.page', { page: page.page })}
      onFocus={() => onPage(page.page)}
    >
      {count === null ? null : (
        <h2 className="text-head">{t('viewer.pageOf', { page: page.page, count })}</h2>
      )}
      {page.text === '' ? (
        <Notice kind="careful">{t(page.source === 'unread' ? 'text.unread' : 'text.none')}</Notice>
      ) : (
        <div className="text-words" data-words={page.page}>
          <Words text={page.text} highlights={highlights} behind={behind} />
        </div>
      )}
      {page.source === 'typed' ? <Badge icon={Keyboard}>{t('text.typed')}</Badge> : null}
      {page.source === 'file' ? null : (
        <Button kind="quiet" icon={<ScanText aria-hidden />} onPress={() => onType(page)}>
          {t(page.text === '' ? 'text.type' : 'text.correct', { page: page.page })}
        </Button>
      )}
    </section>
  );
});

type WordsProps = Pick<TextPageProps, 'highlights' | 'behind'> & { text: string };

/** The words with their highlights; all in one element, so that a selection counts in the page's own text. */
function Words({ text, highlights, behind }: WordsProps) {
  return partsOf(text.length, highlights).map(({ from, to, kind }) => {
    const tied = highlights.filter((one) => one.kind === 'tied');
    const ending = behind ? tied.filter((one) => one.endAt === to) : NONE;
    const begins = tied.find((one) => one.startAt === from)?.id;
    const words = text.slice(from, to);
    return (
      <Fragment key={from}>
        {kind === null ? (
          <span>{words}</span>
        ) : (
          <mark data-kind={kind} data-tied={begins}>
            {words}
          </mark>
        )}
        {ending.map(({ id }) => (
          <Fragment key={id}>{behind?.(id)}</Fragment>
        ))}
      </Fragment>
    );
  });
}

/** Where highlights lie over each other, the place that is looked for is seen first, then what is tied. */
const FIRST_SEEN = ['current', 'found', 'tied'] as const;

function partsOf(length: number, highlights: readonly Highlight[]) {
  const ends = highlights
    .flatMap(({ startAt, endAt }) => [startAt, endAt])
    .filter((at) => at > 0 && at < length);
  const cuts = [...new Set([0, ...ends, length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? length;
    const over = highlights
      .filter(({ startAt, endAt }) => startAt < to && endAt > from)
      .map(({ kind }) => kind);
    return { from, to, kind: FIRST_SEEN.find((kind) => over.includes(kind)) ?? null };
  });
}

export function TypeText({
  documentId,
  page,
  onClose,
}: {
  documentId: string;
  page: DocumentPage;
  onClose(): void;
}) {
  const { t } = useTranslation(['documents', 'common']);
  const keep = useChange('documents', 'typeText');
  const [text, setText] = useState(page.text);
  const draft = useFormDraft(
    { form: 'page-text', of: { kind: 'document', id: documentId }, part: String(page.page) },
    { text },
    (begun) => setText(begun.text),
  );
  return (
    <FormDialog
      title={t('documents:text.dialog', { page: page.page })}
      isOpen
      onClose={onClose}
      width="wide"
      draft={draft}
      submit={t('common:save')}
      isPending={keep.isPending}
      onSubmit={() =>
        keep.mutate({ id: documentId, page: page.page, text }, { onSuccess: draft.savedThen(onClose) })
      }
    >
      <TextArea
        label={t('documents:text.words')}
        hint={t('documents:text.wordsHint')}
        rows={12}
        value={text}
        onChange={setText}
      />
      <ErrorNotice error={keep.error} />
    </FormDialog>
  );
}
