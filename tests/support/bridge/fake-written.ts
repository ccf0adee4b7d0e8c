import type {
  KeptwordApi,
  PairView,
  PaperFacts,
  SaidAt,
  SaidScope,
  Spoken,
  WrittenRow,
} from '../../../shared/contract/index.ts';
import {
  byTime,
  CHECK_STATES,
  carriersOf,
  checkOf,
  checkStateOf,
  type DisputeRequest,
  isDraft,
  joinSaid,
  type Meeting,
  type Moment,
  merged,
  type Paper,
  planFor,
  recordingCode,
  replacementOf,
  requestFields,
  type SaidRow,
  saidKey,
  samePair,
  schoolYearOf,
  statusAfter,
  tidyCheck,
} from '../../../shared/domain/index.ts';
import type { World } from './data.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

const NOW = '2026-11-22T02:10:00.000Z';
let made = 0;

/** Said and written, and disputes, over the made-up world: the real rules, a plain memory. */
export function writtenCalls(fake: FakeKeptword): Pick<KeptwordApi, 'written' | 'disputes'> {
  const now = () => fake.world;
  const change = <T>(
    what: 'moment' | 'dispute-request' | 'statement-pair',
    subject: string,
    work: (world: World) => T,
  ) => fake.store.change({ action: 'changed', what, subject, label: '' }, work);

  return {
    written: {
      table: async ({ of, state = null, withPrivate = false, limit = 100 }) => {
        const meetings = meetingsOf(now(), of);
        const rows = meetings.flatMap((meeting) => rowsOf(now(), meeting, withPrivate));
        const fitting = rows.filter(({ inIep }) => state === null || checkStateOf(inIep) === state);
        const papers = now().documents;
        const hidden = meetings.flatMap((meeting) => momentsOf(now(), meeting)).filter((one) => one.private);
        return {
          rows: fitting.slice(0, limit),
          meetings: meetings.map((meeting) => {
            const paper = planFor(meeting, papers);
            const { id, title, date, kind } = meeting;
            return { id, title, date, confidential: kind === 'mediation', paper: paper && factsOf(paper) };
          }),
          papers: papers.map(factsOf),
          counts: Object.fromEntries(
            CHECK_STATES.map((one) => [one, rows.filter(({ inIep }) => checkStateOf(inIep) === one).length]),
          ) as Record<(typeof CHECK_STATES)[number], number>,
          total: fitting.length,
          years: [...new Set(meetingsOf(now(), { kind: 'all' }).map(({ date }) => schoolYearOf(date)))],
          left: { private: withPrivate ? 0 : hidden.length, mediation: 0 },
        };
      },
      change: async ({ decisionId, momentId, change: given, withPrivate = false }) => {
        const row = meetingsOf(now(), { kind: 'all' })
          .flatMap((meeting) => joined(now(), meeting, withPrivate))
          .find((one) => (decisionId ? one.decision?.id === decisionId : one.lead?.id === momentId));
        if (!row) throw wire('not-found');
        change('moment', momentId ?? '', (world) => {
          for (const { id } of carriersOf(row)) {
            const decision = world.decisions.find((one) => one.id === id);
            const moment = world.moments.find((one) => one.id === id);
            if (decision) Object.assign(decision, merged(decision, tidyCheck(given)));
            if (moment) Object.assign(moment, merged(moment, tidyCheck(given)));
          }
        });
      },
    },
    disputes: {
      list: async ({ of, withPrivate = false }) => {
        const meetings = meetingsOf(now(), of);
        const disputes = meetings.flatMap((meeting) =>
          momentsOf(now(), meeting).flatMap((moment) => {
            const { dispute } = moment;
            if (!dispute || (moment.private && !withPrivate)) return [];
            const paper = now().documents.find((one) => one.id === dispute.documentId);
            const requests = now().disputeRequests.filter((one) => one.momentId === moment.id);
            return [{ said: saidAt(now(), moment), dispute, paper: paper ? factsOf(paper) : null, requests }];
          }),
        );
        const pairs = now().statementPairs.map((one) => pairView(now(), one.id));
        return { disputes, pairs, left: { private: 0, mediation: 0 } };
      },
      papers: async () => now().documents.map(factsOf),
      ofMoment: async ({ momentId }) => ({
        requests: now().disputeRequests.filter((one) => one.momentId === momentId),
        pairs: now()
          .statementPairs.filter((one) => one.firstId === momentId || one.secondId === momentId)
          .map((one) => pairView(now(), one.id)),
      }),
      addRequest: async (input) => {
        const request = { ...requestFields.parse(input), id: `request-new-${++made}`, createdAt: NOW };
        return change('dispute-request', request.id, (world) => {
          follow(world, request.momentId, (before) => [...before, request]);
          return request;
        });
      },
      changeRequest: async ({ id, change: given }) => {
        const before = now().disputeRequests.find((one) => one.id === id);
        if (!before) throw wire('not-found');
        const after = merged(before, given);
        return change('dispute-request', id, (world) => {
          follow(world, before.momentId, (all) => all.map((one) => (one.id === id ? after : one)));
          return after;
        });
      },
      removeRequest: async ({ id }) => {
        const before = now().disputeRequests.find((one) => one.id === id);
        if (!before) throw wire('not-found');
        change('dispute-request', id, (world) =>
          follow(world, before.momentId, (all) => all.filter((one) => one.id !== id)),
        );
      },
      addPair: async (input) => {
        if (now().statementPairs.some((one) => samePair(one, input))) throw wire('invalid-input');
        const pair = { ...input, note: input.note ?? '', id: `pair-new-${++made}`, createdAt: NOW };
        return change('statement-pair', pair.id, (world) => {
          world.statementPairs.push(pair);
          return pair;
        });
      },
      changePair: async ({ id, change: given }) => {
        const pair = now().statementPairs.find((one) => one.id === id);
        if (!pair) throw wire('not-found');
        return change('statement-pair', id, () => Object.assign(pair, merged(pair, given)));
      },
      removePair: async ({ id }) => {
        change('statement-pair', id, (world) => {
          world.statementPairs = world.statementPairs.filter((one) => one.id !== id);
        });
      },
    },
  };
}

