import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentPage } from '../../../../shared/domain/index.ts';
import type { Zoom } from '../pdf/index.ts';
import { type Span, trimmed } from '../places.ts';
import type { GoTo } from '../text-pages.ts';
import { useFind } from '../use-find.ts';
import { type Selected, useSelection } from '../use-selection.ts';
import { withinPages, withinZoom } from '../viewer-tools.tsx';

/** The pages as words; the words of one in a field where keys select; the pages as they look. */
export type View = 'text' | 'keys' | 'picture';

type Start = { page: number; onPage(page: number): void };

/** Where somebody reads in a paper, how, what is looked for and what is selected. */
export function useReading(pages: readonly DocumentPage[], start: Start) {
  const [view, setView] = useState<View>('text');
  const [goTo, setGoTo] = useState<GoTo>(() => ({ page: withinPages(start.page, pages.length) }));
  const [page, setPage] = useState(goTo.page);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [scale, setScale] = useState(1);
  const [byKeys, setByKeys] = useState<Span | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLElement>(null);
  const find = useFind(pages);
  const selected = useSelection(box, pages);
  const words = pages.find((one) => one.page === page)?.text ?? '';
  useKept(page, start);

  const toPages = useCallback(() => {
    root.current?.querySelector<HTMLElement>('.paper-text, .pdf-view')?.focus({ preventScroll: true });
  }, []);
  const turnTo = (next: View) => {
    setView(next);
    setGoTo({ page });
    // What was found is where selecting by keys goes on from.
    setByKeys(find.current?.page === page ? find.current : null);
  };
  useEscape(root, () => {
    setView((now) => (now === 'keys' ? 'text' : now));
    // The field may go with its view: the pages take the focus as soon as they are there.
    requestAnimationFrame(toPages);
  });
  return {
    view,
    turnTo,
    goTo,
    show(wanted: GoTo) {
      setGoTo(wanted);
      setPage(wanted.page);
      setByKeys(null);
    },
    page,
    onPage: setPage,
    /** Of the pages as they look: what was asked for, and how large that makes them. */
    zoom,
    onZoom: (wanted: Zoom) => setZoom(wanted === 'fit' ? wanted : withinZoom(wanted)),
    scale,
    onScale: setScale,
    words,
    find,
    byKeys,
    onKeys: setByKeys,
    chosen: view === 'keys' ? onPage(page, words, byKeys) : selected,
    root,
    box,
    /** The focus to the pages: the keys of the player work from there. */
    toPages,
  };
}
export type Reading = ReturnType<typeof useReading>;

function onPage(page: number, text: string, span: Span | null): Selected | null {
  const core = span && trimmed(text, span);
  return core && { ...core, page, words: text.slice(core.startAt, core.endAt) };
}

/** Who turned no page for so long is reading: this page is kept. */
const READING_MS = 800;

function useKept(page: number, { page: kept, onPage: keep }: Start): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (page === kept) return;
    const timer = setTimeout(() => latest.current(page), READING_MS);
    return () => clearTimeout(timer);
  }, [page, kept]);
}

/** Escape in a field goes back to reading. */
function useEscape(root: RefObject<HTMLElement | null>, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const whole = root.current;
    const leave = ({ key, target }: KeyboardEvent) => {
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (key === 'Escape' && isField) latest.current();
    };
    whole?.addEventListener('keydown', leave);
    return () => whole?.removeEventListener('keydown', leave);
  }, [root]);
}
