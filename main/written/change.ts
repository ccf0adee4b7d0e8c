import {
  type CheckChange,
  carriersOf,
  checkChange,
  type Decision,
  joinSaid,
  type Moment,
  merged,
  type SaidRow,
  tidyCheck,
} from '../../shared/domain/index.ts';
import { type Change, commitTogether, found, type OpenArchive, parsed } from '../archive/index.ts';
import type { RowChange } from './types.ts';

/**
 * Writes down what the paper says of a row, who is to do it, or by when: in the decision and in the moments that share
 * its row, so that the table, the moment's own form and the bundle say the same. One step of undo.
 * Throws `not-found` (decision, moment, document), `invalid-input`.
 */
export function changeWritten(archive: OpenArchive, input: RowChange): void {
  const { index, clock } = archive;
  const given = tidyCheck(parsed(checkChange, input.change));
  if (given.iepDocumentId) found(index.documents.get(given.iepDocumentId), 'document');
  const now = clock.now().toISOString();
  const changes = carriersOf(rowOf(archive, input)).flatMap((one, at): Change[] => {
    const part = at === 0 ? given : checkOnly(given);
    if (isAlready(one, part)) return [];
    if (isMoment(one))
      return [{ what: 'moment', before: one, after: { ...merged(one, part), updatedAt: now } }];
    return [{ what: 'decision', before: one, after: merged(one, part) }];
  });
  commitTogether(archive, changes);
}

/** Who does it and by when is said once, by the first thing of the row. */
function checkOnly({ owner: _owner, due: _due, ...check }: CheckChange): CheckChange {
  return check;
}

function isAlready(thing: Decision | Moment, part: CheckChange): boolean {
  return Object.entries(part).every(
    ([name, value]) => value === undefined || Reflect.get(thing, name) === value,
  );
}

function isMoment(thing: Decision | Moment): thing is Moment {
  return 'recordingId' in thing;
}

/** The row as it is now: it may have been joined or parted since it was shown. */
function rowOf({ index }: OpenArchive, { decisionId, momentId, withPrivate }: RowChange): SaidRow {
  const decision = decisionId === null ? null : found(index.decisions.get(decisionId), 'decision');
  const moment = momentId === null ? null : found(index.moments.get(momentId), 'moment');
  const meetingId =
    decision?.meetingId ?? found(index.recordings.get(moment?.recordingId ?? ''), 'moment').meetingId;
  const seen = index.said
    .moments({ meetingId })
    .map((one) => one.moment)
    .filter((one) => withPrivate || !one.private || one.id === momentId);
  const rows = joinSaid(index.decisions.ofMeeting(meetingId), seen);
  const row = rows.find((one) =>
    decision
      ? one.decision?.id === decision.id
      : one.lead?.id === momentId || one.also.some(({ id }) => id === momentId),
  );
  if (row) return row;
  // Not in the table (a plain statement, say): it can be tied to a paper all the same.
  return { kind: 'agreed', decision, lead: moment, also: [], around: [], partOf: null };
}
