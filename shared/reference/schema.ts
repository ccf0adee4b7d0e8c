import { z } from 'zod';
import { issue, role } from '../domain/index.ts';
import { isoDate } from '../time/index.ts';

/** `seen`: a source was read. `known`: settled law from general knowledge. A letter cites from these two only. */
const confidence = z.enum(['seen', 'known']);
const sentence = z.string().trim().min(1);

/** Consent to record a conversation, in one state or DC. */
export const consentRule = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  name: sentence,
  inPersonConsent: z.enum(['one-party', 'all-party', 'mixed']),
  statute: sentence,
  note: z.string(),
  /** A rule on recording these meetings. Null: none was established, which is not the same as "there is none". */
  iepSpecific: z.strictObject({ rule: sentence, citation: sentence }).nullable(),
  source: sentence,
  confidence,
  checked: isoDate,
});
export type ConsentRule = z.infer<typeof consentRule>;

/** A time limit that runs from an event; it may bind the district or the parent, which the rule's text says. */
const deadline = z.strictObject({
  from: sentence,
  amount: z.number().int().min(1),
  unit: z.enum(['calendar-days', 'business-days', 'school-days', 'years']),
  direction: z.enum(['before', 'after']),
});

export const iepRule = z.strictObject({
  id: sentence,
  title: sentence,
  rule: sentence,
  citation: sentence,
  appliesTo: z.array(z.enum(['IDEA', 'FERPA', '504', 'ADA', 'recording'])).min(1),
  deadline: deadline.nullable(),
  source: sentence,
  confidence,
});
export type IepRule = z.infer<typeof iepRule>;

/** Where the law speaks of what a moment can go to. */
export const issuePlace = z.strictObject({ id: issue, citation: sentence, source: sentence, confidence });

/** One seat at the table of 34 CFR 300.321(a). */
export const teamRole = z.strictObject({
  id: role,
  title: sentence,
  /** Always, or the words that say when. */
  required: z.union([z.literal(true), sentence]),
  mayBeExcused: z.boolean(),
  citation: sentence,
  note: z.string(),
});
export type TeamRole = z.infer<typeof teamRole>;
