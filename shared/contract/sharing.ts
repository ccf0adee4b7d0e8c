import { z } from 'zod';
import { consentAnswer, id, leftThing, role, shareNote } from '../domain/index.ts';
import { utcInstant } from '../time/index.ts';
import { call } from './call.ts';

/** One who was there, and what is on file of passing the recording on. */
const consentView = z.object({
  personId: id,
  label: z.string(),
  role,
  answer: consentAnswer,
  /** When it was written down; null: never. */
  at: utcInstant.nullable(),
});
export type ConsentView = z.infer<typeof consentView>;

/** Calls of the page "Evidence" about what leaves, to whom, and who agrees. */
export const sharingCalls = {
  consents: call(
    'Of everyone who was there or invited, but the parent and the child: what is on file of passing it on.',
    z.object({ meetingId: id }),
    z.array(consentView),
  ),
  noteConsent: call(
    'Writes down what one of them says to it. What was written before stays in the ledger.',
    z.object({ meetingId: id, personId: id, answer: consentAnswer }),
    z.void(),
  ),
  left: call(
    'Everything that was copied out of the archive, newest first, with to whom and why.',
    z.void(),
    z.array(leftThing),
  ),
  noteShare: call(
    'Writes down to whom a thing that left went, and why. It may have gone to several.',
    z.object({ seq: z.number().int().min(1), share: shareNote }),
    z.void(),
  ),
};
