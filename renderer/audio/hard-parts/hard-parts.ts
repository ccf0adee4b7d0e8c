import { HARD_PART_WARN_MS, type HardPart } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import type { PlayerState, Span } from '../player/index.ts';

/** The player tells its place four times a second: this much before the part, it is time to leave it out. */
const TICK_MS = 300;
/** A place that moves further at once was chosen by hand: whoever goes into a hard part wants to hear it. */
const JUMP_MS = 1_500;
/** A clip that begins this near before a hard part begins in it: there is no time to leave it out on the way. */
const AT_ONCE_MS = 1_000;

/** Where the sound is, as the player says it. */
export type Listening = Pick<PlayerState, 'track' | 'atMs' | 'speed' | 'span'>;

/**
 * The hard part that the sound is in or comes to within five seconds. None while just that stretch is played: its own
 * play button was pressed. None that lies behind the end of what is played.
 */
export function hardPartAhead(
  parts: readonly HardPart[],
  { track, atMs, speed, span }: Listening,
): { at: number; phase: 'soon' | 'in' } | null {
  const lead = (HARD_PART_WARN_MS * speed) / 100;
  const at = parts.findIndex(
    (part) => part.recordingId === track?.recordingId && atMs >= part.startMs - lead && atMs < part.endMs,
  );
  const part = parts[at];
  if (!part) return null;
  if (span && span.startMs >= part.startMs && span.endMs <= part.endMs) return null;
  if (span && part.startMs >= span.endMs) return null;
  return { at, phase: atMs < part.startMs ? 'soon' : 'in' };
}

/** True when the sound has just come to the edge of the part by itself, and not by a jump. */
export function runsInto(part: HardPart, before: Listening, now: Listening): boolean {
  if (before.track?.recordingId !== part.recordingId || now.track?.recordingId !== part.recordingId)
    return false;
  const edge = part.startMs - (TICK_MS * now.speed) / 100;
  const moved = now.atMs - before.atMs;
  return before.atMs < edge && now.atMs >= edge && moved > 0 && moved <= (JUMP_MS * now.speed) / 100;
}

/** A stretch of a recording whose turn comes by itself: nobody pressed its own button. */
export type Waiting = { readonly recordingId: string; readonly span: Span };

/** How such a stretch is heard. */
export type Turn = {
  /** Where it begins; null when all of it is left out. */
  readonly fromMs: Milliseconds | null;
  /** How much of it is left out at once. */
  readonly leftMs: number;
  /** When it begins in a hard part that is not left out by itself: it is said before, and this is how to leave it out. */
  readonly without: { readonly fromMs: Milliseconds | null } | null;
};

/** What is done with a stretch that comes by itself: heard as it is, after a warning, from later on, or not at all. */
export function turnOf(
  parts: readonly HardPart[],
  { recordingId, span }: Waiting,
  { skips, speed }: { skips: boolean; speed: number },
): Turn {
  const begins = Math.min(span.endMs, span.startMs + (AT_ONCE_MS * speed) / 100);
  const part = parts.find(
    (one) => one.recordingId === recordingId && one.endMs > span.startMs && one.startMs < begins,
  );
  if (!part) return { fromMs: span.startMs, leftMs: 0, without: null };
  const fromMs = part.endMs >= span.endMs ? null : ms(part.endMs);
  if (!skips) return { fromMs: span.startMs, leftMs: 0, without: { fromMs } };
  return { fromMs, leftMs: Math.min(part.endMs, span.endMs) - span.startMs, without: null };
}
