import { expect, it } from 'vitest';
import {
  type Decision,
  type Moment,
  outcomesOf,
  UNSAID,
  withoutOutcome,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';

const AT = '2026-10-20T15:30:00.000Z';
const aMoment = (id: string, change: Partial<Moment> = {}): Moment => ({
  ...UNSAID,
  ...{ id, recordingId: 'r1', startMs: ms(0), endMs: ms(1), type: 'statement', text: id },
  ...{ createdAt: AT, updatedAt: AT },
  ...change,
});
const aDecision = (id: string, outcome: Decision['outcome']): Decision => ({
  ...{ id, meetingId: 'm1', goalId: null, text: id, outcome, owner: null, due: null, reason: null },
  ...{ inIep: null, iepPage: null, iepDocumentId: null, iepNote: null, createdAt: AT },
});

it('every outcome stands once, in the order of the sound; a decision has the places where it was said', () => {
  const decisions = [aDecision('bus', 'agreed'), aDecision('aide', 'put-off'), aDecision('nothing', null)];
  const moments = [
    aMoment('speech', { outcome: 'agreed' }),
    aMoment('no bus', { decisionId: 'bus', outcome: 'not-agreed' }),
    aMoment('about the bus', { decisionId: 'bus' }),
    aMoment('yes, a bus', { decisionId: 'bus', outcome: 'agreed' }),
    aMoment('of nothing', { decisionId: 'gone', outcome: 'unclear' }),
    aMoment('plain'),
  ];
  const groups = outcomesOf(decisions, moments);
  expect(
    groups.map(({ outcome, entries }) => [
      outcome,
      entries.map(({ id, moments: said }) => [id, said.map((one) => one.id)]),
    ]),
  ).toEqual([
    [
      'agreed',
      [
        ['speech', ['speech']],
        ['bus', ['about the bus', 'yes, a bus']],
      ],
    ],
    ['not-agreed', [['no bus', ['no bus']]]],
    ['partly', []],
    ['put-off', [['aide', []]]],
    ['unclear', [['of nothing', ['of nothing']]]],
  ]);
});

it('a decision of which nobody said what came is counted, also when its moments say it', () => {
  const decisions = [aDecision('bus', null), aDecision('aide', null), aDecision('speech', 'agreed')];
  const moments = [
    aMoment('yes', { decisionId: 'bus', outcome: 'agreed' }),
    aMoment('so', { decisionId: 'aide' }),
  ];
  expect(withoutOutcome(decisions, moments).map(({ id }) => id)).toEqual(['aide']);
  expect(outcomesOf(decisions, moments)[0]?.entries.map(({ id }) => id)).toEqual(['yes', 'speech']);
});
