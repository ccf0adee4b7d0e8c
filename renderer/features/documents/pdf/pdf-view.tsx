import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DocumentPage } from '../../../../shared/domain/index.ts';
import { Loading, Notice } from '../../../components/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import type { OpenPdf } from './open-pdf.ts';
import { type Highlight, PdfPage } from './pdf-page.tsx';
import { usePdf } from './use-pdf.ts';

export type Zoom = 'fit' | number;

type PdfViewProps = {
  document: { id: string; bytes: number };
  pages: readonly DocumentPage[];
  /** The page to bring into sight; a new object brings it again. */
  goTo: { page: number };
  zoom: Zoom;
  highlights: ReadonlyMap<number, readonly Highlight[]>;
  onPage(page: number): void;
  onScale(scale: number): void;
};

/** The pages of a PDF under each other. Only those in sight are drawn. */
export function PdfView(props: PdfViewProps) {
  const { t } = useTranslation('documents');
  const { open, failed } = usePdf(props.document.id, props.document.bytes);
  if (failed) {
    return (
      <Notice kind="careful" announce="now">
        {t('viewer.cannotDraw')}
      </Notice>
    );
  }
  return open ? <Pages open={open} {...props} /> : <Loading />;
}

/** US letter, until a page says its own size. */
const LETTER = { width: 612, height: 792 };
const GAP = 12;
/** What scrolls has to be reachable by keyboard, so that the arrow keys scroll it (WCAG 2.1.1). */
const SCROLLS = { tabIndex: 0 };
/** Pages this far outside the window are drawn too, in px. */
const AROUND = 300;

function Pages({ open, pages, goTo, zoom, highlights, onPage, onScale }: PdfViewProps & { open: OpenPdf }) {
  const { t } = useTranslation('documents');
  const box = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<ReadonlyMap<number, { width: number; height: number }>>(new Map());
  const [room, setRoom] = useState(LETTER.width);
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set([goTo.page]));
  const first = sizes.get(1) ?? LETTER;
  const scale = zoom === 'fit' ? Math.max(0.2, (room - 2 * GAP) / first.width) : zoom;
  useEffect(() => onScale(scale), [onScale, scale]);

  const onSize = useCallback((page: number, size: { width: number; height: number }) => {
    setSizes((now) => {
      const known = now.get(page);
      return known?.width === size.width && known.height === size.height ? now : new Map(now).set(page, size);
    });
  }, []);

  const look = useCallback(() => {
    const { current: view } = box;
    if (!view) return;
    const inSight = [...view.children].flatMap((child) => {
      if (!(child instanceof HTMLElement)) return [];
      const top = child.offsetTop - view.scrollTop;
      const near = top < view.clientHeight + AROUND && top + child.offsetHeight > -AROUND;
      return near ? [{ page: Number(child.dataset.page), top, bottom: top + child.offsetHeight }] : [];
    });
    setShown((now) => (sameAs(now, inSight) ? now : new Set(inSight.map(({ page }) => page))));
    const middle = view.clientHeight / 3;
    const current = inSight.find(({ top, bottom }) => top <= middle && bottom > middle);
    if (current) onPage(current.page);
  }, [onPage]);

  useLayoutEffect(() => {
    const { current: view } = box;
    if (!view) return;
    const measure = () => setRoom(view.clientWidth);
    measure();
    const watch = new ResizeObserver(() => {
      measure();
      look();
    });
    watch.observe(view);
    return () => watch.disconnect();
  }, [look]);

  // A new place, or a new size of everything above it: the page that is asked for comes to the top again.
  useLayoutEffect(() => {
    const target = box.current?.querySelector<HTMLElement>(`[data-page="${goTo.page}"]`);
    if (target && box.current) box.current.scrollTop = target.offsetTop - GAP;
    look();
  }, [goTo, scale, look]);

  return (
    <section ref={box} className="pdf-view" aria-label={t('viewer.pages')} {...SCROLLS} onScroll={look}>
      {pages.map(({ page, text, source }) => {
        const { width, height } = sizes.get(page) ?? first;
        return (
          <div
            key={page}
            className="pdf-page"
            data-page={page}
            style={{ inlineSize: width * scale, blockSize: height * scale }}
          >
            <h2 className="visually-hidden">{t('viewer.pageOf', { page, count: pages.length })}</h2>
            {source === 'none' || source === 'unread' ? (
              <p className="visually-hidden">{t(`text.${source}`)}</p>
            ) : null}
            {shown.has(page) ? (
              <PdfPage
                open={open}
                page={page}
                scale={scale}
                text={text}
                highlights={highlights.get(page) ?? []}
                onSize={onSize}
              />
            ) : null}
          </div>
        );
      })}
    </section>
  );
}

function sameAs(now: ReadonlySet<number>, next: readonly { page: number }[]): boolean {
  return now.size === next.length && next.every(({ page }) => now.has(page));
}
