import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { drawnOver, type FormPart } from '../../../../shared/paper/index.ts';
import { useTranslation } from '../../../i18n/index.ts';
import { rectanglesOf, type Span } from '../places.ts';
import { layWords } from './lay-words.ts';
import { MOST_POINTS, type OpenPdf } from './open-pdf.ts';

export type Highlight = Span & { id: string; kind: 'found' | 'current' | 'tied' };

type PdfPageProps = {
  open: OpenPdf;
  page: number;
  scale: number;
  /** The page's kept text: what the places of highlights count in. */
  text: string;
  highlights: readonly Highlight[];
  onSize(page: number, size: { width: number; height: number }): void;
};

/** A page that takes longer than this to draw says so; its text can be read all the same. */
const SLOW_MS = 20_000;

/** One page, drawn: its picture, its words over it for selecting and for screen readers, and highlights. */
export function PdfPage({ open, page, scale, text, highlights, onSize }: PdfPageProps) {
  const { t } = useTranslation('documents');
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  useEffect(() => {
    const { current: picture } = canvas;
    const { current: layer } = words;
    if (!picture || !layer) return;
    setState('drawing');
    return draw({ open, page, scale, picture, layer, onSize, onState: setState });
  }, [open, page, scale, onSize]);
  return (
    <>
      <canvas ref={canvas} className="pdf-picture" aria-hidden />
      <div ref={words} className="pdf-words" data-page={page} />
      {state === 'drawn' && words.current ? (
        <Highlights layer={words.current} text={text} highlights={highlights} />
      ) : null}
      {state === 'failed' ? <p className="pdf-failed">{t('viewer.failed')}</p> : null}
    </>
  );
}

type Drawing = Pick<PdfPageProps, 'open' | 'page' | 'scale' | 'onSize'> & {
  picture: HTMLCanvasElement;
  layer: HTMLElement;
  onState(state: 'drawing' | 'drawn' | 'failed'): void;
};

/** Draws a page; the function that it returns stops that. */
function draw({ open, page, scale, picture, layer, onSize, onState }: Drawing): () => void {
  const stops: (() => void)[] = [];
  let over = false;
  const stop = () => {
    over = true;
    clearTimeout(slow);
    for (const one of stops) one();
  };
  const fail = () => {
    if (over) return;
    stop();
    onState('failed');
  };
  const slow = setTimeout(fail, SLOW_MS);
  const work = async () => {
    const proxy: PDFPageProxy = await open.pdf.getPage(page);
    if (over) return;
    const natural = proxy.getViewport({ scale: 1 });
    onSize(page, { width: natural.width, height: natural.height });
    const viewport = proxy.getViewport({ scale });
    const points = viewport.width * viewport.height;
    const dense = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_POINTS / points));
    picture.width = Math.max(1, Math.floor(viewport.width * dense));
    picture.height = Math.max(1, Math.floor(viewport.height * dense));
    const parts: FormPart[] = await proxy.getAnnotations();
    if (over) return;
    // Values that the file has no picture of are drawn by us: else the page would look empty and its text would not.
    for (const { id, value } of drawnOver(parts)) open.pdf.annotationStorage.setValue(id, { value });
    const annotationMode = open.library.AnnotationMode.ENABLE_STORAGE;
    const transform = [dense, 0, 0, dense, 0, 0];
    const drawing = proxy.render({ canvas: picture, viewport, transform, annotationMode });
    stops.push(() => drawing.cancel());
    layer.replaceChildren();
    layer.style.setProperty('--total-scale-factor', String(scale));
    await drawing.promise;
    if (over) return;
    const laid = layWords(open.library, proxy, parts, { layer, viewport });
    stops.push(laid.stop);
    await laid.ready;
    clearTimeout(slow);
    if (!over) onState('drawn');
  };
  work().catch(fail);
  return stop;
}

function Highlights({
  layer,
  text,
  highlights,
}: {
  layer: HTMLElement;
  text: string;
  highlights: readonly Highlight[];
}) {
  return (
    <div className="pdf-highlights" aria-hidden>
      {highlights.flatMap((one) =>
        rectanglesOf(layer, text, one).map((place) => (
          <span
            key={`${one.id}/${place.left}/${place.top}`}
            className="pdf-highlight"
            data-kind={one.kind}
            style={{
              insetInlineStart: place.left,
              insetBlockStart: place.top,
              inlineSize: place.width,
              blockSize: place.height,
            }}
          />
        )),
      )}
    </div>
  );
}
