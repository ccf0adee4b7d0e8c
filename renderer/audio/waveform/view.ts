/** What stretch of time the waveform shows. Pure: the component only keeps one of these. */
export type View = {
  readonly fromMs: number;
  readonly msPerPx: number;
};

/** At the closest zoom one pixel is 5 ms: half of one stored peak, so nothing is hidden and nothing is made up. */
export const CLOSEST_MS_PER_PX = 5;

/** The whole length over the whole width. */
export function wholeView(totalMs: number, width: number): View {
  return { fromMs: 0, msPerPx: Math.max(CLOSEST_MS_PER_PX, totalMs / Math.max(1, width)) };
}

/** Keeps the view inside the sound: never beyond its ends, never wider than the whole. */
export function fitView(view: View, totalMs: number, width: number): View {
  const widest = wholeView(totalMs, width).msPerPx;
  const msPerPx = Math.min(widest, Math.max(CLOSEST_MS_PER_PX, view.msPerPx));
  const last = Math.max(0, totalMs - msPerPx * width);
  return { fromMs: Math.min(last, Math.max(0, view.fromMs)), msPerPx };
}

/** Zooms so that the time under `anchorMs` stays where it is. A factor above 1 comes closer. */
export function zoom(view: View, factor: number, anchorMs: number, totalMs: number, width: number): View {
  const widest = wholeView(totalMs, width).msPerPx;
  const msPerPx = Math.min(widest, Math.max(CLOSEST_MS_PER_PX, view.msPerPx / factor));
  const anchorPx = (anchorMs - view.fromMs) / view.msPerPx;
  return fitView({ fromMs: anchorMs - anchorPx * msPerPx, msPerPx }, totalMs, width);
}

/** Turns the page when the needle has left the view or is at its very edge; the same view otherwise. */
export function keepInView(view: View, atMs: number, totalMs: number, width: number): View {
  const px = (atMs - view.fromMs) / view.msPerPx;
  if (px >= 0 && px <= width * 0.96) return view;
  return fitView({ ...view, fromMs: atMs - width * 0.1 * view.msPerPx }, totalMs, width);
}

/** Shows a span with some air around it, but never comes closer or goes wider than needed. */
export function revealSpan(
  view: View,
  span: { startMs: number; endMs: number },
  totalMs: number,
  width: number,
): View {
  const from = (span.startMs - view.fromMs) / view.msPerPx;
  const to = (span.endMs - view.fromMs) / view.msPerPx;
  if (from >= 0 && to <= width) return view;
  const length = span.endMs - span.startMs;
  const msPerPx = Math.max(view.msPerPx, (length * 1.2) / Math.max(1, width));
  const air = (width * msPerPx - length) / 2;
  return fitView({ fromMs: span.startMs - air, msPerPx }, totalMs, width);
}

const STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Times at which the ruler has a tick, at least `apartPx` apart. In ms of one part, so that each file starts at 0. */
export function ticks(fromMs: number, toMs: number, msPerPx: number, apartPx: number): number[] {
  const wanted = (apartPx * msPerPx) / 1000;
  const stepMs = (STEPS_S.find((step) => step >= wanted) ?? 7200) * 1000;
  const first = Math.ceil(fromMs / stepMs);
  const count = Math.max(0, Math.floor(toMs / stepMs) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs);
}
