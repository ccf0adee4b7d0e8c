/** What other screens show of recording. */
export { RecordingBar, useOnLivePage } from './bar.tsx';
export { InterruptedRecordings, RecordButton, RecordingNow, useIsRecorded } from './entries.tsx';
export { GapBadges, GapList } from './gaps.tsx';
export { LockedRecording } from './locked.tsx';
export { useGaps } from './use-gaps.ts';
