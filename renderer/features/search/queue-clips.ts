import type { SoundHit } from '../../../shared/contract/index.ts';
import { type Milliseconds, ms } from '../../../shared/time/index.ts';
import type { QueueClip } from '../../audio/index.ts';
import { hitClip } from './hit-clip.ts';

/**
 * What is heard of each hit when they are played one after the other: as its own button plays it, from a little before,
 * but never again what the one before it has just played.
 */
export function queueClips(hits: readonly SoundHit[]): QueueClip[] {
  const heardTo = new Map<string, Milliseconds>();
  return hits.map((hit) => {
    const { track, span } = hitClip(hit);
    const heard = heardTo.get(track.recordingId) ?? ms(0);
    const startMs = ms(Math.max(span.startMs, Math.min(heard, hit.sound.startMs)));
    heardTo.set(track.recordingId, ms(Math.max(heard, span.endMs)));
    return { id: hit.id, ...track, startMs, endMs: span.endMs };
  });
}
