import { type Milliseconds, milliseconds } from '../time/index.ts';
import { type Alignment, across, sameMoment } from './alignment.ts';

/** A stretch of one recording, by that recording's own time. */
export type Stretch = { readonly recordingId: string; readonly startMs: number; readonly endMs: number };

/** Two recordings of one meeting that were laid beside each other, as far as their times need it. */
export type Beside = Pick<Alignment, 'firstId' | 'secondId' | 'pieces' | 'driftPpm'>;

/**
 * Stretches of several recordings by as few clocks as can be: what a later recording has in common with an earlier one
 * is told by the earlier one's time, so that a second of talk that both of them hold is one second (D4, D48), also where
 * the two were never laid beside each other but both beside a third. What only the later one has stays where it is.
 * `order` is the recordings of the meeting, earliest number first.
 */
export function byEarliestClock<T extends Stretch>(
  stretches: readonly T[],
  order: readonly string[],
  laid: readonly Beside[],
): T[] {
  const ways = new Map<string, Both[][] | null>();
  const wayTo = (fromId: string, toId: string) => {
    const key = `${fromId} ${toId}`;
    const known = ways.get(key);
    if (known !== undefined) return known;
    const way = wayBetween(laid, fromId, toId);
    ways.set(key, way);
    return way;
  };
  const told = (stretch: T): T[] => {
    const own = order.indexOf(stretch.recordingId);
    for (const earlier of order.slice(0, Math.max(0, own))) {
      const way = wayTo(stretch.recordingId, earlier);
      const shared = way ? along(stretch, way) : [];
      const moved = shared.map(({ there }) => ({ ...stretch, recordingId: earlier, ...there }));
      const rest = without(
        stretch,
        shared.map(({ here }) => here),
      );
      // Every stretch that is moved is in an earlier recording than before, and every rest is shorter: this ends.
      if (moved.length > 0) return [...moved, ...rest].flatMap(told);
    }
    return [stretch];
  };
  return stretches.flatMap(told);
}

/**
 * Every place where some of this sound is heard: the stretches themselves, and the same minutes of each recording that
 * lies beside theirs, also by way of a third. From where a stretch begins there to where it ends: what one of the two
 * did not hold meanwhile belongs to the same minutes.
 */
export function whereverHeard(stretches: readonly Stretch[], laid: readonly Beside[]): Stretch[] {
  return stretches.flatMap((stretch) => {
    const found = [stretch];
    const reached = new Set([stretch.recordingId]);
    // The list grows while it is walked: the nearest recordings come first, each once.
    for (const one of found) {
      for (const { to, side } of besides(laid, one.recordingId)) {
        if (reached.has(to)) continue;
        const [begin, end] = [one.startMs, one.endMs].map((at) => sameMoment(side.laid, side.mine, at).atMs);
        const there = { startMs: Math.floor(begin ?? 0), endMs: Math.ceil(end ?? 0) };
        if (there.endMs <= there.startMs) continue;
        reached.add(to);
        found.push({ recordingId: to, ...there });
      }
    }
    return found;
  });
}

/** A recording and all that hold some of its sound, also by way of others. */
export function heardWith(recordingId: string, laid: readonly Beside[]): string[] {
  const found = [recordingId];
  for (const id of found) {
    for (const { to } of besides(laid, id)) if (!found.includes(to)) found.push(to);
  }
  return found;
}

type Span = { startMs: number; endMs: number };

/** The stretches that both ends of a way have, from one comparison to the next, by the first clock and by the last. */
function along({ startMs, endMs }: Stretch, way: readonly Both[][]): { here: Span; there: Span }[] {
  let parts = [{ here: { startMs, endMs }, there: { startMs, endMs } }];
  for (const pieces of way) {
    parts = parts.flatMap(({ here, there }) =>
      pieces.flatMap((piece) => {
        const from = Math.max(there.startMs, piece.startMs);
        const to = Math.min(there.endMs, piece.endMs);
        if (from >= to) return [];
        const back = scaled(there, here);
        return [
          {
            here: { startMs: back(from), endMs: back(to) },
            there: { startMs: piece.there(from), endMs: piece.there(to) },
          },
        ];
      }),
    );
  }
  return parts.toSorted((a, b) => a.here.startMs - b.here.startMs);
}

