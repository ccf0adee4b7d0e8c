import { z } from 'zod';
import { id } from '../../shared/domain/index.ts';
import { utcInstant } from '../../shared/time/index.ts';

/** The first record of a note's journal: what it is. The Ogg pages follow, one a record. */
const voiceStart = z.object({
  t: z.literal('voice'),
  version: z.literal(1),
  noteId: id,
  momentId: id,
  at: utcInstant,
});
export type VoiceStart = z.infer<typeof voiceStart>;

export function encodeStart(of: VoiceStart): Buffer {
  return Buffer.from(JSON.stringify(of), 'utf8');
}

/** Null when it is none that this program knows. */
export function decodeStart(bytes: Buffer): VoiceStart | null {
  try {
    return voiceStart.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
