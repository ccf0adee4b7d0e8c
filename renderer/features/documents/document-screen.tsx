import { BookOpen, FileText, Link2, Minus, Plus, ScanText } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { DocumentSummary } from '../../../shared/contract/index.ts';
import { type DocumentPage, documentCode } from '../../../shared/domain/index.ts';
import { type Route, useKeys, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import {
  BackLink,
  Button,
  ErrorNotice,
  IconButton,
  Loading,
  Notice,
  Page,
  TextField,
} from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { GlossaryButton } from '../glossary/index.ts';
import { DocumentBadges } from './badges.tsx';
import { FindBar } from './find-bar.tsx';
import { Passages } from './passages.tsx';
import { type Highlight, PdfView, type Zoom } from './pdf/index.ts';
import { PictureView } from './picture-view.tsx';
import type { Span } from './places.ts';
import { TextView, TypeText } from './text-view.tsx';
import { TieDialog } from './tie-dialog.tsx';
import { useFind } from './use-find.ts';
import { useSelection } from './use-selection.ts';
import './documents.css';

type DocumentRoute = Extract<Route, { at: 'document' }>;

/** One document: its pages as they look, or their words alone; what in it is tied to what was said. */
export function DocumentScreen({ route }: { route: DocumentRoute }) {
  const { t } = useTranslation('documents');
  const document = useCall('documents', 'get', { id: route.id });
  const text = useCall('documents', 'text', { id: route.id });
  const error = document.error ?? text.error;
  if (error) {
    return (
      <Page title={t('title')}>
        <ErrorNotice error={error} onRetry={() => void Promise.all([document.refetch(), text.refetch()])} />
      </Page>
    );
  }
  if (!document.data || !text.data) return <Loading />;
  return <DocumentPageView key={route.id} document={document.data} pages={text.data} route={route} />;
}

const SMALLEST = 0.25;
const LARGEST = 4;
const STEP = 1.25;

type ViewProps = { document: DocumentSummary; pages: readonly DocumentPage[]; route: DocumentRoute };

function DocumentPageView({ document, pages, route }: ViewProps) {
  const { t } = useTranslation('documents');
  const isPdf = document.mediaType === 'application/pdf';
  const isPicture = document.mediaType.startsWith('image/');
  const [view, setView] = useState<'picture' | 'text'>(isPdf || isPicture ? 'picture' : 'text');
  const [goTo, setGoTo] = useState({ page: clamp(route.page ?? 1, pages.length) });
  const [page, setPage] = useState(goTo.page);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [scale, setScale] = useState(1);
  const [tying, setTying] = useState<{ page: number; span: Span | null } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const findField = useRef<HTMLInputElement>(null);
  const selected = useSelection(box, pages);
  const find = useFind(pages, { words: route.find ?? '', page: goTo.page });
  const highlights = useHighlights(document.id, find);
  const show = useCallback((wanted: number) => {
    setGoTo({ page: wanted });
    setPage(wanted);
  }, []);
  const step = (by: 1 | -1) => {
    const hit = find.step(by);
    if (hit) show(hit.page);
  };
  const zoomTo = (wanted: number) => setZoom(Math.min(LARGEST, Math.max(SMALLEST, wanted)));
  useKeys(t('keys.title'), [
    { combo: 'mod+f', label: t('find.label'), run: () => findField.current?.focus() },
    { combo: '=', label: t('viewer.larger'), run: () => zoomTo(scale * STEP) },
    { combo: '-', label: t('viewer.smaller'), run: () => zoomTo(scale / STEP) },
    { combo: 'n', label: t('viewer.next'), run: () => show(clamp(page + 1, pages.length)) },
    { combo: 'p', label: t('viewer.before'), run: () => show(clamp(page - 1, pages.length)) },
  ]);
  const hasText = pages.some(({ text }) => text !== '');
  return (
    <Page title={document.title} above={<Above />} about={<About document={document} />} width="wide">
      <div className="document-tools">
        {isPdf || isPicture ? (
          <Button
            icon={view === 'picture' ? <FileText aria-hidden /> : <BookOpen aria-hidden />}
            onPress={() => {
              setView(view === 'picture' ? 'text' : 'picture');
              setGoTo({ page });
            }}
          >
            {t(view === 'picture' ? 'viewer.showText' : 'viewer.showPicture')}
          </Button>
        ) : null}
        {document.pages !== null && pages.length > 1 ? (
          <PageField key={page} page={page} count={pages.length} onGo={show} />
        ) : null}
        {view === 'picture' && document.mediaType !== 'image/heic' ? (
          <ZoomTools
            scale={isPdf ? scale : zoom === 'fit' ? 1 : zoom}
            onZoom={zoomTo}
            onFit={() => setZoom('fit')}
          />
        ) : null}
        {hasText ? (
          <FindBar
            words={find.words}
            onWords={find.ask}
            count={find.hits.length}
            at={find.at}
            onStep={step}
            inputRef={findField}
          />
        ) : null}
        <GlossaryButton text={pages[page - 1]?.text ?? ''} />
      </div>
      {view === 'picture' ? <WithoutWords document={document} page={pages[page - 1]} /> : null}
      <div className="document-desk">
        <div ref={box} className="document-view">
          {view === 'picture' && isPdf ? (
            <PdfView
              document={document}
              pages={pages}
              goTo={goTo}
              zoom={zoom}
              highlights={highlights}
              onPage={setPage}
              onScale={setScale}
            />
          ) : view === 'picture' ? (
            <PictureView document={document} zoom={zoom} />
          ) : (
            <TextView
              documentId={document.id}
              pages={pages}
              hasPages={document.pages !== null}
              goTo={goTo}
              highlights={highlights}
              onPage={setPage}
            />
          )}
          {selected ? (
            <div className="selected-bar">
              <Button
                kind="primary"
                icon={<Link2 aria-hidden />}
                onPress={() => setTying({ page: selected.page, span: selected })}
              >
                {t('tie.selected')}
              </Button>
            </div>
          ) : null}
        </div>
        <Passages
          documentId={document.id}
          hasPages={document.pages !== null}
          onShow={(one) => show(one.page)}
          onTie={hasText ? () => setTying({ page, span: null }) : null}
        />
      </div>
      {tying ? (
        <TieDialog document={document} pages={pages} {...tying} onClose={() => setTying(null)} />
      ) : null}
    </Page>
  );
}

/** A page that is only a picture says so when it is in sight, and takes its words from the parent. */
function WithoutWords({ document, page }: { document: DocumentSummary; page: DocumentPage | undefined }) {
  const { t } = useTranslation('documents');
  const [typing, setTyping] = useState(false);
  if (!page || page.source === 'file') return null;
  return (
    <>
      <Notice
        kind={page.text === '' ? 'careful' : 'info'}
        actions={
          <Button icon={<ScanText aria-hidden />} onPress={() => setTyping(true)}>
            {t(page.text === '' ? 'text.type' : 'text.correct', { page: page.page })}
          </Button>
        }
      >
        {t(page.text === '' ? (page.source === 'unread' ? 'text.unread' : 'text.none') : 'text.typed')}
      </Notice>
      {typing ? <TypeText documentId={document.id} page={page} onClose={() => setTyping(false)} /> : null}
    </>
  );
}

function Above() {
  const { t } = useTranslation('documents');
  const { back, canBack, go } = useNavigation();
  return (
    <BackLink onPress={() => (canBack ? back() : go({ at: 'goals', tab: 'documents' }))}>
      {t('viewer.back')}
    </BackLink>
  );
}

function About({ document }: { document: DocumentSummary }) {
  const { t } = useTranslation(['documents', 'vocabulary']);
  const format = useFormat();
  const words = [
    documentCode(document.ordinal),
    t(`vocabulary:documentKind.${document.kind}`),
    document.date ? format.day(document.date) : null,
    document.sender,
  ];
  return (
    <span className="row" data-gap="small">
      <span>{words.filter((one) => one !== null).join(' · ')}</span>
      <DocumentBadges document={document} />
    </span>
  );
}

function PageField({ page, count, onGo }: { page: number; count: number; onGo(page: number): void }) {
  const { t } = useTranslation('documents');
  const [typed, setTyped] = useState(String(page));
  const go = () => {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted !== page) onGo(clamp(wanted, count));
  };
  return (
    <div className="page-field">
      <TextField
        label={t('viewer.pageNumber', { count })}
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
    </div>
  );
}

