import { z } from 'zod';
import { utcInstant } from '../time/index.ts';

/** What is written into the custody log. Every entry is one thing a person can say in one sentence. */
export const CUSTODY_EVENTS = [
  'archive-created',
  'recovery-confirmed',
  'passphrase-changed',
  'archive-recovered',
  'recording-imported',
  'recording-described',
  'recording-deleted',
  'moment-added',
  'moment-changed',
  'moment-deleted',
  'decision-added',
  'decision-changed',
  'decision-deleted',
  'meeting-deleted',
  'bundle-exported',
  'sound-extracted',
  'integrity-checked',
] as const;
export const custodyEvent = z.enum(CUSTODY_EVENTS);
export type CustodyEvent = z.infer<typeof custodyEvent>;

/** Facts of an event: ids, hashes, counts, names of files. Canonical JSON of this is what is hashed. */
export const custodyFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type CustodyFacts = z.infer<typeof custodyFacts>;

export const custodyEntry = z.object({
  /** 1 for the first entry, no gaps. Order is by this, never by the clock. */
  seq: z.number().int().min(1),
  at: utcInstant,
  event: custodyEvent,
  /** The id of the thing it is about, or null. */
  subject: z.string().nullable(),
  facts: custodyFacts,
  /** Hex SHA-256 of the entry before; 64 zeros for the first. */
  prevHash: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** ECDSA P-256 over `hash`'s 32 bytes, DER, base64. */
  signature: z.string(),
});
export type CustodyEntry = z.infer<typeof custodyEntry>;
