import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agendaOf,
  buildThread,
  type Commitment,
  chainOf,
  concern,
  type Decision,
  decision,
  type Goal,
  goal,
  groupThread,
  type Moment,
  mayContinue,
  moment,
  spokenIn,
  type ThreadSources,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const AT = '2026-10-20T15:30:00.000Z';
const aGoal = (id: string, change: Partial<Goal> = {}): Goal =>
  goal.parse({ id, studentId: 'child', text: `Goal ${id}`, createdAt: AT, ...change });

function aMoment(id: string, change: Partial<Moment> = {}): Moment {
  const nothing = {
    speakerHow: null,
    outcome: null,
    decisionId: null,
    reason: null,
    inIep: null,
    iepPage: null,
  };
  return moment.parse({
    ...nothing,
    id,
    recordingId: 'r1',
    startMs: 1000,
    endMs: 2000,
    type: 'statement',
    text: id,
    speakerId: null,
    goalId: 'now',
    dispute: null,
    mark: null,
    private: false,
    createdAt: AT,
    updatedAt: AT,
    ...change,
  });
}

const aDecision = (id: string, change: Partial<Decision> = {}): Decision =>
  decision.parse({ id, meetingId: 'm1', text: id, createdAt: AT, ...change });

function sources(change: Partial<ThreadSources> = {}): ThreadSources {
  const recording = { durationMs: ms(60_000), sessionId: 's1', meetingId: 'm1', code: 'R01' };
  return {
    goals: [
      aGoal('now', { schoolYear: '2026-27', continuesId: 'before' }),
      aGoal('before', { schoolYear: '2025-26' }),
      aGoal('other'),
    ],
    moments: [],
    decisions: [],
    progress: [],
    deliveries: [],
    passages: [],
    documents: [],
    recordings: [
      { ...recording, id: 'r2', ordinal: 2 },
      { ...recording, id: 'r1', ordinal: 1 },
      { ...recording, id: 'old', ordinal: 1, meetingId: 'm0', sessionId: 's0' },
    ],
    meetings: [
      { id: 'm1', title: 'Annual', date: '2026-10-20' },
      { id: 'm0', title: 'The year before', date: '2025-10-14' },
    ],
    sessions: [
      { id: 's1', date: '2026-10-20' },
      { id: 's0', date: '2025-10-14' },
    ],
    ...change,
  };
}

const ids = (thread: { entries: { id: string }[] }) => thread.entries.map(({ id }) => id);

