import type { GapCause } from '../../shared/domain/index.ts';
import { SAMPLE_RATE } from '../../shared/time/index.ts';
import { type MissingStretch, missingStretches } from './missing.ts';

export type CaptureTimeline = {
  /** So many samples have just arrived, at `atMs` by the monotonic clock. */
  heard(samples: number, atMs: number): void;
  /** From here on sound is known to be missing, and why. It is measured when sound comes back. The first cause counts. */
  lost(cause: GapCause): void;
  /** Of what was heard, the newest so many samples could not be kept after all. Exact. */
  dropped(samples: number, cause: GapCause, atMs: number): void;
  /** The recording ends at `atMs`: what is still missing becomes a gap. */
  end(atMs: number): void;
  /** Every gap so far, in order. Until the end the last ones may still change: a late delivery looks like a loss at first. */
  readonly gaps: readonly MissingStretch[];
  /** Samples kept so far. */
  readonly samples: number;
  /** By how much the microphone's clock and the computer's have moved apart, ms: positive when the microphone is slow. */
  readonly driftMs: number;
  /** When the first sample was spoken, by the caller's clock; null before any sound. */
  readonly originMs: number | null;
};

/** So long a stretch of arrivals must all be late before lateness counts as loss: a busy computer delivers in bursts. */
const SETTLE_MS = 4_000;
/**
 * A smaller lateness must last longer. On a computer whose cores are all taken, the programs between microphone and
 * clock wait in line at every piece, and for many seconds none comes in time although none is lost.
 */
const SMALL_MS = 900;
const SMALL_SETTLE_MS = 20_000;
/** So long after a gap was written down, every arrival that is less late shows that it was shorter. */
const FRESH_MS = 60_000;
/** After a known loss the sound comes back from an empty buffer, and its least lateness shows sooner. */
const KNOWN_SETTLE_MS = 1_500;
/** Lateness that would not be called a loss: below this it is the jitter of pipes and buffers. */
const NOTICE_MS = 40;
/** What was on its way when the recording was ended is its end and no gap; a microphone that gave nothing is one. */
const END_NOTICE_MS = 2_000;
/** A lateness that is cut off before it has lasted its time counts from here on: less is what a busy computer does. */
const END_SMALL_MS = 250;
/** A known loss is written down from this length on. */
const KNOWN_NOTICE_MS = 5;
/** Sound cards keep their rate to 100 parts in a million; more than that is loss. Looked at over so long a window. */
const DRIFT_PER_MS = 100e-6;
const DRIFT_WINDOW_MS = 10_000;
/** The buffers' latency shows in the first seconds; before that a falling lateness is no drift. */
const WARM_UP_MS = 10_000;
/** Sound that comes earlier than its time by less than this is jitter, by more it takes an unexplained gap back. */
const EARLY_MS = 10;

const settleTime = ({ leastMs }: Suspicion) => (leastMs < SMALL_MS ? SMALL_SETTLE_MS : SETTLE_MS);

/** How much must be missing for it to be a gap, when it is cut off by the end or by a loss that is known. */
function leastSoFar(of: Suspicion, atMs: number): number {
  if (of.cause !== 'no-data') return KNOWN_NOTICE_MS;
  const ageMs = atMs - of.sinceMs;
  if (ageMs >= SMALL_SETTLE_MS) return NOTICE_MS;
  return ageMs >= SETTLE_MS ? END_SMALL_MS : END_NOTICE_MS;
}

/** How far a slow sound card has moved away: the least lateness of each window, as far as it can be a card's. */
function driftWindow() {
  let sinceMs = 0;
  let leastMs = Number.POSITIVE_INFINITY;
  const begin = (atMs: number) => {
    sinceMs = atMs;
    leastMs = Number.POSITIVE_INFINITY;
  };
  return {
    begin,
    /** The drift to add after an arrival that is so late: 0 until a window is over. */
    drift(lateMs: number, atMs: number): number {
      leastMs = Math.min(leastMs, lateMs);
      const spanMs = atMs - sinceMs;
      if (spanMs < DRIFT_WINDOW_MS) return 0;
      const driftMs = Math.min(leastMs, spanMs * DRIFT_PER_MS);
      begin(atMs);
      return driftMs;
    },
  };
}

type Suspicion = { atSample: number; sinceMs: number; beganMs: number; leastMs: number; cause: GapCause };

