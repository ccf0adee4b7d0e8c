/** Sound of one recording, or of several one behind the other: playing, pausing, the place, the speed. */
export { followTimeline, seekTimeline, skipTimeline, timelineNow, trackOf } from './play-timeline.ts';
export { PlayerBar } from './player-bar.tsx';
export type { Player, PlayerState, Sounds, Span, Track } from './player-shape.ts';
export { fromTimeline, layTimeline, onTimeline, type Part, type Timeline } from './timeline.ts';
export { usePlayer, usePlayerState } from './use-player.ts';
export { useArchivePlayer, useListeningHabits } from './use-sounds.ts';
