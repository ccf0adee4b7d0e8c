import type { Milliseconds } from '../../../shared/time/index.ts';
import type { Player, Track } from './player-shape.ts';
import { fromTimeline, onTimeline, type Part, placeAfter, type Timeline } from './timeline.ts';

/** Where the needle is on the timeline; null while nothing of this timeline is open. */
export function timelineNow(player: Player, timeline: Timeline): Milliseconds | null {
  const { track } = player.state();
  return track ? onTimeline(timeline, track.recordingId, player.now()) : null;
}

/** Puts the needle at a place of the timeline, in whichever file that is. Sound that was playing goes on playing. */
export function seekTimeline(player: Player, timeline: Timeline, atMs: number): void {
  const place = fromTimeline(timeline, atMs);
  if (place) void player.open(trackOf(place.part), { atMs: place.atMs, play: player.state().playing });
}

/** Skips over the edge between two files as if there were none. */
export function skipTimeline(player: Player, timeline: Timeline, byMs: number): void {
  const now = timelineNow(player, timeline);
  if (now !== null) seekTimeline(player, timeline, now + byMs);
}

/** Lets the player go on with the next file of the timeline when one has ended. */
export function followTimeline(player: Player, timeline: Timeline): void {
  player.follow((track) => {
    const next = placeAfter(timeline, track.recordingId);
    return next && { track: trackOf(next.part), atMs: next.atMs };
  });
}

export function trackOf(part: Part): Track {
  return { recordingId: part.recordingId, durationMs: part.durationMs };
}
