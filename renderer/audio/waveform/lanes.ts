/** A range to draw: a moment on the timeline. */
export type Range = { readonly id: string; readonly startMs: number; readonly endMs: number };
export type Laned<R extends Range> = { readonly range: R; readonly lane: number };

/**
 * Only the ranges that touch the view, each in the first lane that is free for it, so that overlapping ones lie under
 * each other. `ranges` must be in order of start. `minMs` is the length that the shortest range is drawn with.
 * What finds no lane below `maxLanes` is put into the last one: it is drawn over, and the list still has it.
 */
export function layLanes<R extends Range>(
  ranges: readonly R[],
  view: { fromMs: number; toMs: number },
  minMs: number,
  maxLanes: number,
): Laned<R>[] {
  const free: number[] = [];
  const laid: Laned<R>[] = [];
  for (const range of ranges) {
    const end = Math.max(range.endMs, range.startMs + minMs);
    if (end < view.fromMs || range.startMs > view.toMs) continue;
    let lane = free.findIndex((until) => until <= range.startMs);
    if (lane < 0) lane = free.length < maxLanes ? free.length : maxLanes - 1;
    free[lane] = Math.max(free[lane] ?? 0, end);
    laid.push({ range, lane });
  }
  return laid;
}
