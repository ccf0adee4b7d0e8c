import { useCallback, useMemo, useState } from 'react';
import { fitView, keepInView, revealSpan, type View, wholeView, zoom } from './view.ts';

export type WaveView = {
  readonly view: View;
  readonly width: number;
  readonly totalMs: number;
  readonly isWhole: boolean;
  setWidth(width: number): void;
  zoomBy(factor: number, anchorMs: number): void;
  whole(): void;
  panBy(ms: number): void;
  follow(atMs: number): void;
  reveal(span: { startMs: number; endMs: number }): void;
};

/** What the waveform shows, for the waveform itself and for the buttons beside it. Begins with the whole length. */
export function useWaveView(totalMs: number): WaveView {
  const [width, setWidth] = useState(0);
  const [wanted, setWanted] = useState<View | null>(null);
  const view = useMemo(
    () => (wanted ? fitView(wanted, totalMs, width) : wholeView(totalMs, width)),
    [wanted, totalMs, width],
  );
  const change = useCallback(
    (next: (view: View) => View) =>
      setWanted((before) => {
        const now = before ? fitView(before, totalMs, width) : wholeView(totalMs, width);
        const after = next(now);
        // A view that cannot move any further is no change: at the end of the sound this would never settle.
        return after.fromMs === now.fromMs && after.msPerPx === now.msPerPx ? before : after;
      }),
    [totalMs, width],
  );
  return useMemo(
    () => ({
      view,
      width,
      totalMs,
      isWhole: view.msPerPx * width >= totalMs * 0.999,
      setWidth,
      zoomBy: (factor, anchorMs) => change((now) => zoom(now, factor, anchorMs, totalMs, width)),
      whole: () => setWanted(null),
      panBy: (byMs) => change((now) => fitView({ ...now, fromMs: now.fromMs + byMs }, totalMs, width)),
      follow: (atMs) => change((now) => keepInView(now, atMs, totalMs, width)),
      reveal: (span) => change((now) => revealSpan(now, span, totalMs, width)),
    }),
    [view, width, totalMs, change],
  );
}
