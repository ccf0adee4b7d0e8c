import type { Milliseconds } from '../../../shared/time/index.ts';
import type { Sounds } from './player-shape.ts';

/** How often the place is kept while playing: a crash loses at most this much of "where was I". */
const KEEP_EVERY_MS = 5_000;

/** Keeps the place at which listening stopped, and nothing twice. */
export function placeKeeper(sounds: Pick<Sounds, 'keepPlace'>) {
  let kept: { recordingId: string; atMs: number } | null = null;
  return {
    /** The place has moved far enough from the one that was kept last. */
    due(recordingId: string, atMs: Milliseconds): boolean {
      const lastMs = kept?.recordingId === recordingId ? kept.atMs : 0;
      return Math.abs(atMs - lastMs) >= KEEP_EVERY_MS;
    },
    keep(recordingId: string, atMs: Milliseconds): void {
      if (kept?.recordingId === recordingId && kept.atMs === atMs) return;
      kept = { recordingId, atMs };
      // A place that could not be kept (the archive has just been locked) costs nothing but the place.
      void sounds.keepPlace(recordingId, atMs).catch(() => undefined);
    },
  };
}
