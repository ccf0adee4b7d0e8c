import { z } from 'zod';
import { milliseconds, utcInstant } from '../time/index.ts';
import { gapCause } from './gap.ts';
import { id } from './vocabulary.ts';

/** How it is known that two recordings belong together like this: by comparing their sound, or by marks set by hand. */
export const ALIGNMENT_METHODS = ['by-sound', 'by-hand'] as const;
export const alignmentMethod = z.enum(ALIGNMENT_METHODS);

/**
 * Both recordings ran without a break here: what is at `t` of the first (startMs ≤ t ≤ endMs) is at
 * `t · (1 + driftPpm / 1,000,000) + offsetMs` of the second.
 */
export const alignedPiece = z.object({ startMs: milliseconds, endMs: milliseconds, offsetMs: z.number() });
export type AlignedPiece = z.infer<typeof alignedPiece>;

/** A stretch that only one of two recordings has, or in which only one of them has a sound. */
export const onlyHere = z.object({
  /**
   * Before the other began, after it had ended, or missing within it. `silent`: the other has it, at the same length, and
   * no sound in it.
   */
  place: z.enum(['before', 'within', 'after', 'silent']),
  /** In the recording that has it. */
  startMs: milliseconds,
  endMs: milliseconds,
  /** Where it is missing in the other one, or begins there without a sound. */
  otherMs: milliseconds,
});
export type OnlyHere = z.infer<typeof onlyHere>;

/** Two recordings of one meeting laid beside each other (D48): hers and the district's copy. */
export const alignment = z.object({
  id,
  firstId: id,
  secondId: id,
  method: alignmentMethod,
  /** How many millionths the second recording's clock counts more than the first's. */
  driftPpm: z.number(),
  /** The share (0-1) of short windows that agree, each by itself, within 20 ms; null when set by hand. */
  confidence: z.number().min(0).max(1).nullable(),
  pieces: z.array(alignedPiece).min(1),
  onlyFirst: z.array(onlyHere),
  onlySecond: z.array(onlyHere),
  createdAt: utcInstant,
});
export type Alignment = z.infer<typeof alignment>;

/** A stretch that only one has, with the break that the other recording's own list of gaps tells of there. */
export const knownStretch = onlyHere.extend({
  knownGap: z.object({ cause: gapCause, lengthMs: milliseconds.nullable() }).nullable(),
});
export type KnownStretch = z.infer<typeof knownStretch>;

export const alignmentView = alignment.extend({
  onlyFirst: z.array(knownStretch),
  onlySecond: z.array(knownStretch),
});
export type AlignmentView = z.infer<typeof alignmentView>;

/** One part of the meeting's one line of time: in both recordings, or in one of them. */
export type LinePart = {
  /** On the line of time. */
  fromMs: number;
  lengthMs: number;
  /** Where it begins in each; null where that recording does not have it. */
  firstMs: number | null;
  secondMs: number | null;
};

/** An edge is unsure by this much; who stands on it is let over. */
const EDGE_MS = 50;

type Laid = Pick<Alignment, 'pieces' | 'driftPpm'>;
type Lengths = { firstMs: number; secondMs: number };

/** Shorter ones are what an edge is unsure of, not something that was said. */
export const SHORTEST_STRETCH_MS = 500;

/** Where a moment of the first recording lies in the second, by the line of one piece. */
export function across(piece: AlignedPiece, driftPpm: number, atMs: number): number {
  return atMs * (1 + driftPpm / 1e6) + piece.offsetMs;
}

/** The meeting as one line of time: the parts that both have by the first one's clock, what only one has between them. */
export function lineOfTime(laid: Laid, lengths: Lengths): LinePart[] {
  const parts: LinePart[] = [];
  let line = 0;
  let first = 0;
  let second = 0;
  const add = (lengthMs: number, firstMs: number | null, secondMs: number | null) => {
    if (lengthMs <= 0) return;
    parts.push({ fromMs: line, lengthMs, firstMs, secondMs });
    line += lengthMs;
  };
  for (const piece of laid.pieces) {
    const begins = across(piece, laid.driftPpm, piece.startMs);
    add(piece.startMs - first, first, null);
    add(begins - second, null, second);
    add(piece.endMs - piece.startMs, piece.startMs, begins);
    first = piece.endMs;
    second = across(piece, laid.driftPpm, piece.endMs);
  }
  add(lengths.firstMs - first, first, null);
  add(lengths.secondMs - second, null, second);
  return parts;
}

