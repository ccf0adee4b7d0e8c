import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { WaveView } from './use-wave-view.ts';

/** Less than this is a shaky click, not a drag. */
const DRAG_PX = 5;

type WavePointer<R> = {
  box: RefObject<HTMLDivElement | null>;
  wave: WaveView;
  /** What lies under a point of the box. */
  pick(x: number, y: number): R | null;
  onPick(found: R): void;
  onSeek(atMs: number): void;
  onSelectSpan(span: { startMs: number; endMs: number } | null): void;
};

/**
 * The pointer on the waveform: a click goes there or takes the moment under it, a drag sets a span, the wheel pans,
 * and with Ctrl it zooms. Nothing here is needed: keys and the list do the same.
 */
export function useWavePointer<R>(options: WavePointer<R>) {
  const { box, wave } = options;
  const down = useRef<{ x: number; y: number; atMs: number; dragging: boolean } | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => wheel(event, latest.current.wave, element);
    // React's own wheel listener is passive and could not keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [box]);

  const point = (event: PointerEvent) => {
    const edge = event.currentTarget.getBoundingClientRect();
    const x = Math.min(Math.max(0, event.clientX - edge.left), edge.width);
    return { x, y: event.clientY - edge.top, atMs: wave.view.fromMs + x * wave.view.msPerPx };
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current = { ...point(event), dragging: false };
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const start = down.current;
      if (!start) return;
      const now = point(event);
      if (!start.dragging && Math.abs(now.x - start.x) < DRAG_PX) return;
      start.dragging = true;
      options.onSelectSpan({
        startMs: Math.min(start.atMs, now.atMs),
        endMs: Math.max(start.atMs, now.atMs),
      });
    },
    onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
      const start = down.current;
      down.current = null;
      if (!start || start.dragging) return;
      const found = options.pick(start.x, start.y);
      if (found) options.onPick(found);
      else options.onSeek(point(event).atMs);
    },
    onPointerCancel: () => {
      down.current = null;
    },
  };
}

function wheel(event: WheelEvent, wave: WaveView, element: HTMLElement): void {
  const { view } = wave;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const x = event.clientX - element.getBoundingClientRect().left;
    wave.zoomBy(1.002 ** -event.deltaY, view.fromMs + x * view.msPerPx);
    return;
  }
  const sideways = event.deltaX !== 0 ? event.deltaX : event.shiftKey ? event.deltaY : 0;
  if (sideways === 0 || wave.isWhole) return;
  event.preventDefault();
  wave.panBy(sideways * view.msPerPx);
}
