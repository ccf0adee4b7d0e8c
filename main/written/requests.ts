import { randomUUID } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  answersInTime,
  type DisputeRequest,
  type Moment,
  merged,
  type RequestChange,
  type RequestFields,
  requestChange,
  requestFields,
  statusAfter,
} from '../../shared/domain/index.ts';
import { addDays } from '../../shared/time/index.ts';
import { type Change, commitTogether, found, type OpenArchive, parsed } from '../archive/index.ts';

/**
 * Writes down that somebody was asked to confirm what was said (D20). The dispute's status follows, in the same step of
 * undo. Throws `not-found` (moment), `invalid-input` (the moment is not disputed, a day to come, or the answer comes before the
 * question).
 */
export function addRequest(archive: OpenArchive, fields: RequestFields): DisputeRequest {
  const given = parsed(requestFields, fields);
  const moment = disputedMoment(archive, given.momentId);
  const request: DisputeRequest = {
    ...given,
    id: randomUUID(),
    createdAt: archive.clock.now().toISOString(),
  };
  assertDays(request, null, archive.clock.now());
  const before = archive.index.disputeRequests.ofMoment(moment.id);
  commitTogether(archive, [
    { what: 'dispute-request', before: null, after: request },
    ...statusChange(archive, moment, before, [...before, request]),
  ]);
  return request;
}

/** Changes a request or writes down its answer. Throws as `addRequest`. */
export function changeRequest(
  archive: OpenArchive,
  { id, change }: { id: string; change: RequestChange },
): DisputeRequest {
  const { index } = archive;
  const before = found(index.disputeRequests.get(id), 'request');
  const after = merged(before, parsed(requestChange, change));
  assertDays(after, before, archive.clock.now());
  const moment = found(index.moments.get(before.momentId), 'moment');
  const all = index.disputeRequests.ofMoment(moment.id);
  commitTogether(archive, [
    { what: 'dispute-request', before, after },
    ...statusChange(
      archive,
      moment,
      all,
      all.map((one) => (one.id === id ? after : one)),
    ),
  ]);
  return after;
}

/** Takes a request out; undo brings it back. Throws `not-found`. */
export function removeRequest(archive: OpenArchive, { id }: { id: string }): void {
  const { index } = archive;
  const before = found(index.disputeRequests.get(id), 'request');
  const moment = found(index.moments.get(before.momentId), 'moment');
  const all = index.disputeRequests.ofMoment(moment.id);
  commitTogether(archive, [
    { what: 'dispute-request', before, after: null },
    ...statusChange(
      archive,
      moment,
      all,
      all.filter((one) => one.id !== id),
    ),
  ]);
}

function disputedMoment({ index }: OpenArchive, momentId: string): Moment {
  const moment = found(index.moments.get(momentId), 'moment');
  if (moment.dispute) return moment;
  throw new KeptwordError(
    'invalid-input',
    'This moment is not disputed. Nothing was changed. Mark it as disputed first.',
    { details: 'fields: momentId' },
  );
}

function assertDays(after: DisputeRequest, before: DisputeRequest | null, now: Date): void {
  if (!answersInTime(after)) {
    throw refused(
      'The answer would come before the question. Nothing was changed. Check the two days.',
      'answeredOn',
    );
  }
  // A day ahead of UTC is still today somewhere. What an older program let in can still get its answer.
  const latest = addDays(now.toISOString().slice(0, 10), 1);
  for (const field of ['askedOn', 'answeredOn'] as const) {
    if ((after[field] ?? '') <= latest || after[field] === before?.[field]) continue;
    throw refused(
      'This day is still to come. Nothing was changed. Write down what has been asked already.',
      field,
    );
  }
}

function refused(sentence: string, field: string): KeptwordError {
  return new KeptwordError('invalid-input', sentence, { details: `fields: ${field}` });
}

/** None while the moment is not disputed, or its status stays. */
function statusChange(
  { clock }: OpenArchive,
  moment: Moment,
  before: readonly DisputeRequest[],
  after: readonly DisputeRequest[],
): Change<'moment'>[] {
  const { dispute } = moment;
  if (!dispute) return [];
  const status = statusAfter(dispute.status, before, after);
  if (status === dispute.status) return [];
  const updatedAt = clock.now().toISOString();
  return [
    { what: 'moment', before: moment, after: { ...moment, dispute: { ...dispute, status }, updatedAt } },
  ];
}
