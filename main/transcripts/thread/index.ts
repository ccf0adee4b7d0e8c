/** What is asked of the program that opens strangers' transcripts, and what it says. The program is transcript-thread.ts. */
export type { TranscriptTask, TranscriptTold } from './told.ts';
