import { z } from 'zod';
import { id } from './vocabulary.ts';

/** What the parent chooses to hand over. Private moments are never in it, whatever is chosen. */
export const bundleChoice = z.object({
  meetingId: id,
  /** Only the moments marked disputed. */
  disputedOnly: z.boolean().default(false),
  /** Exactly these moments instead; null = every moment of the meeting that is not private. */
  momentIds: z.array(id).nullable().default(null),
  /** Also the papers that these moments and decisions name, and the checked or certified transcripts of its recordings. */
  papers: z.boolean().default(true),
  /** Also what came of it: reports on its goals, and what was delivered of its promises and decisions. */
  followUp: z.boolean().default(true),
  /** Also when each exhibit was written down and what of it was changed since; never its earlier words. */
  history: z.boolean().default(true),
  /** Exactly these of what the parent meant to raise. They are hers: none unless she names it (decision 186). */
  concernIds: z.array(id).max(1_000).default([]),
  /** Exactly these notes of what happened, without sound. They are hers as well: none unless she names it. */
  incidentIds: z.array(id).max(10_000).default([]),
  /** Also what the school was asked for about this meeting or its children. It is hers: not unless she says so. */
  asks: z.boolean().default(false),
  zip: z.boolean().default(false),
});
export type BundleChoice = z.infer<typeof bundleChoice>;
/** The same before it is read: what is not said is as the defaults have it. */
export type BundleRequest = z.input<typeof bundleChoice>;

/** One thing that is wrong with a bundle, in plain words and with the file it is about. */
export const bundleFinding = z.object({ file: z.string().nullable(), problem: z.string() });
export type BundleFinding = z.infer<typeof bundleFinding>;

export const bundleVerdict = z.object({
  ok: z.boolean(),
  files: z.number().int(),
  bytes: z.number().int(),
  /** SHA-256 of the public key's SPKI DER, in groups of four hex digits; null when there is no readable key. */
  fingerprint: z.string().nullable(),
  findings: z.array(bundleFinding),
});
export type BundleVerdict = z.infer<typeof bundleVerdict>;
