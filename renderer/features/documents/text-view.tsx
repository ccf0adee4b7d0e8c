import { Keyboard, ScanText } from 'lucide-react';
import { memo, type RefObject, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { DocumentPage } from '../../../shared/domain/index.ts';
import { useChange } from '../../bridge/index.ts';
import { Badge, Button, ErrorNotice, FormDialog, Notice, TextArea } from '../../components/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import type { Highlight } from './pdf/index.ts';

type TextViewProps = {
  documentId: string;
  pages: readonly DocumentPage[];
  /** A Word file has no pages of its own. */
  hasPages: boolean;
  goTo: { page: number };
  highlights: ReadonlyMap<number, readonly Highlight[]>;
  onPage(page: number): void;
};

/**
 * The words of every page, without the picture: for screen readers, for large letters, for selecting by keyboard. All
 * pages are there to be read in a row; the browser lays out and paints those in sight, and only they carry marks.
 */
export function TextView({ documentId, pages, hasPages, goTo, highlights, onPage }: TextViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const [typing, setTyping] = useState<DocumentPage | null>(null);
  // The page itself first: hundreds of them come right behind it, in small pieces (decision 201).
  const isBegun = useDeferredValue(true, pages.length <= AT_ONCE);
  const near = useNearPages(box, isBegun);
  useEffect(() => {
    if (!isBegun) return;
    const page = box.current?.querySelector(`[data-page="${goTo.page}"]`);
    (page?.querySelector('[data-kind="current"]') ?? page)?.scrollIntoView?.({ block: 'start' });
  }, [goTo, isBegun]);
  return (
    <div ref={box} className="text-view">
      {(isBegun ? pages : []).map((page) => (
        <TextPage
          key={page.page}
          page={page}
          count={hasPages ? pages.length : null}
          highlights={(near.has(page.page) ? highlights.get(page.page) : null) ?? NONE}
          onPage={onPage}
          onType={setTyping}
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

/** The pages in sight and those a window further. */
function useNearPages(box: RefObject<HTMLElement | null>, isBegun: boolean): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    if (!isBegun || !box.current) return;
    const watch = new IntersectionObserver(
      (news) =>
        setNear((now) => {
          const next = new Set(now);
          for (const { target, isIntersecting } of news) {
            const page = Number(target.getAttribute('data-page'));
            if (isIntersecting) next.add(page);
            else next.delete(page);
          }
          return next;
        }),
      { rootMargin: '100% 0px' },
    );
    for (const page of box.current.querySelectorAll('.text-page')) watch.observe(page);
    return () => watch.disconnect();
  }, [box, isBegun]);
  return near;
}

type TextPageProps = {
  page: DocumentPage;
  /** Of how many; null where the file has no pages of its own. */
  count: number | null;
  highlights: readonly Highlight[];
  onPage(page: number): void;
  onType(page: DocumentPage): void;
};

/** Drawn again only when its own marks change: a document may have hundreds of pages. */
const TextPage = memo(function TextPage({ page, count, highlights, onPage, onType }: TextPageProps) {
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
          <Words text={page.text} highlights={highlights} />
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

/** The words with their highlights; all in one element, so that a selection counts in the page's own text. */
function Words({ text, highlights }: { text: string; highlights: readonly Highlight[] }) {
  return partsOf(text.length, highlights).map(({ from, to, kind }) =>
    kind === null ? (
      <span key={from}>{text.slice(from, to)}</span>
    ) : (
      <mark key={from} data-kind={kind}>
        {text.slice(from, to)}
      </mark>
    ),
  );
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
