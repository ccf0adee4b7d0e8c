import { DISPUTE_STATUSES, type DisputeRequest, type DisputeStatus } from '../../../shared/domain/index.ts';

/** What can be chosen as the answer so far: "not asked yet" is no choice beside a request that was made. */
export function answersBeside(requests: readonly DisputeRequest[]): readonly DisputeStatus[] {
  return requests.length === 0 ? DISPUTE_STATUSES : DISPUTE_STATUSES.filter((one) => one !== 'not-asked-yet');
}
