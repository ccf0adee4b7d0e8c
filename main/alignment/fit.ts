import { BANDS, FRAMES_A_SECOND } from './bands.ts';
import type { Contours } from './contours.ts';
import { peakAt, type Vote } from './votes.ts';

/** One short window that was compared by itself. In frames; `lag` to parts of one. */
export type Sight = { at: number; lag: number; score: number };

/** A straight line for all pieces together: lag = lags[piece] + drift · at. */
export type Fit = { drift: number; lags: number[] };

const WINDOW = 8 * FRAMES_A_SECOND;
const HOP = 4 * FRAMES_A_SECOND;
/** How far from the expected place a window looks. */
const SEARCH = 20;
const LEAST_SCORE = 0.25;
/** Windows that lie further from the line than this had something else at their best place. */
const INLIER_FRAMES = 2.5;
/** Shorter ones say too little about how two clocks drift apart. */
const DRIFT_NEEDS = 60 * FRAMES_A_SECOND;
/** Quartz clocks differ by at most some hundred millionths; a line that is steeper is a wrong one. */
const STEEPEST = 1000e-6;

/** Compares short windows of a stretch of the first recording, each by itself, near the lag that is expected there. */
export function sightsAlong(
  first: Contours,
  second: Contours,
  stretch: { from: number; to: number; lagAt: (at: number) => number },
  usual: number,
): Sight[] {
  const sights: Sight[] = [];
  for (let from = Math.round(stretch.from); from + WINDOW <= stretch.to; from += HOP) {
    const sight = sightAt(first, second, from, stretch.lagAt(from + WINDOW / 2), usual);
    if (sight) sights.push(sight);
  }
  return sights;
}

/** The stretch between the first and the last of some votes; between two of them the lag is theirs in proportion. */
export function stretchOf(votes: readonly Vote[]): {
  from: number;
  to: number;
  lagAt: (at: number) => number;
} {
  const lagAt = (at: number) => {
    const after = votes.findIndex((vote) => vote.at >= at);
    const b = votes[after] ?? votes.at(-1);
    const a = votes[after - 1] ?? b;
    if (!a || !b || a.at === b.at) return a?.lag ?? 0;
    return a.lag + ((b.lag - a.lag) * (at - a.at)) / (b.at - a.at);
  };
  return { from: votes[0]?.at ?? 0, to: votes.at(-1)?.at ?? 0, lagAt };
}

function sightAt(first: Contours, second: Contours, from: number, lag: number, usual: number): Sight | null {
  const own = energyOf(first, from, WINDOW);
  // A window with little to hear tells little about where it is.
  if (own < 0.2 * usual * WINDOW) return null;
  const middle = Math.round(lag);
  const scores = new Float64Array(2 * SEARCH + 1);
  let best = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const to = from + middle + i - SEARCH;
    if (to < 0 || to + WINDOW > second.frames) return null;
    const theirs = energyOf(second, to, WINDOW);
    scores[i] = theirs === 0 ? 0 : product(first, from, second, to, WINDOW) / Math.sqrt(own * theirs);
    if ((scores[i] as number) > (scores[best] as number)) best = i;
  }
  const score = scores[best] as number;
  if (score < LEAST_SCORE || best === 0 || best === scores.length - 1) return null;
  const part = peakAt(scores[best - 1] as number, score, scores[best + 1] as number);
  return { at: from + WINDOW / 2, lag: middle + best - SEARCH + part, score };
}

function product(a: Contours, from: number, b: Contours, to: number, frames: number): number {
  const shift = (to - from) * BANDS;
  let sum = 0;
  for (let i = from * BANDS; i < (from + frames) * BANDS; i += 1) {
    sum += (a.values[i] as number) * (b.values[i + shift] as number);
  }
  return sum;
}

/** The sum of squares of some frames: what a sum of products is divided by, so that loud stretches do not win. */
export function energyOf(of: Contours, from: number, frames: number): number {
  let sum = 0;
  for (let i = from * BANDS; i < (from + frames) * BANDS; i += 1) sum += (of.values[i] as number) ** 2;
  return sum;
}

/**
 * One drift for the two clocks and one lag for each piece. First robustly (the median of slopes between windows half a
 * piece apart, after Theil and Sen), then by least squares over the windows near that line.
 */
export function fitPieces(pieces: readonly (readonly Sight[])[]): Fit {
  const slopes = pieces.flatMap(slopesOf);
  const rough = slopes.length < 4 ? 0 : clampDrift(median(slopes));
  const lags = pieces.map((sights) => median(sights.map(({ at, lag }) => lag - rough * at)));
  let above = 0;
  let below = 0;
  const kept = pieces.map((sights, i) =>
    sights.filter(({ at, lag }) => Math.abs(lag - rough * at - (lags[i] as number)) <= INLIER_FRAMES),
  );
  for (const sights of kept) {
    const middleAt = mean(sights.map(({ at }) => at));
    const middleLag = mean(sights.map(({ lag }) => lag));
    for (const { at, lag } of sights) {
      above += (at - middleAt) * (lag - middleLag);
      below += (at - middleAt) ** 2;
    }
  }
  const drift = slopes.length < 4 || below === 0 ? rough : clampDrift(above / below);
  return {
    drift,
    lags: kept.map((sights, i) =>
      sights.length === 0 ? (lags[i] as number) : mean(sights.map(({ at, lag }) => lag - drift * at)),
    ),
  };
}

function slopesOf(sights: readonly Sight[]): number[] {
  const [head] = sights;
  const tail = sights.at(-1);
  if (!head || !tail || tail.at - head.at < DRIFT_NEEDS) return [];
  const half = Math.floor(sights.length / 2);
  return sights.slice(half).flatMap((b, i) => {
    const a = sights[i] as Sight;
    return b.at > a.at ? [(b.lag - a.lag) / (b.at - a.at)] : [];
  });
}

/** How many of the windows, compared each by itself, lie where the line says, within so many frames. */
export function shareOnLine(pieces: readonly (readonly Sight[])[], fit: Fit, withinFrames: number): number {
  const off = pieces.flatMap((sights, i) =>
    sights.map(({ at, lag }) => Math.abs(lag - fit.drift * at - (fit.lags[i] as number))),
  );
  return off.length === 0 ? 0 : off.filter((frames) => frames <= withinFrames).length / off.length;
}

function clampDrift(slope: number): number {
  return Math.abs(slope) > STEEPEST ? 0 : slope;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}
