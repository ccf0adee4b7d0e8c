import { z } from 'zod';
import { utcInstant } from '../time/index.ts';

/** What is written into the custody log. Every entry is one thing a person can say in one sentence. */
export const CUSTODY_EVENTS = [
  'archive-created',
  'recovery-confirmed',
  'passphrase-changed',
  'archive-recovered',
  'list-restored',
  'recording-imported',
  'recording-started',
  'microphone-changed',
  'recording-kept',
  'recording-recovered',
  'recording-found',
  'gap-noted',
  'capture-set-aside',
  'recording-described',
  'recording-deleted',
  'moment-added',
  'moment-changed',
  'moment-deleted',
  'moment-restored',
  'decision-added',
  'decision-changed',
  'decision-deleted',
  'decision-restored',
  'request-added',
  'request-changed',
  'request-deleted',
  'request-restored',
  'pair-added',
  'pair-changed',
  'pair-deleted',
  'pair-restored',
  'progress-added',
  'progress-changed',
  'progress-deleted',
  'progress-restored',
  'delivery-added',
  'delivery-changed',
  'delivery-deleted',
  'delivery-restored',
  'evaluation-added',
  'evaluation-changed',
  'evaluation-deleted',
  'evaluation-restored',
  'need-added',
  'need-changed',
  'need-deleted',
  'need-restored',
  'level-added',
  'level-changed',
  'level-deleted',
  'level-restored',
  'incident-added',
  'incident-changed',
  'incident-deleted',
  'incident-restored',
  'voice-note-added',
  'voice-note-deleted',
  'voice-note-restored',
  'goal-deleted',
  'goal-restored',
  'meeting-deleted',
  'meeting-restored',
  'transcript-added',
  'transcript-changed',
  'transcript-deleted',
  'transcript-restored',
  'transcript-exported',
  'document-added',
  'document-described',
  'document-taken-out',
  'document-restored',
  'document-deleted',
  'document-extracted',
  'passage-added',
  'passage-changed',
  'passage-deleted',
  'passage-restored',
  'recordings-aligned',
  'alignment-removed',
  'bundle-exported',
  'briefing-exported',
  'sound-extracted',
  'share-noted',
  'consent-noted',
  'integrity-checked',
  'file-mended',
  'list-copies-removed',
] as const;
export const custodyEvent = z.enum(CUSTODY_EVENTS);
export type CustodyEvent = z.infer<typeof custodyEvent>;

/**
 * Facts of an event: ids, hashes, counts, names of files; never what somebody said. Numbers are whole and keys are
 * plain words, so that canonical JSON of it is the same in every language (main/custody/FORMAT.md).
 */
export const custodyFacts = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  z.union([z.string(), z.int(), z.boolean(), z.null()]),
);
export type CustodyFacts = z.infer<typeof custodyFacts>;

const hexSha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const custodyEntry = z.object({
  /** 1 for the first entry, no gaps. Order is by this, never by the clock. */
  seq: z.number().int().min(1),
  at: utcInstant,
  event: custodyEvent,
  /** The id of the thing it is about, or null. */
  subject: z.string().nullable(),
  facts: custodyFacts,
  /** Hex SHA-256 of the canonical JSON of `facts`: facts may be withheld from a bundle and the chain still verifies. */
  factsHash: hexSha256,
  /** Hex SHA-256 of the entry before; 64 zeros for the first. */
  prevHash: hexSha256,
  hash: hexSha256,
  /** ECDSA P-256 with SHA-256 over `hash`'s 32 bytes, DER, base64. */
  signature: z.string(),
});
export type CustodyEntry = z.infer<typeof custodyEntry>;

/** An entry as it leaves the archive: facts about other meetings and children may be withheld (null). */
export const exportedCustodyEntry = custodyEntry.extend({ facts: custodyFacts.nullable() });
export type ExportedCustodyEntry = z.infer<typeof exportedCustodyEntry>;
