import { z } from 'zod';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { type DisputeStatus, id, line, prose } from './vocabulary.ts';

/** How somebody was asked to confirm what was said. */
export const REQUEST_WAYS = ['email', 'letter', 'in-person', 'phone', 'meeting', 'other'] as const;
export const requestWay = z.enum(REQUEST_WAYS);
export type RequestWay = z.infer<typeof requestWay>;

/** What came back. `no-answer` is an answer too: "neither confirmed nor denied" (D20). */
export const REQUEST_ANSWERS = ['confirmed', 'denied', 'changed', 'no-answer'] as const;
export const requestAnswer = z.enum(REQUEST_ANSWERS);
export type RequestAnswer = z.infer<typeof requestAnswer>;

/** One request to confirm what a moment holds: when, how, whom, in which words; and what came back. */
export const requestFields = z.object({
  momentId: id,
  askedOn: isoDate,
  how: requestWay,
  askedOf: line.nullable().default(null),
  /** The words of the request. */
  text: prose.default(''),
  answer: requestAnswer.nullable().default(null),
  /** The words of the answer. */
  answerText: prose.nullable().default(null),
  answeredOn: isoDate.nullable().default(null),
});
export const requestChange = changeOf(requestFields.omit({ momentId: true }));
export type RequestChange = z.input<typeof requestChange>;
export type RequestFields = z.input<typeof requestFields>;
export const disputeRequest = requestFields.extend({ id, createdAt: utcInstant });
export type DisputeRequest = z.infer<typeof disputeRequest>;

/** No answer comes before its question. */
export function answersInTime({
  askedOn,
  answeredOn,
}: Pick<DisputeRequest, 'askedOn' | 'answeredOn'>): boolean {
  return answeredOn === null || answeredOn >= askedOn;
}

/** Oldest first, as they were sent. */
export function byAskedOn(a: DisputeRequest, b: DisputeRequest): number {
  return inOrder(a.askedOn, b.askedOn) || inOrder(a.createdAt, b.createdAt) || inOrder(a.id, b.id);
}

/** The answer that came last; of two on one day, the one to the later request. */
export function newestAnswer(requests: readonly DisputeRequest[]): DisputeRequest | null {
  const dayOf = (one: DisputeRequest) => one.answeredOn ?? one.askedOn;
  const answered = requests.filter((one) => one.answer !== null);
  return answered.toSorted((a, b) => inOrder(dayOf(a), dayOf(b)) || byAskedOn(a, b)).at(-1) ?? null;
}

/**
 * The status of a dispute after its requests changed. It follows the newest answer as soon as that is another one, and
 * otherwise stays as the parent set it: the status remains hers to change. Asking alone only turns "not asked yet" into
 * "no answer"; taking the last request away turns that back.
 */
export function statusAfter(
  current: DisputeStatus,
  before: readonly DisputeRequest[],
  after: readonly DisputeRequest[],
): DisputeStatus {
  const [was, is] = [newestAnswer(before), newestAnswer(after)];
  if (is?.answer) return is.id === was?.id && is.answer === was.answer ? current : is.answer;
  const silent = after.length > 0 ? 'no-answer' : 'not-asked-yet';
  if (was) return silent;
  return current === 'not-asked-yet' || current === 'no-answer' ? silent : current;
}

/**
 * The status that can stand beside these requests. "Not asked yet" cannot beside one that was made: it is what came back
 * last, or "no answer". Any other status is the parent's own (decision 116).
 */
export function statusBeside(status: DisputeStatus, requests: readonly DisputeRequest[]): DisputeStatus {
  if (status !== 'not-asked-yet' || requests.length === 0) return status;
  return newestAnswer(requests)?.answer ?? 'no-answer';
}

/** How the second statement stands to the first. */
export const PAIR_RELATIONS = ['contradicts', 'confirms', 'changes'] as const;
export const pairRelation = z.enum(PAIR_RELATIONS);
export type PairRelation = z.infer<typeof pairRelation>;

/** D47: A said this, B said that. Any two moments, of any two speakers, of any meetings. */
export const pairFields = z.object({
  firstId: id,
  secondId: id,
  relation: pairRelation,
  note: prose.default(''),
});
export const pairChange = changeOf(pairFields.pick({ relation: true, note: true }));
export type PairChange = z.input<typeof pairChange>;
export type PairFields = z.input<typeof pairFields>;
export const statementPair = pairFields.extend({ id, createdAt: utcInstant });
export type StatementPair = z.infer<typeof statementPair>;

/** True when both pairs join the same two moments, in whichever order. */
export function samePair(
  a: Pick<StatementPair, 'firstId' | 'secondId'>,
  b: Pick<StatementPair, 'firstId' | 'secondId'>,
): boolean {
  return (
    (a.firstId === b.firstId && a.secondId === b.secondId) ||
    (a.firstId === b.secondId && a.secondId === b.firstId)
  );
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
