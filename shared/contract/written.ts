import { z } from 'zod';
import {
  CHECK_STATES,
  checkChange,
  disputeStatus,
  documentKind,
  goalKind,
  id,
  inIep,
  momentType,
  outcome,
  pageNumber,
  soundClip,
  speakerHow,
} from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';

/** Which meetings a table is about. */
export const saidScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('meeting'), meetingId: id }),
  /** `schoolYear` as `2026-27`; null for all years. */
  z.object({ kind: z.literal('child'), studentId: id, schoolYear: z.string().max(40).nullable() }),
  z.object({ kind: z.literal('all') }),
]);
export type SaidScope = z.infer<typeof saidScope>;

/** Something that was said, and where it can be heard. */
export const spoken = soundClip.extend({
  /** `R01` */
  code: z.string(),
  type: momentType,
  text: z.string(),
  speaker: z.string().nullable(),
  speakerHow: speakerHow.nullable(),
  private: z.boolean(),
});
export type Spoken = z.infer<typeof spoken>;

/** What a row says of a paper. */
export const paperFacts = z.object({
  id,
  title: z.string(),
  kind: documentKind,
  date: isoDate.nullable(),
  isDraft: z.boolean(),
  /** True when it is no longer among the documents; its name is kept. */
  takenOut: z.boolean(),
});
export type PaperFacts = z.infer<typeof paperFacts>;

const quote = z.object({ id, documentId: id, page: pageNumber, quote: z.string() });

export const writtenRow = z.object({
  /** The same as long as it is the same row. */
  key: z.string(),
  kind: z.enum(['decision', 'promise', 'agreed']),
  decisionId: id.nullable(),
  momentId: id.nullable(),
  meetingId: id,
  /** The words of the decision, else of the moment. Empty: nothing was written down yet. */
  said: z.string(),
  /** Of a promise that is part of a decision with its own row: that decision's words. */
  partOf: z.string().nullable(),
  /** Where it was said, the best place first. Empty for a decision without a moment. */
  spoken: z.array(spoken),
  /** What else was said about it: reasons, objections. */
  around: z.array(spoken),
  goal: z.object({ id, kind: goalKind, text: z.string() }).nullable(),
  outcome: outcome.nullable(),
  owner: z.string().nullable(),
  due: isoDate.nullable(),
  reason: z.string().nullable(),
  inIep: inIep.nullable(),
  page: pageNumber.nullable(),
  /** What the paper says instead, in the parent's words. */
  note: z.string().nullable(),
  paper: paperFacts.nullable(),
  /** The newer version that has taken the paper's place since. */
  newer: paperFacts.nullable(),
  /** The paper's own words, by page. */
  passages: z.array(quote),
  /** True when the decision and its moments were checked with different results. */
  differs: z.boolean(),
  disputed: disputeStatus.nullable(),
  private: z.boolean(),
});
export type WrittenRow = z.infer<typeof writtenRow>;

export const tableMeeting = z.object({
  id,
  title: z.string(),
  date: isoDate,
  /** Mediation: what is said there is not for handing on (34 CFR 300.506(b)(8)). */
  confidential: z.boolean(),
  /** The plan that its promises are held against when nothing else is chosen. */
  paper: paperFacts.nullable(),
});
export type TableMeeting = z.infer<typeof tableMeeting>;

export const checkState = z.enum(CHECK_STATES);
/** What is not in a list: marked "about me", or said in mediation. */
export const leftOut = z.object({ private: z.number().int(), mediation: z.number().int() });

export const writtenTable = z.object({
  /** By meeting, the newest first; within it in the order of its sound. */
  rows: z.array(writtenRow),
  meetings: z.array(tableMeeting),
  /** All papers that could be meant: plans, drafts of them, notices. Newest first. */
  papers: z.array(paperFacts),
  /** Rows of each state, whatever was asked to be shown. */
  counts: z.record(checkState, z.number().int()),
  /** Rows that fit what was asked; `rows` may be only the first of them. */
  total: z.number().int(),
  /** School years of the scope's meetings, newest first. */
  years: z.array(z.string()),
  left: leftOut,
});
export type WrittenTable = z.infer<typeof writtenTable>;

export const writtenCalls = {
  table: call(
    'Every promise and decision against the paper. Private moments only when asked for.',
    z.object({
      of: saidScope,
      /** Only rows of this state. */
      state: checkState.nullable().default(null),
      withPrivate: z.boolean().default(false),
      limit: z.number().int().min(1).max(100_000).default(100),
    }),
    writtenTable,
  ),
  change: call(
    'Writes down what the paper says of a row, or who is to do it and by when. One step of undo.',
    z.object({
      decisionId: id.nullable(),
      momentId: id.nullable(),
      change: checkChange,
      withPrivate: z.boolean().default(false),
    }),
    z.void(),
  ),
};
