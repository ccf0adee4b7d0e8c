import { FRAMES_A_SECOND } from './bands.ts';
import type { Vote } from './votes.ts';

/** What a new piece costs against the scores of its votes: one stray vote never makes a piece, two or more do. */
const NEW_PIECE = 1;
/** Votes of one piece differ by what a vote is unsure of, and by two clocks that drift apart. */
const UNSURE_FRAMES = 3;
const MOST_DRIFT = 500e-6;
/** Votes of neighbouring stretches share half their sound, so even a new piece goes on almost at the same place. */
const SLACK_FRAMES = FRAMES_A_SECOND;

/**
 * The votes that tell one story, as pieces in order: time goes forward in both recordings, and within a piece both ran
 * without a break. Votes that fit nowhere are dropped.
 */
export function piecesOfVotes(votes: readonly Vote[]): Vote[][] {
  const best: { score: number; before: number }[] = [];
  votes.forEach((vote, i) => {
    let score = 0;
    let before = -1;
    for (let j = 0; j < i; j += 1) {
      const cost = costBetween(votes[j] as Vote, vote);
      const with_ = (best[j] as { score: number }).score - cost;
      if (cost !== Number.POSITIVE_INFINITY && with_ > score) {
        score = with_;
        before = j;
      }
    }
    best.push({ score: score + vote.score, before });
  });
  const chain: Vote[] = [];
  let at = best.reduce(
    (top, one, i) => (one.score > (best[top]?.score ?? 0) ? i : top),
    best.length > 0 ? 0 : -1,
  );
  while (at >= 0) {
    chain.unshift(votes[at] as Vote);
    at = (best[at] as { before: number }).before;
  }
  return inPieces(chain);
}

function costBetween(a: Vote, b: Vote): number {
  if (onePiece(a, b)) return 0;
  const forward = b.at - a.at + (b.lag - a.lag);
  return forward < -SLACK_FRAMES ? Number.POSITIVE_INFINITY : NEW_PIECE;
}

function onePiece(a: Vote, b: Vote): boolean {
  return Math.abs(b.lag - a.lag) <= UNSURE_FRAMES + MOST_DRIFT * (b.at - a.at);
}

function inPieces(chain: readonly Vote[]): Vote[][] {
  const pieces: Vote[][] = [];
  let last: Vote | null = null;
  for (const vote of chain) {
    const piece = pieces.at(-1);
    if (piece && last && onePiece(last, vote)) piece.push(vote);
    else pieces.push([vote]);
    last = vote;
  }
  // One vote alone is chance, however well it scores.
  return pieces.filter((piece) => piece.length >= 2);
}
