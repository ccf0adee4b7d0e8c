import { FRAME_MS, type Levels } from './bands.ts';
import { piecesOfVotes } from './chain.ts';
import { contoursOf } from './contours.ts';
import { type Run, widen } from './edges.ts';
import { energyOf, type Fit, fitPieces, type Sight, shareOnLine, sightsAlong, stretchOf } from './fit.ts';
import { hearingOf, type Silence, silencesIn } from './silences.ts';
import { votesFor } from './votes.ts';

/** Both recordings ran without a break from `startMs` to `endMs` of the first: second = first · (1 + drift) + offset. */
export type AlignedPiece = { startMs: number; endMs: number; offsetMs: number };

export type Comparison = {
  /** In order, not overlapping; empty when the sound does not match. */
  pieces: AlignedPiece[];
  /** Within the pieces: where one of them holds no sound at all, and the other does. */
  silences: Silence[];
  /** By how many millionths the second recording's clock counts more than the first's. */
  driftPpm: number;
  /** 0-1: the share of short windows that, compared each by itself, lie within 20 ms of the line. */
  confidence: number;
};

/** What is promised of a place: 20 ms. */
const WITHIN_FRAMES = 20 / FRAME_MS;
/** Pieces whose lines are closer than this are one piece with something in between that did not compare. */
const ONE_LINE_FRAMES = 1.5;
/** Fewer windows, or fewer of them on the line, and it may be chance. */
const LEAST_SIGHTS = 5;
const LEAST_CONFIDENCE = 0.5;

const NO_MATCH: Comparison = { pieces: [], silences: [], driftPpm: 0, confidence: 0 };

/** Lays the second recording over the first by their levels alone. Pure arithmetic: the same levels, the same answer. */
export function compareLevels(
  firstLevels: Levels,
  secondLevels: Levels,
  onProgress: (share: number) => void = () => undefined,
): Comparison {
  const first = contoursOf(firstLevels);
  const second = contoursOf(secondLevels);
  if (first.frames === 0 || second.frames === 0) return NO_MATCH;
  const usual = energyOf(first, 0, first.frames) / first.frames;
  const stretches = piecesOfVotes(votesFor(first, second, onProgress)).map(stretchOf);
  const seen = stretches.map((stretch) => sightsAlong(first, second, stretch, usual));
  const rough = joined(seen.filter((sights) => sights.length >= 2));
  const begun = fitPieces(rough);
  const both = (usual + energyOf(second, 0, second.frames) / second.frames) / 2;
  const heard = { first: hearingOf(firstLevels), second: hearingOf(secondLevels) };
  const runs = widen(runsOf(rough, begun), { first, second, drift: begun.drift, usual: both, heard });

  // The votes left out the edges; now that the pieces are known, all of each is compared.
  const compared = runs
    .map((run) => {
      const lagAt = (at: number) => run.lag + begun.drift * at;
      return { run, sights: sightsAlong(first, second, { from: run.from, to: run.to, lagAt }, usual) };
    })
    .filter(({ sights }) => sights.length >= 2);
  const sights = compared.map((one) => one.sights);
  const fit = fitPieces(sights);
  const confidence = shareOnLine(sights, fit, WITHIN_FRAMES);
  const total = sights.reduce((sum, one) => sum + one.length, 0);
  if (total < LEAST_SIGHTS || confidence < LEAST_CONFIDENCE) return { ...NO_MATCH, confidence };
  const fitted = compared.map(({ run }, i) => ({ ...run, lag: fit.lags[i] as number }));
  return {
    silences: silencesIn(fitted, fit.drift, heard.first, heard.second),
    pieces: compared.map(({ run }, i) => ({
      startMs: run.from * FRAME_MS,
      endMs: run.to * FRAME_MS,
      offsetMs: (fit.lags[i] as number) * FRAME_MS,
    })),
    driftPpm: fit.drift * 1e6,
    confidence,
  };
}

function runsOf(pieces: readonly (readonly Sight[])[], { lags }: Fit): Run[] {
  return pieces.map((sights, i) => ({
    from: sights[0]?.at ?? 0,
    to: sights.at(-1)?.at ?? 0,
    lag: lags[i] as number,
  }));
}

/** Neighbours that lie on one line are one piece: a minute of rustling between them is no pause. */
function joined(pieces: readonly Sight[][]): Sight[][] {
  const { lags } = fitPieces(pieces);
  const out: Sight[][] = [];
  let lastLag = Number.NaN;
  pieces.forEach((sights, i) => {
    const lag = lags[i] as number;
    const before = out.at(-1);
    if (before && Math.abs(lag - lastLag) <= ONE_LINE_FRAMES) before.push(...sights);
    else out.push([...sights]);
    lastLag = lag;
  });
  return out;
}