/** What only one of the two has, in its own time. */
export function onlyIn(which: 'first' | 'second', laid: Laid, lengths: Lengths): OnlyHere[] {
  const mine = which === 'first' ? 'firstMs' : 'secondMs';
  const theirs = which === 'first' ? 'secondMs' : 'firstMs';
  const parts = lineOfTime(laid, lengths);
  const shared = parts.flatMap((part, i) => (part.firstMs !== null && part.secondMs !== null ? [i] : []));
  const firstShared = shared[0] ?? 0;
  const lastShared = shared.at(-1) ?? parts.length;
  return parts.flatMap((part, i) => {
    const startMs = part[mine];
    if (startMs === null || part[theirs] !== null || part.lengthMs < SHORTEST_STRETCH_MS) return [];
    const before = parts.slice(0, i).findLast((one) => one.firstMs !== null && one.secondMs !== null);
    const after = before ? endIn(before, theirs, laid.driftPpm) : 0;
    return [
      {
        place:
          i < firstShared ? ('before' as const) : i > lastShared ? ('after' as const) : ('within' as const),
        startMs: whole(startMs),
        endMs: whole(startMs + part.lengthMs),
        otherMs: whole(after),
      },
    ];
  });
}

/** The stretches in which only one of the two has a sound, in that one's time; `silences` go by the first's. */
export function heardOnlyIn(
  which: 'first' | 'second',
  laid: Laid,
  silences: readonly { silentIn: 'first' | 'second'; startMs: number; endMs: number }[],
): OnlyHere[] {
  return silences
    .filter(({ silentIn }) => silentIn !== which)
    .map(({ startMs, endMs }) => {
      const there = [startMs, endMs].map((at) => sameMoment(laid, 'first', at).atMs);
      const [begin = 0, end = 0] = which === 'first' ? [startMs, endMs] : there;
      const otherMs = which === 'first' ? (there[0] ?? 0) : startMs;
      return {
        place: 'silent' as const,
        startMs: whole(begin),
        endMs: whole(end),
        otherMs: whole(otherMs),
      };
    });
}

function endIn(part: LinePart, of: 'firstMs' | 'secondMs', driftPpm: number): number {
  const begin = part[of] ?? 0;
  return begin + part.lengthMs * (of === 'secondMs' ? 1 + driftPpm / 1e6 : 1);
}

/**
 * The same moment in the other recording. Where the other does not have it, the place where it would have been, and
 * `there` is false.
 */
export function sameMoment(
  laid: Laid,
  from: 'first' | 'second',
  atMs: number,
): { atMs: number; there: boolean } {
  const sides = laid.pieces.map((piece) => {
    const second = {
      startMs: across(piece, laid.driftPpm, piece.startMs),
      endMs: across(piece, laid.driftPpm, piece.endMs),
    };
    return from === 'first' ? { mine: piece, theirs: second } : { mine: second, theirs: piece };
  });
  const holds =
    (slack: number) =>
    ({ mine }: (typeof sides)[number]) =>
      atMs >= mine.startMs - slack && atMs <= mine.endMs + slack;
  const side = sides.find(holds(0)) ?? sides.find(holds(EDGE_MS));
  if (side) {
    const { mine, theirs } = side;
    const into = Math.max(0, Math.min(mine.endMs, atMs) - mine.startMs);
    const scale = 1 + laid.driftPpm / 1e6;
    const there = theirs.startMs + (from === 'first' ? into * scale : into / scale);
    return { atMs: Math.max(0, there), there: true };
  }
  const before = sides.findLast(({ mine }) => mine.endMs < atMs);
  const near = before ? before.theirs.endMs : (sides[0]?.theirs.startMs ?? 0);
  return { atMs: Math.max(0, near), there: false };
}

/** Where a moment of one recording lies on the line of time. */
export function onLine(
  parts: readonly LinePart[],
  which: 'first' | 'second',
  atMs: number,
  driftPpm: number,
): number {
  const scale = which === 'second' ? 1 + driftPpm / 1e6 : 1;
  let end = 0;
  for (const part of parts) {
    const begin = which === 'first' ? part.firstMs : part.secondMs;
    if (begin === null) continue;
    const stretch = part.firstMs !== null && part.secondMs !== null ? scale : 1;
    const into = (atMs - begin) / stretch;
    if (into < 0) return part.fromMs;
    if (into <= part.lengthMs) return part.fromMs + into;
    end = part.fromMs + part.lengthMs;
  }
  return end;
}

/** What is at a place of the line of time in each recording; null where one does not have it. */
export function fromLine(
  parts: readonly LinePart[],
  lineMs: number,
  driftPpm: number,
): { firstMs: number | null; secondMs: number | null } {
  const part = parts.find((one) => lineMs < one.fromMs + one.lengthMs) ?? parts.at(-1);
  if (!part) return { firstMs: null, secondMs: null };
  const into = Math.max(0, Math.min(part.lengthMs, lineMs - part.fromMs));
  const stretch = part.firstMs !== null && part.secondMs !== null ? 1 + driftPpm / 1e6 : 1;
  return {
    firstMs: part.firstMs === null ? null : part.firstMs + into,
    secondMs: part.secondMs === null ? null : part.secondMs + into * stretch,
  };
}

function whole(value: number) {
  return milliseconds.parse(Math.max(0, Math.round(value)));
}