/**
 * Keeps sound and clock together: kept sound + gaps + drift = time by the monotonic clock.
 *
 * `late` is by how much the sound lags behind the clock after an arrival, less the gaps written down and less the drift.
 * In quiet running it is the buffers' latency above its least value, so near zero again and again; a loss lifts it for
 * good, a late delivery for a moment, a slow sound card by less than 0.1 ms a second.
 */
export function captureTimeline(): CaptureTimeline {
  let origin: number | null = null;
  let firstMs = 0;
  let heardSamples = 0;
  let droppedSamples = 0;
  /** Gaps that lateness shows, ms. Dropped sound was heard, and is not among them. */
  let missingMs = 0;
  let driftMs = 0;
  let known: { cause: GapCause; sinceMs: number | null } | null = null;
  let suspicion: Suspicion | null = null;
  let lastMs = 0;
  const window = driftWindow();
  const { gaps, note, takeBack } = missingStretches();
  /** When the newest gap that lateness showed was written down. */
  let settledMs = Number.NEGATIVE_INFINITY;

  const kept = () => heardSamples - droppedSamples;
  const lateAt = (atMs: number) =>
    atMs - (origin ?? atMs) - (heardSamples * 1000) / SAMPLE_RATE - missingMs - driftMs;

  function settle(of: Suspicion, least: number): void {
    suspicion = null;
    window.begin(lastMs);
    if (of.leastMs < least) return;
    missingMs += of.leastMs;
    settledMs = lastMs;
    note(of.atSample, of.leastMs, of.cause, of.beganMs);
  }

  function early(byMs: number, atMs: number): void {
    const explains = byMs > EARLY_MS || atMs - settledMs < FRESH_MS;
    const { backMs, leftMs } = explains ? takeBack(byMs) : { backMs: 0, leftMs: byMs };
    missingMs -= backMs;
    if (atMs - firstMs < WARM_UP_MS) origin = (origin ?? atMs) - leftMs;
    else driftMs -= leftMs;
  }

  return {
    heard(count, atMs) {
      if (origin === null) {
        origin = atMs - (count * 1000) / SAMPLE_RATE;
        firstMs = atMs;
        window.begin(atMs);
        lastMs = origin;
      }
      const before = kept();
      // Lateness that has not lasted is part of the loss that is known: together they are measured below.
      if (known !== null && suspicion !== null) settle(suspicion, leastSoFar(suspicion, lastMs));
      heardSamples += count;
      const late = lateAt(atMs);
      if (late < 0) early(-late, atMs);
      const now = Math.max(0, late);
      if (known !== null) {
        suspicion = { atSample: before, sinceMs: atMs, beganMs: lastMs, leastMs: now, cause: known.cause };
        known = null;
      } else if (suspicion !== null) {
        suspicion.leastMs = Math.min(suspicion.leastMs, now);
      } else if (now >= NOTICE_MS) {
        suspicion = { atSample: before, sinceMs: atMs, beganMs: lastMs, leastMs: now, cause: 'no-data' };
      } else driftMs += window.drift(now, atMs);
      lastMs = atMs;
      if (suspicion === null) return;
      const unexplained = suspicion.cause === 'no-data';
      // Nothing is lost any more as soon as one arrival is in time.
      if (unexplained && suspicion.leastMs < NOTICE_MS) suspicion = null;
      else if (atMs - suspicion.sinceMs >= (unexplained ? settleTime(suspicion) : KNOWN_SETTLE_MS)) {
        settle(suspicion, unexplained ? NOTICE_MS : KNOWN_NOTICE_MS);
      }
    },
    lost(cause) {
      known ??= { cause, sinceMs: null };
    },
    dropped(samples, cause, atMs) {
      droppedSamples += samples;
      note(kept(), (samples * 1000) / SAMPLE_RATE, cause, atMs);
    },
    end(atMs) {
      if (origin === null) return;
      if (suspicion !== null) settle(suspicion, leastSoFar(suspicion, atMs));
      const left = lateAt(atMs);
      if (left < (known === null ? END_NOTICE_MS : KNOWN_NOTICE_MS)) return;
      missingMs += left;
      note(kept(), left, known?.cause ?? 'no-data', lastMs);
    },
    get gaps() {
      return gaps;
    },
    get samples() {
      return kept();
    },
    get driftMs() {
      return driftMs;
    },
    get originMs() {
      return origin;
    },
  };
}
