import { z } from 'zod';

/**
 * Every way in which the app can say no. A code is stable: the screens translate it, the command line prints its
 * sentence, tests name it. A new way to fail is a new code, never a new sentence under an old one.
 */
export const ERROR_CODES = [
  // the archive
  'archive-not-found',
  'not-an-archive',
  'archive-exists',
  'archive-locked',
  'archive-in-use',
  'archive-read-only',
  'archive-damaged',
  'archive-newer',
  'archive-index-damaged',
  'wrong-passphrase',
  'wrong-recovery-code',
  'weak-passphrase',
  'blob-missing',
  'blob-damaged',
  'crypto-self-test-failed',
  'disk-full',
  'disk-was-full',
  'file-system',
  // sound
  'not-audio',
  'file-empty',
  'file-truncated',
  'nothing-playable',
  'no-audio-stream',
  'playlist-refused',
  'file-unreadable',
  'already-imported',
  'ffmpeg-missing',
  'ffmpeg-failed',
  'recording-forbidden',
  'no-microphone',
  'already-recording',
  'not-recording',
  // documents
  'not-a-document',
  'document-encrypted',
  'document-needs-password',
  'document-damaged',
  'document-too-large',
  // transcripts
  'transcript-unreadable',
  'line-not-checked',
  'transcript-certified',
  'line-not-split',
  'line-is-last',
  'lines-two-speakers',
  // what the parent does
  'not-found',
  'invalid-input',
  'nothing-to-export',
  'export-target-exists',
  'folder-read-only',
  'mediation-confidential',
  'marks-disagree',
  'sound-damaged',
  'not-for-child',
  'not-for-new',
  'share-not-said',
  'child-has-window',
  'bundle-invalid',
  'bundle-file-damaged',
  'cancelled',
  'nothing-to-undo',
  'drafts-full',
  // the shell
  'not-allowed',
  'unexpected',
] as const;

export const errorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCode>;

/**
 * An expected failure. `message` is a plain English sentence or three: what happened, that nothing was lost, what to
 * do next. `details` is the technical cause, shown only under "Details"; it never holds a secret or a child's words.
 */
export class KeptwordError extends Error {
  readonly code: ErrorCode;
  readonly details: string | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'KeptwordError';
    this.code = code;
    this.details = options.details;
  }
}

/** What crosses from main to the renderer when a call fails. */
export const wireError = z.object({ code: errorCode, message: z.string(), details: z.string().optional() });
export type WireError = z.infer<typeof wireError>;