function ZoomTools({ scale, onZoom, onFit }: { scale: number; onZoom(scale: number): void; onFit(): void }) {
  const { t } = useTranslation('documents');
  return (
    <div className="row" data-gap="small">
      <IconButton
        label={t('viewer.smaller')}
        icon={<Minus aria-hidden />}
        onPress={() => onZoom(scale / STEP)}
      />
      <span className="figures" role="status">
        {t('viewer.percent', { percent: Math.round(scale * 100) })}
      </span>
      <IconButton
        label={t('viewer.larger')}
        icon={<Plus aria-hidden />}
        onPress={() => onZoom(scale * STEP)}
      />
      <Button kind="quiet" onPress={onFit}>
        {t('viewer.fit')}
      </Button>
    </div>
  );
}

/** What is tied and what was found, by page. */
function useHighlights(documentId: string, { hits, current }: ReturnType<typeof useFind>) {
  const passages = useCall('documents', 'passages', { id: documentId });
  return useMemo(() => {
    const byPage = new Map<number, Highlight[]>();
    const put = (page: number, one: Highlight) => byPage.set(page, [...(byPage.get(page) ?? []), one]);
    for (const { id, page, startAt, endAt } of passages.data ?? [])
      put(page, { id, startAt, endAt, kind: 'tied' });
    for (const hit of hits) {
      const { page, startAt, endAt } = hit;
      put(page, { id: `${page}/${startAt}`, startAt, endAt, kind: hit === current ? 'current' : 'found' });
    }
    return byPage;
  }, [passages.data, hits, current]);
}

function clamp(page: number, count: number): number {
  return Math.min(Math.max(1, page), Math.max(1, count));
}