/** Puts the requests of a moment in place and lets its status follow, as main does. */
function follow(world: World, momentId: string, next: (all: DisputeRequest[]) => DisputeRequest[]): void {
  const before = world.disputeRequests.filter((one) => one.momentId === momentId);
  const after = next(before);
  world.disputeRequests = [...world.disputeRequests.filter((one) => one.momentId !== momentId), ...after];
  const moment = world.moments.find((one) => one.id === momentId);
  if (moment?.dispute) moment.dispute.status = statusAfter(moment.dispute.status, before, after);
}

function meetingsOf(world: World, of: SaidScope): Meeting[] {
  const newest = world.meetings.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  if (of.kind === 'meeting') return newest.filter((one) => one.id === of.meetingId);
  const open = newest.filter((one) => one.kind !== 'mediation');
  if (of.kind === 'all') return open;
  return open.filter(
    (one) =>
      one.studentIds.includes(of.studentId) &&
      (of.schoolYear === null || schoolYearOf(one.date) === of.schoolYear),
  );
}

function momentsOf(world: World, meeting: Meeting): Moment[] {
  return world.recordings
    .filter((one) => one.meetingId === meeting.id)
    .flatMap((one) => world.moments.filter((moment) => moment.recordingId === one.id).sort(byTime));
}

function joined(world: World, meeting: Meeting, withPrivate: boolean): SaidRow[] {
  return joinSaid(
    world.decisions.filter((one) => one.meetingId === meeting.id),
    momentsOf(world, meeting).filter((one) => withPrivate || !one.private),
  );
}

function rowsOf(world: World, meeting: Meeting, withPrivate: boolean): WrittenRow[] {
  return joined(world, meeting, withPrivate).map((row) => {
    const { decision, lead, also, around, partOf } = row;
    const { check, differs } = checkOf(row);
    const paper = world.documents.find((one) => one.id === check.iepDocumentId);
    const newer = paper ? replacementOf(paper, world.documents) : null;
    const spoken = [...(lead ? [lead] : []), ...also];
    const goal = world.goals.find((one) => one.id === (decision?.goalId ?? lead?.goalId));
    return {
      key: saidKey(row),
      kind: row.kind,
      decisionId: decision?.id ?? null,
      momentId: lead?.id ?? null,
      meetingId: meeting.id,
      said: decision?.text ?? lead?.text ?? '',
      partOf: partOf?.text ?? null,
      spoken: spoken.map((one) => spokenOf(world, one)),
      around: around.map((one) => spokenOf(world, one)),
      goal: goal ? { id: goal.id, kind: goal.kind, text: goal.text } : null,
      outcome: decision?.outcome ?? lead?.outcome ?? null,
      owner: decision?.owner ?? lead?.owner ?? null,
      due: decision?.due ?? lead?.due ?? null,
      reason: decision?.reason ?? lead?.reason ?? null,
      inIep: check.inIep,
      page: check.iepPage,
      note: check.iepNote,
      paper: paper ? factsOf(paper) : null,
      newer: newer && factsOf(newer),
      passages: [],
      differs,
      disputed: lead?.dispute?.status ?? null,
      private: spoken.some((one) => one.private),
    };
  });
}

function factsOf(paper: Paper): PaperFacts {
  const { id, title, kind, date } = paper;
  return { id, title, kind, date, isDraft: isDraft(paper), takenOut: false };
}

function spokenOf(world: World, moment: Moment): Spoken {
  const recording = world.recordings.find((one) => one.id === moment.recordingId);
  if (!recording) throw wire('not-found');
  return {
    momentId: moment.id,
    recordingId: recording.id,
    startMs: moment.startMs,
    endMs: moment.endMs,
    durationMs: recording.durationMs,
    code: recordingCode(recording.ordinal),
    type: moment.type,
    text: moment.text,
    speaker: world.people.find((one) => one.id === moment.speakerId)?.label ?? null,
    speakerHow: moment.speakerHow,
    private: moment.private,
  };
}

export function saidAt(world: World, moment: Moment): SaidAt {
  const recording = world.recordings.find((one) => one.id === moment.recordingId);
  const meeting = world.meetings.find((one) => one.id === recording?.meetingId);
  if (!meeting) throw wire('not-found');
  return {
    ...spokenOf(world, moment),
    meetingId: meeting.id,
    meetingTitle: meeting.title,
    date: meeting.date,
  };
}

function pairView(world: World, id: string): PairView {
  const pair = world.statementPairs.find((one) => one.id === id);
  const [first, second] = [pair?.firstId, pair?.secondId].map((momentId) =>
    world.moments.find((one) => one.id === momentId),
  );
  if (!pair || !first || !second) throw wire('not-found');
  return {
    id,
    relation: pair.relation,
    note: pair.note,
    first: saidAt(world, first),
    second: saidAt(world, second),
  };
}
