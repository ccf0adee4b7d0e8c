import { z } from 'zod';
import { milliseconds, utcInstant } from '../time/index.ts';
import { id } from './vocabulary.ts';

/**
 * Why a stretch of a recording is missing.
 * - `paused`: the parent paused it (a break).
 * - `unplugged`: the microphone went away, or was changed for another one.
 * - `suspended`: the computer slept.
 * - `window`: the window that carried the sound was reloaded or crashed.
 * - `encoder`: the program that packs the sound ended and was started again.
 * - `disk`: the disk would not take what was recorded.
 * - `crashed`: Keptword itself, or the computer, ended. How long the stretch was, nobody knows.
 * - `no-data`: no sound came, for no reason that anybody told us.
 */
export const GAP_CAUSES = [
  'paused',
  'unplugged',
  'suspended',
  'window',
  'encoder',
  'disk',
  'crashed',
  'no-data',
] as const;
export const gapCause = z.enum(GAP_CAUSES);
export type GapCause = z.infer<typeof gapCause>;

/**
 * One missing stretch. Kept sound + the lengths of all gaps = time by the computer's monotonic clock, so a gap is
 * measured, never guessed: a jump of the wall clock does not make one.
 */
export const gap = z.object({
  id,
  recordingId: id,
  /** Where in the kept sound it lies: between this sample and the one before, at 48 kHz mono. */
  atSample: z.number().int().min(0),
  /** The same place in whole ms, rounded down: what the player and the waveform show. */
  atMs: milliseconds,
  /** Null: the end of the stretch is not known (`crashed`). */
  lengthMs: milliseconds.nullable(),
  cause: gapCause,
  /** By the wall clock, for people; never for order or length. */
  startedAt: utcInstant,
});
export type Gap = z.infer<typeof gap>;

/** Gaps in the order of the sound. Several may lie at one place: a break during which the computer slept. */
export function byPlace(
  a: Pick<Gap, 'atSample' | 'startedAt'>,
  b: Pick<Gap, 'atSample' | 'startedAt'>,
): number {
  return a.atSample - b.atSample || (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0);
}
