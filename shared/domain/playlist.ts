import { z } from 'zod';
import { type Milliseconds, ms, utcInstant } from '../time/index.ts';
import type { Stretch } from './counted-once.ts';
import type { Moment } from './moment.ts';
import { id, line } from './vocabulary.ts';

/** One chosen moment under a title that a child reads. */
export const playlistItem = z.object({
  momentId: id,
  title: line.min(1).max(120),
  /** True when it is a moment "about me" and the parent chose it all the same. */
  privateOk: z.boolean().default(false),
});
export type PlaylistItem = z.infer<typeof playlistItem>;

export const MOST_IN_A_PLAYLIST = 200;

export const playlistFields = z.object({
  title: line.min(1).max(120),
  studentId: id.nullable().default(null),
  /** The child may write notes of its own in its window (D44); only where it is named. */
  ownWords: z.boolean().default(false),
  items: z.array(playlistItem).max(MOST_IN_A_PLAYLIST).default([]),
});
export type PlaylistFields = z.input<typeof playlistFields>;

/** Chosen moments for a child to hear (D43), in order. */
export const playlist = playlistFields.extend({ id, createdAt: utcInstant });
export type Playlist = z.infer<typeof playlist>;

/** Why a chosen moment is not played to the child. */
export const LEFT_OUT = ['disputed', 'hard', 'private', 'gone'] as const;
export const leftOut = z.enum(LEFT_OUT);
export type LeftOut = z.infer<typeof leftOut>;

/** A moment may be a point; a child hears at least a second of it. */
const SHORTEST_MS = 1_000;

/** How much is heard of a moment, where the recording does not end before. */
export function heardMs({ startMs, endMs }: Pick<Moment, 'startMs' | 'endMs'>): Milliseconds {
  return ms(Math.max(SHORTEST_MS, endMs - startMs));
}

type Heard = Pick<Moment, 'dispute' | 'mark' | 'private' | 'recordingId' | 'startMs' | 'endMs'>;

/** Sound that is not for a child whatever mark lies over it, wherever it is heard (`whereverHeard`). */
export type KeptSound = { hard: readonly Stretch[]; disputed: readonly Stretch[] };

/**
 * What keeps a moment from a child, looked at anew each time: a moment may have become disputed since it was chosen.
 * A quarrel of adults is never for a child, nor is a part that was hard for the parent, also where its sound lies under
 * another mark or in the district's copy; what is "about me" only when she chose it knowingly.
 */
export function keptFromChild(moment: Heard | null, privateOk: boolean, kept: KeptSound): LeftOut | null {
  if (moment === null) return 'gone';
  const sound = soundOf(moment);
  if (isQuarrel(moment) || touches(sound, kept.disputed)) return 'disputed';
  if (touches(sound, kept.hard)) return 'hard';
  return moment.private && !privateOk ? 'private' : null;
}

/** Disputed with what was later claimed, or only marked so while it played. */
export function isQuarrel({ dispute, mark }: Pick<Moment, 'dispute' | 'mark'>): boolean {
  return dispute !== null || mark === 'disputed';
}

/** What is heard of a moment; a mark without length is heard for a second. */
export function soundOf(moment: Pick<Moment, 'recordingId' | 'startMs' | 'endMs'>): Stretch {
  const { recordingId, startMs } = moment;
  return { recordingId, startMs, endMs: startMs + heardMs(moment) };
}

/** True when some of the sound is heard in one of the stretches. */
export function touches(sound: Stretch, stretches: readonly Stretch[]): boolean {
  return stretches.some(
    ({ recordingId, startMs, endMs }) =>
      recordingId === sound.recordingId && startMs < sound.endMs && endMs > sound.startMs,
  );
}

/** For the agreed-only filter: what all sides said yes to. */
export function isAgreed(moment: Pick<Moment, 'outcome' | 'mark'>): boolean {
  return moment.outcome === 'agreed' || (moment.outcome === null && moment.mark === 'agreed');
}
