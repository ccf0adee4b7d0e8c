/** Player, waveform and the keys that go with them. Knows nothing of the bridge: sound and peaks are handed in. */
export type { DrawnRange, RangeTone } from './drawWaveform.ts';
export { KeyCap, keyShortcut } from './KeyCap.tsx';
export {
  KEY_ACTIONS,
  KEYS,
  type KeyAction,
  type KeyMap,
  keyCap,
  MARK_ACTIONS,
  type MarkAction,
} from './keys.ts';
export { PlayerBar } from './PlayerBar.tsx';
export type { ReadPeaks } from './peakTiles.ts';
export { createPlayer, type Player, type PlayerState, type Sounds, type Span, type Track } from './player.ts';
export { followTimeline, seekTimeline, skipTimeline, timelineNow, trackOf } from './playTimeline.ts';
export { useSpokenTime } from './spoken.ts';
export { fromTimeline, layTimeline, onTimeline, type Part, type Timeline } from './timeline.ts';
export { useKeys } from './useKeys.ts';
export { usePlayer, usePlayerState } from './usePlayer.ts';
export { useWaveView, type WaveView } from './useWaveView.ts';
export { Waveform } from './Waveform.tsx';
export { WaveTools } from './WaveTools.tsx';
