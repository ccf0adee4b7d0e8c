import { z } from 'zod';
import {
  dispute,
  disputeRequest,
  id,
  pairChange,
  pairFields,
  pairRelation,
  requestChange,
  requestFields,
  statementPair,
} from '../domain/index.ts';
import { isoDate } from '../time/index.ts';
import { call } from './call.ts';
import { leftOut, paperFacts, saidScope, spoken } from './written.ts';

/** Something that was said, with the meeting it was said in. */
export const saidAt = spoken.extend({ meetingId: id, meetingTitle: z.string(), date: isoDate });
export type SaidAt = z.infer<typeof saidAt>;

/** What was said against what was later claimed, and everything that was done about it. */
export const disputeView = z.object({
  said: saidAt,
  dispute,
  /** The paper that holds the claim. */
  paper: paperFacts.nullable(),
  /** Oldest first. */
  requests: z.array(disputeRequest),
});
export type DisputeView = z.infer<typeof disputeView>;

export const pairView = z.object({
  id,
  relation: pairRelation,
  note: z.string(),
  first: saidAt,
  second: saidAt,
});
export type PairView = z.infer<typeof pairView>;

export const disputeCalls = {
  list: call(
    'Everything that is disputed, newest meeting first, and the pairs of statements. Private moments only when asked for.',
    z.object({ of: saidScope, withPrivate: z.boolean().default(false) }),
    z.object({ disputes: z.array(disputeView), pairs: z.array(pairView), left: leftOut }),
  ),
  papers: call(
    'Documents that may hold a claim about a meeting: its own, its children’s, and those filed under neither.',
    z.object({ meetingId: id }),
    z.array(paperFacts),
  ),
  ofMoment: call(
    'What was done about one moment: requests to confirm it, and the pairs that it is in.',
    z.object({ momentId: id }),
    z.object({ requests: z.array(disputeRequest), pairs: z.array(pairView) }),
  ),
  addRequest: call(
    'Writes down that somebody was asked to confirm. The dispute’s status follows. One step of undo.',
    requestFields,
    disputeRequest,
  ),
  changeRequest: call(
    'Changes a request, or writes down its answer. The dispute’s status follows. One step of undo.',
    z.object({ id, change: requestChange }),
    disputeRequest,
  ),
  removeRequest: call('Takes a request out; undo brings it back.', z.object({ id }), z.void()),
  addPair: call('Puts two statements side by side.', pairFields, statementPair),
  changePair: call(
    'Changes how they stand to each other.',
    z.object({ id, change: pairChange }),
    statementPair,
  ),
  removePair: call('Takes them apart; undo brings the pair back.', z.object({ id }), z.void()),
};