/** From a place in one stretch to the same place in another, of which both tell the same sound. */
function scaled(from: Span, to: Span): (atMs: number) => number {
  const scale = (to.endMs - to.startMs) / Math.max(1, from.endMs - from.startMs);
  return (atMs) => to.startMs + Math.round((atMs - from.startMs) * scale);
}

/** From one recording to another by as few comparisons as lead there; null: none do. */
function wayBetween(laid: readonly Beside[], fromId: string, toId: string): Both[][] | null {
  const found: { id: string; way: Both[][] }[] = [{ id: fromId, way: [] }];
  const reached = new Set([fromId]);
  for (const { id, way } of found) {
    for (const { to, side } of besides(laid, id)) {
      if (reached.has(to)) continue;
      const longer = [...way, inBoth(side)];
      if (to === toId) return longer;
      reached.add(to);
      found.push({ id: to, way: longer });
    }
  }
  return null;
}

/** Of a list of comparisons, those of each recording: thousands of stretches are followed through the same list. */
const besidesOf = new WeakMap<readonly Beside[], Map<string, { to: string; side: Side }[]>>();

/** The recordings that one was laid beside. The list is not changed between two calls. */
function besides(laid: readonly Beside[], id: string): readonly { to: string; side: Side }[] {
  const known = besidesOf.get(laid);
  if (known) return known.get(id) ?? [];
  const all = new Map<string, { to: string; side: Side }[]>();
  const put = (from: string, to: string, side: Side) =>
    all.set(from, [...(all.get(from) ?? []), { to, side }]);
  for (const one of laid) {
    put(one.firstId, one.secondId, { laid: one, mine: 'first' });
    put(one.secondId, one.firstId, { laid: one, mine: 'second' });
  }
  besidesOf.set(laid, all);
  return all.get(id) ?? [];
}

/** The comparison of two recordings, and which side of it the first of them is; null when they have none. */
function sideOf(laid: readonly Beside[], id: string, otherId: string) {
  for (const one of laid) {
    if (one.firstId === id && one.secondId === otherId) return { laid: one, mine: 'first' as const };
    if (one.secondId === id && one.firstId === otherId) return { laid: one, mine: 'second' as const };
  }
  return null;
}
type Side = NonNullable<ReturnType<typeof sideOf>>;

type Both = Span & { there(atMs: number): number };

/**
 * Where both have the sound, by the time of the side that is asked for, and where that lies in the other. By the piece
 * itself: where two pieces touch in one recording, the other may have minutes between them.
 */
function inBoth({ laid, mine }: Side): Both[] {
  return laid.pieces.map((piece) => {
    const [startMs, endMs] = [piece.startMs, piece.endMs].map((at) => across(piece, laid.driftPpm, at));
    const second = { startMs: Math.round(startMs ?? 0), endMs: Math.round(endMs ?? 0) };
    const [here, other] = mine === 'first' ? [piece, second] : [second, piece];
    return { startMs: here.startMs, endMs: here.endMs, there: scaled(here, other) };
  });
}

/** What is left of a stretch when parts of it, in order, are taken out. */
function without<T extends Stretch>(stretch: T, parts: readonly { startMs: number; endMs: number }[]): T[] {
  const edges = [stretch.startMs, ...parts.flatMap((part) => [part.startMs, part.endMs]), stretch.endMs];
  const left: T[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) {
    const [startMs = 0, endMs = 0] = [edges[i], edges[i + 1]];
    if (startMs < endMs) left.push({ ...stretch, startMs, endMs });
  }
  return left;
}

/**
 * Where a recording goes on with what none before it has: 0 for one of its own day, the end of what an earlier one has
 * too for a copy. Playing on from one recording into its copy would begin the meeting again.
 */
export function goesOnAt(
  recording: { readonly recordingId: string; readonly durationMs: number },
  before: readonly { readonly recordingId: string; readonly durationMs: number }[],
  laid: readonly Beside[],
): Milliseconds {
  const ends = before.flatMap(({ recordingId, durationMs }) => {
    const side = sideOf(laid, recordingId, recording.recordingId);
    return side ? [Math.round(sameMoment(side.laid, side.mine, durationMs).atMs)] : [];
  });
  return milliseconds.parse(Math.min(recording.durationMs, Math.max(0, ...ends)));
}
