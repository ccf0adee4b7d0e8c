import { KeptwordError } from '../../shared/contract/index.ts';
import type { AlignedPiece } from '../../shared/domain/index.ts';
import { ms } from '../../shared/time/index.ts';

export type HeardInBoth = { firstMs: number; secondMs: number };
type Lengths = { firstMs: number; secondMs: number };

/** A finger on a key is a quarter of a second unsure; more than that apart, and a recorder was paused in between. */
const UNSURE_MS = 1_000;
/** Closer together, two marks say nothing about how two clocks drift apart. */
const DRIFT_NEEDS_MS = 10 * 60_000;
const STEEPEST_PPM = 500;

/**
 * One straight line through one mark or two. Two marks far apart also tell the drift of the two clocks.
 * @throws KeptwordError marks-disagree when a break must lie between the marks; invalid-input when nothing overlaps
 */
export function lineThrough(
  marks: readonly HeardInBoth[],
  lengths: Lengths,
): { pieces: AlignedPiece[]; driftPpm: number } {
  const [a, b = a] = [...marks].sort((one, other) => one.firstMs - other.firstMs);
  if (!a || !b) throw outside();
  if (marks.some((mark) => mark.firstMs > lengths.firstMs || mark.secondMs > lengths.secondMs))
    throw outside();
  const apart = b.firstMs - a.firstMs;
  const later = b.secondMs - b.firstMs - (a.secondMs - a.firstMs);
  if (Math.abs(later) > UNSURE_MS + (apart * STEEPEST_PPM) / 1e6) throw disagree();
  const slope = apart < DRIFT_NEEDS_MS ? 0 : later / apart;
  const driftPpm = Math.max(-STEEPEST_PPM, Math.min(STEEPEST_PPM, slope * 1e6));
  const scale = 1 + driftPpm / 1e6;
  const offsetMs = (a.secondMs - a.firstMs * scale + (b.secondMs - b.firstMs * scale)) / 2;
  const startMs = Math.max(0, -offsetMs / scale);
  const endMs = Math.min(lengths.firstMs, (lengths.secondMs - offsetMs) / scale);
  if (endMs <= startMs) throw outside();
  return { pieces: [{ startMs: ms(startMs), endMs: ms(endMs), offsetMs }], driftPpm };
}

function disagree(): KeptwordError {
  return new KeptwordError(
    'marks-disagree',
    'These two marks do not fit together. Perhaps one recorder was paused in between, or one mark is off. Nothing was kept. Listen again, or use one mark only.',
  );
}

function outside(): KeptwordError {
  return new KeptwordError('invalid-input', 'A mark lies outside its recording. Nothing was kept.');
}