describe('a thread', () => {
  it('stands in the order of time, meetings together, along the years', () => {
    const progress = (id: string, date: string) => ({
      ...{ id, date, goalId: 'now', text: 'x', source: null, noData: false, createdAt: AT },
    });
    const thread = buildThread(
      'now',
      sources({
        moments: [
          aMoment('second file', { recordingId: 'r2' }),
          aMoment('later in the first', { startMs: ms(5000), endMs: ms(6000) }),
          aMoment('first'),
          aMoment('last year', { recordingId: 'old', goalId: 'before' }),
          aMoment('of another goal', { goalId: 'other' }),
        ],
        decisions: [aDecision('decided', { goalId: 'now' }), aDecision('not ours', { goalId: 'other' })],
        progress: [progress('in spring', '2026-03-01'), progress('in winter', '2026-12-01')],
      }),
    );
    expect(ids(thread)).toEqual([
      'last year',
      'in spring',
      'first',
      'later in the first',
      'second file',
      'decided',
      'in winter',
    ]);
    expect(thread.goals.map(({ id }) => id)).toEqual(['before', 'now']);
    expect(thread.meetings.map(({ id }) => id)).toEqual(['m0', 'm1']);
    const years = groupThread(thread.entries);
    expect(years.map((year) => [year.schoolYear, year.groups.map((group) => group.meetingId)])).toEqual([
      ['2025-26', ['m0', null]],
      ['2026-27', ['m1', null]],
    ]);
  });

  it('is the same from each of its goals, and takes in what belongs to its decisions and its clips', () => {
    const all = sources({
      goals: [
        aGoal('now', { schoolYear: '2026-27', continuesId: 'before', howMomentId: 'how' }),
        aGoal('before', { schoolYear: '2025-26' }),
      ],
      moments: [
        aMoment('reasons', { goalId: null, decisionId: 'decided' }),
        aMoment('how', { goalId: null, startMs: ms(9000), endMs: ms(9500) }),
        aMoment('with a decision', { decisionId: 'no goal named', startMs: ms(20_000), endMs: ms(20_000) }),
      ],
      decisions: [aDecision('decided', { goalId: 'before' }), aDecision('no goal named')],
      deliveries: [
        {
          ...{ id: 'came', momentId: null, decisionId: 'decided', date: '2026-11-02', minutes: 30 },
          ...{ delivered: 'yes', note: '', createdAt: AT },
        },
      ],
    });
    const expected = ['reasons', 'how', 'with a decision', 'decided', 'no goal named', 'came'];
    expect(ids(buildThread('now', all))).toEqual(expected);
    expect(ids(buildThread('before', all))).toEqual(expected);
    expect(buildThread('now', all).entries.at(-1)).toMatchObject({ kind: 'delivery', of: 'decided' });
  });

  it('holds the papers’ own words about it, on the day that the paper bears', () => {
    const tied = { documentId: 'iep', page: 7, startAt: 0, endAt: 9, quote: '30 minutes', createdAt: AT };
    const nothing = { momentId: null, decisionId: null, goalId: null };
    const thread = buildThread(
      'now',
      sources({
        moments: [aMoment('said')],
        passages: [
          { ...tied, ...nothing, id: 'to the goal', goalId: 'before' },
          { ...tied, ...nothing, id: 'to what was said', momentId: 'said', documentId: 'undated' },
          { ...tied, ...nothing, id: 'to another', goalId: 'other' },
          { ...tied, ...nothing, id: 'of a paper taken out', goalId: 'now', documentId: 'gone' },
        ],
        documents: [
          {
            id: 'iep',
            title: 'Final IEP',
            kind: 'iep',
            date: '2026-10-28',
            receivedOn: '2026-11-01',
            ordinal: 2,
          },
          { id: 'undated', title: 'Letter', kind: 'letter', date: null, receivedOn: null, ordinal: 1 },
        ],
      }),
    );
    expect(ids(thread)).toEqual(['said', 'to what was said', 'to the goal']);
    expect(thread.entries.at(-1)).toMatchObject({
      date: '2026-10-28',
      document: { code: 'D02', kind: 'iep' },
    });
  });

  it('ends where a loop closes, and refuses to make one', () => {
    const loop = [aGoal('a', { continuesId: 'b' }), aGoal('b', { continuesId: 'a' })];
    expect(chainOf('a', loop)).toHaveLength(2);
    const line = [aGoal('a'), aGoal('b', { continuesId: 'a' }), aGoal('c', { continuesId: 'b' })];
    const [a, , c] = line;
    if (!a || !c) throw new Error('three goals');
    expect(mayContinue(a, 'c', line)).toBe(false);
    expect(mayContinue(a, 'a', line)).toBe(false);
    expect(mayContinue(c, 'a', line)).toBe(true);
    expect(mayContinue({ id: 'new', studentId: 'another child' }, 'a', line)).toBe(false);
    expect(mayContinue(a, 'nowhere', line)).toBe(false);
  });

  it('keeps every entry and its order, however the things come', () => {
    const moments = fc.uniqueArray(
      fc.record({ n: fc.nat(99), recordingId: fc.constantFrom('r1', 'r2', 'old'), startMs: fc.nat(5000) }),
      { selector: ({ n }) => n, maxLength: 30 },
    );
    fc.assert(
      fc.property(moments, (marks) => {
        const all = marks.map(({ n, recordingId, startMs }) =>
          aMoment(`m${n}`, { recordingId, startMs: ms(startMs), endMs: ms(startMs + 10) }),
        );
        const thread = buildThread('now', sources({ moments: all }));
        expect(ids(thread)).toEqual(ids(buildThread('now', sources({ moments: all.toReversed() }))));
        expect(new Set(ids(thread))).toEqual(new Set(all.map(({ id }) => id)));
        const dates = thread.entries.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
        const grouped = groupThread(thread.entries).flatMap((year) => year.groups);
        expect(grouped.flatMap((group) => group.entries)).toEqual(thread.entries);
        expect(new Set(grouped.map((group) => group.meetingId)).size).toBe(grouped.length);
      }),
    );
  });

  it('counts who speaks how long; what two moments share counts once', () => {
    const spoken = spokenIn([
      aMoment('a', { speakerId: 'lea', startMs: ms(0), endMs: ms(5000) }),
      aMoment('b', { speakerId: 'lea', startMs: ms(4000), endMs: ms(6000) }),
      aMoment('c', { speakerId: 'lea', recordingId: 'r2', startMs: ms(0), endMs: ms(1000) }),
      aMoment('d', { startMs: ms(100), endMs: ms(300) }),
      // Nobody's time is counted by words of which she is not sure whose they are.
      aMoment('e', { speakerId: 'lea', speakerHow: 'unsure', startMs: ms(8000), endMs: ms(8100) }),
    ]);
    expect(spoken).toEqual([
      { speakerId: 'lea', ms: 7000 },
      { speakerId: null, ms: 300 },
    ]);
  });
});

