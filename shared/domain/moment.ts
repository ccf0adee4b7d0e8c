import { z } from 'zod';
import { isoDate, milliseconds, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { type Issue, issueList } from './issue.ts';
import {
  disputeStatus,
  id,
  inIep,
  line,
  mark,
  momentType,
  outcome,
  pageNumber,
  prose,
  signingPurpose,
  speakerHow,
  yesNoUnknown,
} from './vocabulary.ts';

/**
 * D1: what was said (the moment) against what was later claimed (this). A moment can be marked disputed with one key
 * while listening, so the claim may be empty: not written down yet.
 */
export const dispute = z.object({
  claim: prose,
  by: line.nullable().default(null),
  where: line.nullable().default(null),
  on: isoDate.nullable().default(null),
  status: disputeStatus.default('not-asked-yet'),
  /** The document that holds the claim, and its page. */
  documentId: id.nullable().default(null),
  page: pageNumber.nullable().default(null),
});
export type Dispute = z.infer<typeof dispute>;

/** D21: the parent was asked to sign something: what, whether she did, and what it was said to be for. */
export const signing = z.object({
  what: line.nullable().default(null),
  signed: yesNoUnknown.default('unknown'),
  purpose: signingPurpose.default('not-said'),
});
export type Signing = z.infer<typeof signing>;

/** Fields that came later carry a default: a version or an undo step that was stored before still reads. */
const fields = z.object({
  startMs: milliseconds,
  endMs: milliseconds,
  type: momentType,
  /** What was said, in the parent's words or the speaker's. */
  text: prose,
  speakerId: id.nullable(),
  speakerHow: speakerHow.nullable(),
  outcome: outcome.nullable(),
  goalId: id.nullable(),
  decisionId: id.nullable(),
  reason: prose.nullable(),
  inIep: inIep.nullable(),
  iepPage: pageNumber.nullable(),
  /** Which document it was checked against, and what the paper says instead or in its own words (D2, D42). */
  iepDocumentId: id.nullable().default(null),
  iepNote: prose.nullable().default(null),
  /** Of a promise: who is to do it, and by when (D92). */
  owner: line.nullable().default(null),
  due: isoDate.nullable().default(null),
  signing: signing.nullable().default(null),
  /** Of a question: the moment that answers it, of any meeting (D41). */
  answeredById: id.nullable().default(null),
  /** What the parent meant to raise, and raised here (D72). */
  concernId: id.nullable().default(null),
  /** What it goes to, for whoever argues the case (D69). */
  issues: issueList.default([]),
  dispute: dispute.nullable(),
  mark: mark.nullable(),
  /** "About me" (D38): never leaves the archive, in no export. */
  private: z.boolean(),
});

/** What nobody has said about a moment yet: every field beyond its place, its type and its words. */
export const UNSAID = {
  speakerId: null,
  speakerHow: null,
  outcome: null,
  goalId: null,
  decisionId: null,
  reason: null,
  inIep: null,
  iepPage: null,
  iepDocumentId: null,
  iepNote: null,
  owner: null,
  due: null,
  signing: null,
  answeredById: null,
  concernId: null,
  issues: [] as Issue[],
  dispute: null,
  mark: null,
  private: false,
} as const;

/** A new moment: a span and a type are enough, the rest is refined later. */
export const newMoment = fields
  .partial({
    text: true,
    speakerId: true,
    speakerHow: true,
    outcome: true,
    goalId: true,
    decisionId: true,
    reason: true,
    inIep: true,
    iepPage: true,
    iepDocumentId: true,
    iepNote: true,
    owner: true,
    due: true,
    signing: true,
    answeredById: true,
    concernId: true,
    issues: true,
    dispute: true,
    mark: true,
    private: true,
  })
  .extend({ recordingId: id })
  .refine((moment) => moment.endMs >= moment.startMs, {
    error: 'A moment ends at or after its start.',
    path: ['endMs'],
  });
export type NewMoment = z.input<typeof newMoment>;

/** A change to some fields of a moment; the merged result is checked again by main. */
export const momentChange = changeOf(fields);
export type MomentChange = z.input<typeof momentChange>;

export const moment = fields.extend({ id, recordingId: id, createdAt: utcInstant, updatedAt: utcInstant });
export type Moment = z.infer<typeof moment>;

/** One saved version of a moment, and whether undo or redo made it; null: a change of the parent's own. */
export const momentSaved = z.object({
  at: utcInstant,
  version: moment,
  because: z.enum(['undo', 'redo']).nullable(),
});
export type MomentSaved = z.infer<typeof momentSaved>;

/** The order in which moments are read and printed: by time, then by length, then by id, so that it never wobbles. */
export function byTime(
  a: Pick<Moment, 'startMs' | 'endMs' | 'id'>,
  b: Pick<Moment, 'startMs' | 'endMs' | 'id'>,
): number {
  return a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
