/** Player, waveform and the keys that go with them. */

export type { DrawnGap, DrawnRange, RangeTone } from './draw-waveform.ts';
export { HardPartNotice } from './hard-part-notice.tsx';
export { KeyHint } from './key-hint.tsx';
export {
  actionWith,
  canBeKey,
  KEY_ACTIONS,
  KEYS,
  type KeyAction,
  type KeyMap,
  keySign,
} from './keys.ts';
export { MARK_BUTTONS } from './marks.ts';
export { startMicrophone } from './microphone.ts';
export type { ReadPeaks } from './peak-tiles.ts';
export { momentClip, type QueueClip } from './play-queue.ts';
export { followTimeline, seekTimeline, skipTimeline, trackOf } from './play-timeline.ts';
export { PlayerBar } from './player-bar.tsx';
export type { Player, PlayerState, Sounds, Span, Track } from './player-shape.ts';
export { QueueBar } from './queue-bar.tsx';
export { TemplateMenu } from './template-menu.tsx';
export { fromTimeline, layTimeline, onTimeline, type Part, type Timeline } from './timeline.ts';
export { type Clip, type Clips, useClips } from './use-clips.ts';
export { useHardPartHabit, useHardParts } from './use-hard-parts.ts';
export { useKeyMap, useKeyShortcut } from './use-key-map.ts';
export { useListeningKeys } from './use-listening-keys.ts';
export { usePlayer, usePlayerState } from './use-player.ts';
export { isOn, type Queue, useQueue } from './use-queue.ts';
export { useReadPeaks } from './use-read-peaks.ts';
export { useArchivePlayer, useListeningHabits } from './use-sounds.ts';
export { type Turns, useTurns } from './use-turns.ts';
export { useWaveView, type WaveView } from './use-wave-view.ts';
export { WaveTools } from './wave-tools.tsx';
export { Waveform } from './waveform.tsx';
