import { BANDS, FRAMES_A_SECOND } from './bands.ts';
import type { Contours } from './contours.ts';
import { type Hearing, NO_SOUND } from './silences.ts';

/** Where a piece runs in the first recording, in frames; in the second it is `lag + drift · frame` later. */
export type Run = { from: number; to: number; lag: number };

/** What differs counts as different when it holds so many seconds' worth of usual speech. */
const LEAST_SPEECH_S = 2;

/** More than the windows of fit.ts are long. */
const ROOM = 10 * FRAMES_A_SECOND;

type Place = {
  first: Contours;
  second: Contours;
  drift: number;
  usual: number;
  heard: { first: Hearing; second: Hearing };
};

/**
 * How far each piece reaches. Between two pieces the edges are put where both fit best: sound that fits neither is in
 * one recording only. At the two ends a piece reaches as far as both recordings do, unless what they hold there differs.
 */
export function widen(runs: readonly Run[], place: Place): Run[] {
  const wide = runs.map(withRoom);
  const likeness = wide.map((run) => alikeIn(run, place));
  for (let i = 0; i + 1 < wide.length; i += 1) {
    meet(
      wide[i] as Run,
      wide[i + 1] as Run,
      [(likeness[i] as number) / 2, (likeness[i + 1] as number) / 2],
      place,
    );
  }
  const head = wide[0];
  const tail = wide.at(-1);
  if (head) head.from = reach(head, head.from, -1, (likeness[0] as number) / 2, place);
  if (tail) tail.to = reach(tail, tail.to, 1, (likeness.at(-1) as number) / 2, place);
  return wide;
}

/** The last window of a run may already hold a part of what follows, so edges are looked for a little inside too. */
function withRoom({ from, to, lag }: Run): Run {
  const room = Math.min(ROOM, Math.floor((to - from) / 2));
  return { from: from + room, to: to - room, lag };
}

/** 2·Σab / Σ(a² + b²) over a piece: 1 when both are the same, 0 when they have nothing in common. */
function alikeIn(run: Run, place: Place): number {
  let both = 0;
  let each = 0;
  for (let frame = run.from; frame < run.to; frame += 1) {
    const [same, all] = compare(frame, run, place);
    both += same;
    each += all;
  }
  return each === 0 ? 0 : (2 * both) / each;
}

/** Σab and Σ(a² + b²) of one frame of the first and the same moment in the second. */
function compare(frame: number, { lag }: Run, { first, second, drift }: Place): [same: number, all: number] {
  const at = frame * BANDS;
  const there = Math.round(frame + lag + drift * frame) * BANDS;
  let same = 0;
  let all = 0;
  for (let band = 0; band < BANDS; band += 1) {
    const a = first.values[at + band] ?? 0;
    const b = there < 0 ? 0 : (second.values[there + band] ?? 0);
    same += a * b;
    all += a * a + b * b;
  }
  return [same, all];
}

/**
 * Above 0 where the two are more alike than `bias`, below 0 where they are not; about 0 where it is quiet. Where one of
 * them holds no sound at all, nothing speaks against their running on together: that is told as a silence.
 */
function fitOf(frame: number, run: Run, bias: number, place: Place): number {
  const there = Math.round(frame + run.lag + place.drift * frame);
  const { first, second } = place.heard;
  if (first.states[frame] === NO_SOUND || second.states[there] === NO_SOUND) return 0;
  const [same, all] = compare(frame, run, place);
  return same - (bias * all) / 2;
}

/** Puts the end of a piece and the start of the next where the two together fit best, time going forward in both. */
function meet(a: Run, b: Run, bias: [number, number], place: Place): void {
  const from = a.to;
  const to = Math.max(from, b.from);
  // The second recording must not go back either.
  const apart = Math.max(0, Math.round(a.lag - b.lag));
  const ends = new Float64Array(to - from + 1);
  for (let i = 0; i < to - from; i += 1)
    ends[i + 1] = (ends[i] as number) + fitOf(from + i, a, bias[0], place);
  const bestEnd = new Int32Array(ends.length);
  for (let i = 1; i < ends.length; i += 1) {
    const before = bestEnd[i - 1] as number;
    bestEnd[i] = (ends[i] as number) > (ends[before] as number) ? i : before;
  }
  let best = { score: Number.NEGATIVE_INFINITY, end: from, start: to };
  let starts = 0;
  for (let i = to - from; i >= apart; i -= 1) {
    if (i < to - from) starts += fitOf(from + i, b, bias[1], place);
    const end = bestEnd[i - apart] as number;
    const score = starts + (ends[end] as number);
    if (score > best.score) best = { score, end: from + end, start: from + i };
  }
  a.to = best.end;
  b.from = best.start;
}

/** From an edge outwards to the best place, or as far as both go when what is left holds too little speech to tell. */
function reach(run: Run, edge: number, way: 1 | -1, bias: number, place: Place): number {
  const { first, second, drift, usual } = place;
  const begin = Math.max(0, Math.ceil(-run.lag / (1 + drift)));
  const end = Math.min(first.frames, Math.floor((second.frames - run.lag) / (1 + drift)));
  const limit = way === 1 ? Math.max(edge, end) : Math.min(edge, begin);
  let sum = 0;
  let best = { sum: 0, at: edge };
  for (let at = edge; at !== limit; at += way) {
    sum += fitOf(way === 1 ? at : at - 1, run, bias, place);
    if (sum >= best.sum) best = { sum, at: at + way };
  }
  const lost = best.sum - sum;
  return lost < LEAST_SPEECH_S * FRAMES_A_SECOND * usual * bias ? limit : best.at;
}
