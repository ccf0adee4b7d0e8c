import type { Moment } from '../../../shared/domain/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import type { PlayerState } from '../../audio/index.ts';

/** A stretch that the parent marked as hard to hear again (D33, D37). */
export type HardPart = {
  readonly recordingId: string;
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
};

/** How long before a hard part it is said that it comes, in the time of the person who listens. */
export const WARN_MS = 5_000;
/** The player tells its place four times a second: this much before the part, it is time to leave it out. */
const TICK_MS = 300;
/** A place that moves further at once was chosen by hand: whoever goes into a hard part wants to hear it. */
const JUMP_MS = 1_500;

/** The hard parts, by place. Two that are nearer than a warning are one, so that nobody is warned twice in a breath. */
export function hardParts(moments: readonly Moment[]): readonly HardPart[] {
  const parts: HardPart[] = [];
  const marked = moments
    .filter((one) => one.mark === 'hard-part' && one.endMs > one.startMs)
    .toSorted((a, b) =>
      a.recordingId < b.recordingId ? -1 : a.recordingId > b.recordingId ? 1 : a.startMs - b.startMs,
    );
  for (const { recordingId, startMs, endMs } of marked) {
    const last = parts.at(-1);
    if (last?.recordingId === recordingId && startMs <= last.endMs + WARN_MS) {
      parts[parts.length - 1] = { ...last, endMs: ms(Math.max(last.endMs, endMs)) };
    } else {
      parts.push({ recordingId, startMs, endMs });
    }
  }
  return parts;
}

/** Where the sound is, as the player says it. */
export type Listening = Pick<PlayerState, 'track' | 'atMs' | 'speed' | 'span'>;

/**
 * The hard part that the sound is in or comes to within five seconds. None while just that stretch is played: its own
 * play button was pressed.
 */
export function hardPartAhead(
  parts: readonly HardPart[],
  { track, atMs, speed, span }: Listening,
): { at: number; phase: 'soon' | 'in' } | null {
  const lead = (WARN_MS * speed) / 100;
  const at = parts.findIndex(
    (part) => part.recordingId === track?.recordingId && atMs >= part.startMs - lead && atMs < part.endMs,
  );
  const part = parts[at];
  if (!part) return null;
  if (span && span.startMs >= part.startMs && span.endMs <= part.endMs) return null;
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
