import type { DisputeView, PairView, PaperFacts, SaidAt, SaidScope } from '../../shared/contract/index.ts';
import {
  byAskedOn,
  type DisputeRequest,
  isConfidential,
  type Moment,
  type StatementPair,
  statusBeside,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive } from '../archive/index.ts';
import { factsOf, indexScope, type Names, namesOf, papersNear } from './spoken.ts';

export type DisputeList = {
  disputes: DisputeView[];
  pairs: PairView[];
  left: { private: number; mediation: number };
};

/** Everything that is disputed in these meetings, newest meeting first, and the pairs of statements (D1, D20, D47). */
export function listDisputes(
  archive: OpenArchive,
  { of, withPrivate }: { of: SaidScope; withPrivate: boolean },
): DisputeList {
  const { index } = archive;
  const names = namesOf(archive);
  const scope = indexScope(of);
  const all = scope ? index.said.disputed(scope) : [];
  const open = all.filter(
    ({ meetingId }) => of.kind === 'meeting' || !isConfidential(names.meeting(meetingId)),
  );
  const shown = open.filter(({ moment }) => withPrivate || !moment.private);
  const requests = Map.groupBy(index.disputeRequests.list(), (one) => one.momentId);
  const meetings = new Set(scope ? index.said.meetings(scope).map(({ id }) => id) : []);
  const pairs = index.statementPairs.list().flatMap((pair) => pairView(archive, pair, names) ?? []);
  return {
    disputes: shown.flatMap(({ meetingId, moment }) =>
      disputeView(moment, saidAt(moment, meetingId, names), requests.get(moment.id) ?? [], names),
    ),
    pairs: pairs.filter(
      ({ first, second }) =>
        [first, second].some(({ meetingId }) => meetings.has(meetingId)) &&
        [first, second].every((one) => isShown(one, { of, withPrivate }, names)),
    ),
    left: { private: open.length - shown.length, mediation: all.length - open.length },
  };
}

function isShown(
  said: SaidAt,
  { of, withPrivate }: { of: SaidScope; withPrivate: boolean },
  names: Names,
): boolean {
  const isOpen = of.kind === 'meeting' || !isConfidential(names.meeting(said.meetingId));
  return isOpen && (withPrivate || !said.private);
}

function disputeView(
  { dispute }: Moment,
  said: SaidAt,
  requests: readonly DisputeRequest[],
  names: Names,
): DisputeView[] {
  if (!dispute) return [];
  const status = statusBeside(dispute.status, requests);
  const paper = names.paper(dispute.documentId);
  return [{ said, dispute: { ...dispute, status }, paper, requests: requests.toSorted(byAskedOn) }];
}

/** What was said, with the meeting it was said in. */
export function saidAt(moment: Moment, meetingId: string, names: Names): SaidAt {
  const { title, date } = names.meeting(meetingId);
  return { ...names.spoken(moment), meetingId, meetingTitle: title, date };
}

function pairView({ index }: OpenArchive, pair: StatementPair, names: Names): PairView | null {
  const side = (momentId: string): SaidAt | null => {
    const moment = index.moments.get(momentId);
    const recording = moment && index.recordings.get(moment.recordingId);
    return moment && recording && saidAt(moment, recording.meetingId, names);
  };
  const [first, second] = [side(pair.firstId), side(pair.secondId)];
  const { id, relation, note } = pair;
  return first && second && { id, relation, note, first, second };
}

/** Documents that may hold a claim about a meeting, newest first. Throws `not-found`. */
export function papersOfMeeting({ index }: OpenArchive, { meetingId }: { meetingId: string }): PaperFacts[] {
  const meeting = found(index.meetings.get(meetingId), 'meeting');
  const near = { meetingIds: [meetingId], studentIds: meeting.studentIds };
  return papersNear(near, index.documents.list()).map((one) => factsOf(one));
}

/** Requests to confirm one moment, and the pairs that it is in. Throws `not-found`. */
export function disputeOfMoment(
  archive: OpenArchive,
  { momentId }: { momentId: string },
): { requests: DisputeRequest[]; pairs: PairView[] } {
  const { index } = archive;
  found(index.moments.get(momentId), 'moment');
  const names = namesOf(archive);
  return {
    requests: index.disputeRequests.ofMoment(momentId),
    pairs: index.statementPairs.ofMoment(momentId).flatMap((pair) => pairView(archive, pair, names) ?? []),
  };
}
