import { BookOpen, FileText, Link2 } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { DocumentSummary } from '../../../shared/contract/index.ts';
import { type DocumentPage, documentCode } from '../../../shared/domain/index.ts';
import { type Route, useKeys, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { BackLink, Button, ErrorNotice, Loading, Page } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import { GlossaryButton } from '../glossary/index.ts';
import { DocumentBadges } from './badges.tsx';
import { FindBar } from './find-bar.tsx';
import { Passages } from './passages.tsx';
import { PasswordNote } from './password-note.tsx';
import { PdfView, type Zoom } from './pdf/index.ts';
import { PictureView } from './picture-view.tsx';
import type { Span } from './places.ts';
import { TextView } from './text-view.tsx';
import { TieDialog } from './tie-dialog.tsx';
import { TrackedNote } from './tracked-note.tsx';
import { useFind } from './use-find.ts';
import { useHighlights } from './use-highlights.ts';
import { useSelection } from './use-selection.ts';
import { PageField, withinPages, withinZoom, ZOOM_STEP, ZoomTools } from './viewer-tools.tsx';
import { WithoutWords } from './without-words.tsx';
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

type ViewProps = { document: DocumentSummary; pages: readonly DocumentPage[]; route: DocumentRoute };

function DocumentPageView({ document, pages, route }: ViewProps) {
  const { t } = useTranslation('documents');
  const isPdf = document.mediaType === 'application/pdf';
  const isPicture = document.mediaType.startsWith('image/');
  const [view, setView] = useState<'picture' | 'text'>(isPdf || isPicture ? 'picture' : 'text');
  const [goTo, setGoTo] = useState({ page: withinPages(route.page ?? 1, pages.length) });
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
  const zoomTo = (wanted: number) => setZoom(withinZoom(wanted));
  useKeys(t('keys.title'), [
    { combo: 'mod+f', label: t('find.label'), run: () => findField.current?.focus() },
    { combo: '=', label: t('viewer.larger'), run: () => zoomTo(scale * ZOOM_STEP) },
    { combo: '-', label: t('viewer.smaller'), run: () => zoomTo(scale / ZOOM_STEP) },
    { combo: 'n', label: t('viewer.next'), run: () => show(withinPages(page + 1, pages.length)) },
    { combo: 'p', label: t('viewer.before'), run: () => show(withinPages(page - 1, pages.length)) },
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
          <PageField page={page} count={pages.length} onGo={show} />
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
      {isPdf ? <PasswordNote documentId={document.id} /> : null}
      {document.pages === null ? <TrackedNote documentId={document.id} /> : null}
      <div className="document-desk">
        <div ref={box} className="document-view">
          <Sight {...{ document, pages, view, goTo, zoom, highlights }} onPage={setPage} onScale={setScale} />
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

type SightProps = Omit<ViewProps, 'route'> & {
  view: 'picture' | 'text';
  goTo: { page: number };
  zoom: Zoom;
  highlights: ReturnType<typeof useHighlights>;
  onPage(page: number): void;
  onScale(scale: number): void;
};

/** The pages as they look, or their words alone. */
function Sight({ document, pages, view, goTo, zoom, highlights, onPage, onScale }: SightProps) {
  if (view === 'text') {
    return (
      <TextView
        documentId={document.id}
        pages={pages}
        hasPages={document.pages !== null}
        {...{ goTo, highlights, onPage }}
      />
    );
  }
  if (document.mediaType !== 'application/pdf') return <PictureView document={document} zoom={zoom} />;
  return <PdfView document={document} pages={pages} {...{ goTo, zoom, highlights, onPage, onScale }} />;
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
