import type { GapCause } from '../../shared/domain/index.ts';

/** A missing stretch, before sample `atSample` of the kept sound. `beganMs`: when it began, on the caller's clock. */
export type MissingStretch = {
  id: number;
  atSample: number;
  lengthMs: number;
  cause: GapCause;
  beganMs: number;
};

/** What is missing in a recording, in order; neighbours of one cause are one stretch. */
export function missingStretches() {
  let nextId = 1;
  const gaps: MissingStretch[] = [];
  return {
    gaps,
    note(atSample: number, lengthMs: number, cause: GapCause, beganMs: number): void {
      const last = gaps.at(-1);
      if (last && last.atSample === atSample && last.cause === cause) last.lengthMs += lengthMs;
      else gaps.push({ id: nextId++, atSample, lengthMs, cause, beganMs });
    },
    /**
     * What came in time after all was never lost: the newest unexplained stretches give it back. A rest of less than a
     * millisecond goes with it. Returns what was given back, and what is left of `earlyMs` beyond it.
     */
    takeBack(earlyMs: number): { backMs: number; leftMs: number } {
      let leftMs = earlyMs;
      for (let at = gaps.length - 1; at >= 0 && leftMs > 0; at -= 1) {
        const gap = gaps[at];
        if (gap?.cause !== 'no-data') break;
        const part = Math.min(leftMs, gap.lengthMs);
        gap.lengthMs -= part;
        leftMs -= part;
        if (gap.lengthMs < 1) {
          leftMs -= gap.lengthMs;
          gaps.splice(at, 1);
        }
      }
      return { backMs: earlyMs - leftMs, leftMs: Math.max(0, leftMs) };
    },
  };
}
