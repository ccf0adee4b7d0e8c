import { z } from 'zod';
import { milliseconds, utcInstant } from '../time/index.ts';
import { id } from './vocabulary.ts';

/**
 * A note spoken about a moment (D37), in the parent's own voice. It is hers alone, whatever the moment is: no export
 * knows of it. Its sound never changes, so a note is only ever added and taken out.
 */
export const voiceNote = z.object({
  id,
  momentId: id,
  /** Where its Ogg/Opus lies sealed, and the SHA-256 of that. */
  blobId: id,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  durationMs: milliseconds,
  /** True when the program ended while it was spoken: what was heard until then is all of it. */
  cutShort: z.boolean(),
  createdAt: utcInstant,
});
export type VoiceNote = z.infer<typeof voiceNote>;

/** Longer than anybody speaks about one moment; a microphone that was forgotten stops by itself. */
export const LONGEST_VOICE_NOTE_MS = 10 * 60_000;
