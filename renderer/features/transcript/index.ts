/** Transcripts: read, typed, checked by ear, beside the sound. */
export { TranscriptPanel, type TranscriptPanelProps } from './panel.tsx';
export { TranscriptScreen } from './transcript-screen.tsx';
