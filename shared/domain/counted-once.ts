import { type Milliseconds, milliseconds } from '../time/index.ts';
import { type Alignment, across, sameMoment } from './alignment.ts';

/** A stretch of one recording, by that recording's own time. */
export type Stretch = { readonly recordingId: string; readonly startMs: number; readonly endMs: number };

/** Two recordings of one meeting that were laid beside each other, as far as their times need it. */
export type Beside = Pick<Alignment, 'firstId' | 'secondId' | 'pieces' | 'driftPpm'>;

/**
 * Stretches of several recordings by as few clocks as can be: what a later recording has in common with an earlier one
 * is told by the earlier one's time, so that a second of talk that both of them hold is one second (D4, D48). What only
 * the later one has stays where it is. `order` is the recordings of the meeting, earliest number first.
 */
export function byEarliestClock<T extends Stretch>(
  stretches: readonly T[],
  order: readonly string[],
  laid: readonly Beside[],
): T[] {
  return stretches.flatMap((one) => told(one, order, laid));
}

function told<T extends Stretch>(stretch: T, order: readonly string[], laid: readonly Beside[]): T[] {
  const own = order.indexOf(stretch.recordingId);
  for (const earlier of order.slice(0, Math.max(0, own))) {
    const side = sideOf(laid, stretch.recordingId, earlier);
    if (!side) continue;
    const shared = inBoth(side).flatMap((piece) => {
      const startMs = Math.max(stretch.startMs, piece.startMs);
      const endMs = Math.min(stretch.endMs, piece.endMs);
      return startMs < endMs ? [{ startMs, endMs, piece }] : [];
    });
    const moved = shared.map(({ startMs, endMs, piece }) => ({
      ...stretch,
      recordingId: earlier,
      startMs: piece.there(startMs),
      endMs: piece.there(endMs),
    }));
    const rest = without(stretch, shared);
    // Every stretch that is moved is in an earlier recording than before, and every rest is shorter: this ends.
    if (moved.length > 0) return [...moved, ...rest].flatMap((one) => told(one, order, laid));
  }
  return [stretch];
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

/**
 * Where both have the sound, by the time of the side that is asked for, and where that lies in the other. By the piece
 * itself: where two pieces touch in one recording, the other may have minutes between them.
 */
function inBoth({ laid, mine }: Side) {
  return laid.pieces.map((piece) => {
    const [startMs, endMs] = [piece.startMs, piece.endMs].map((at) => across(piece, laid.driftPpm, at));
    const second = { startMs: Math.round(startMs ?? 0), endMs: Math.round(endMs ?? 0) };
    const [here, other] = mine === 'first' ? [piece, second] : [second, piece];
    const scale = (other.endMs - other.startMs) / Math.max(1, here.endMs - here.startMs);
    return {
      startMs: here.startMs,
      endMs: here.endMs,
      there: (atMs: number) => other.startMs + Math.round((atMs - here.startMs) * scale),
    };
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
