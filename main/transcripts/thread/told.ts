import type { ReadTranscript } from '../reading/index.ts';

export type TranscriptTask = { bytes: Uint8Array; name: string; durationMs: number };

/** What came of it. A refusal crosses as what it says: an error keeps no code on its way. */
export type TranscriptTold =
  | { tell: 'read'; transcript: ReadTranscript }
  | { tell: 'refused'; message: string; details: string | null };
