/** Stretches of recordings: one at a time, in turns, or in a row. */
export { momentClip, type QueueClip } from './play-queue.ts';
export { QueueBar } from './queue-bar.tsx';
export { type Clip, type Clips, useClips } from './use-clips.ts';
export { isOn, type Queue, useQueue } from './use-queue.ts';
export { type Turns, useTurns } from './use-turns.ts';