describe('the agenda of the next meeting', () => {
  const TODAY = '2026-11-22';
  const promise = (id: string, change: Partial<Commitment> = {}): Commitment => ({
    ...{ kind: 'moment', id, text: id, owner: null, due: null, reason: null, outcome: null, inIep: null },
    ...{ goalId: null, meetingId: 'm1', meetingTitle: 'Annual', madeOn: '2026-10-20', private: false },
    ...{ disputed: false, clip: null, deliveries: [] },
    ...change,
  });
  const aConcern = (id: string, date = '2026-10-20') => ({
    concern: concern.parse({ id, meetingId: 'm1', text: id, createdAt: AT }),
    ...{ goal: null, meetingTitle: 'Annual', date },
  });
  const at = (one: Moment, date = '2026-10-20') => ({
    ...{ moment: one, meetingTitle: 'Annual', date },
    answered: one.answeredById !== null,
  });
  const dispute = {
    claim: 'No',
    by: null,
    where: null,
    on: null,
    status: 'denied',
    documentId: null,
    page: null,
  } as const;

  it('begins with what the child wants to raise (D44)', () => {
    const own = aConcern('mine');
    const concerns = [aConcern('first'), { ...own, concern: { ...own.concern, fromChild: true } }];
    const nothing = {
      commitments: [],
      moments: [],
      goals: [],
      needs: [],
      annual: { levels: [], evaluations: [], plan: [] },
    };
    expect(agendaOf({ ...nothing, concerns }, TODAY).map(({ id }) => id)).toEqual(['mine', 'first']);
  });

  it('takes each open thing once, in its section, and never what is private, done or old', () => {
    const kept = { id: 'd', momentId: 'kept', decisionId: null, date: TODAY, minutes: null } as const;
    const items = agendaOf(
      {
        commitments: [
          promise('open'),
          promise('late', { due: '2026-10-23' }),
          promise('kept', { deliveries: [{ ...kept, delivered: 'yes', note: '', createdAt: AT }] }),
          promise('not agreed', { outcome: 'not-agreed' }),
          promise('put off', { outcome: 'put-off' }),
          promise('private', { private: true }),
          promise('of old', { madeOn: '2024-10-20' }),
        ],
        moments: [
          at(aMoment('open', { inIep: 'missing', type: 'promise' })),
          at(aMoment('disputed', { dispute, inIep: 'missing' })),
          at(aMoment('settled', { dispute: { ...dispute, status: 'confirmed' } })),
          at(aMoment('paper', { inIep: 'different' })),
          at(aMoment('asked', { type: 'question' })),
          at(aMoment('answered', { type: 'question', outcome: 'agreed' })),
          at(aMoment('answered by a clip', { type: 'question', answeredById: 'paper' })),
          at(aMoment('put off, then answered', { outcome: 'put-off', answeredById: 'paper' })),
          at(aMoment('cut off', { mark: 'question-not-answered' })),
          at(aMoment('mine alone', { type: 'question', private: true })),
          at(aMoment('long ago', { type: 'question' }), '2024-10-20'),
        ],
        concerns: [aConcern('not raised'), aConcern('years ago', '2024-10-20')],
        goals: [
          { goal: aGoal('this year', { schoolYear: '2026-2027' }), newest: null },
          { goal: aGoal('last year', { schoolYear: '2025-26' }), newest: null },
          { goal: aGoal('any year'), newest: null },
        ],
        ...{ needs: [], annual: { levels: [], evaluations: [], plan: [] } },
      },
      TODAY,
    );
    expect(items.map(({ section, id }) => `${section}: ${id}`)).toEqual([
      'concerns: not raised',
      'promises: late',
      'promises: open',
      'disputes: disputed',
      'paper: paper',
      'put-off: put off',
      'questions: asked',
      'questions: cut off',
      'goals: this year',
      'goals: any year',
    ]);
  });

  it('asks again about a promise for every week only when something is missing', () => {
    const weekly = (delivered: 'yes' | 'no') =>
      promise('weekly', {
        text: '60 minutes a week',
        madeOn: '2026-11-09',
        deliveries: ['2026-11-10', '2026-11-17'].map((date) => ({
          ...{ id: date, momentId: 'weekly', decisionId: null, date, minutes: 60, note: '', createdAt: AT },
          delivered: date === '2026-11-17' ? delivered : 'yes',
        })),
      });
    const nothing = { needs: [], annual: { levels: [], evaluations: [], plan: [] } };
    const about = (one: Commitment) =>
      agendaOf({ commitments: [one], moments: [], concerns: [], goals: [], ...nothing }, TODAY);
    expect(about(weekly('yes'))).toEqual([]);
    expect(about(weekly('no'))).toHaveLength(1);
  });
});
