import { type RefObject, useEffect, useState } from 'react';
import type { DocumentPage } from '../../../shared/domain/index.ts';
import { placeOf, type Span, seenBefore, trimmed } from './places.ts';

export type Selected = Span & { page: number; words: string };

/**
 * The words that are selected in the document now, as a place in a page's text. Null when nothing is, when the selection
 * goes over the end of a page, or when its words are not in the text.
 */
export function useSelection(
  box: RefObject<HTMLElement | null>,
  pages: readonly DocumentPage[],
): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const look = () => setSelected(selectedIn(box.current, pages));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [box, pages]);
  return selected;
}

function selectedIn(box: HTMLElement | null, pages: readonly DocumentPage[]): Selected | null {
  const selection = window.getSelection();
  if (!box || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const layer = layerOf(range.startContainer);
  if (!layer || !box.contains(layer) || layer !== layerOf(range.endContainer)) return null;
  const page = pages.find((one) => one.page === Number(layer.dataset.words ?? layer.dataset.page));
  if (!page) return null;
  const near = seenBefore(layer, range.startContainer, range.startOffset);
  const place = placeOf(page.text, range.toString(), near);
  const span = place && trimmed(page.text, place);
  return span && { ...span, page: page.page, words: page.text.slice(span.startAt, span.endAt) };
}

function layerOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('.pdf-words, .text-words') ?? null;
}
