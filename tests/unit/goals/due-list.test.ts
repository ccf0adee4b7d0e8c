import { describe, expect, it } from 'vitest';
import { type Commitment, type Delivery, dueCounts, dueStandingOf } from '../../../shared/domain/index.ts';

const TODAY = '2026-11-22';
const WEEKLY = '60 minutes of speech a week';

function promise(change: Partial<Commitment> = {}): Commitment {
  return {
    ...{ kind: 'moment', id: 'm', text: 'Sends the schedule', owner: null, due: null, reason: null },
    ...{ outcome: null, inIep: null, goalId: null, meetingId: 'meeting', meetingTitle: 'Annual' },
    ...{ madeOn: '2026-11-02', private: false, disputed: false, clip: null, deliveries: [] },
    ...change,
  };
}
const came = (date: string, delivered: Delivery['delivered']): Delivery => ({
  ...{ id: date, momentId: 'm', decisionId: null, date, minutes: null, delivered, note: '' },
  createdAt: `${date}T10:00:00.000Z`,
});
const standing = (change: Partial<Commitment>) => dueStandingOf(promise(change), TODAY);

describe('was due and not delivered', () => {
  it('is what has a day that is over and no entry that says done', () => {
    const late = { due: '2026-11-21' };
    expect(standing(late)).toBe('missing');
    expect(standing({ ...late, deliveries: [came('2026-11-20', 'partly')] })).toBe('missing');
    expect(standing({ ...late, deliveries: [came('2026-11-20', 'yes')] })).toBe('delivered');
    expect(standing({ ...late, deliveries: [came('2026-11-10', 'yes'), came('2026-11-20', 'no')] })).toBe(
      'missing',
    );
    expect(standing({ ...late, outcome: 'not-agreed' })).toBe('not-due');
  });

  it('is not what has its day still to come, today included, whatever was written down before', () => {
    for (const due of [TODAY, '2026-12-24']) {
      expect(standing({ due })).toBe('not-due');
      expect(standing({ due, deliveries: [came('2026-11-20', 'no')] })).toBe('not-due');
      expect(standing({ due, deliveries: [came('2026-11-20', 'yes')] })).toBe('not-due');
    }
  });

  it('without a day, is what somebody wrote down as not done', () => {
    expect(standing({})).toBe('not-due');
    expect(standing({ deliveries: [came('2026-11-20', 'no')] })).toBe('missing');
    expect(standing({ deliveries: [came('2026-11-20', 'yes')] })).toBe('delivered');
  });

  it('counts weeks of what was for every week; without any entry nothing is claimed', () => {
    const weekly = { text: WEEKLY };
    expect(standing(weekly)).toBe('silent');
    expect(standing({ ...weekly, madeOn: '2026-11-18' })).toBe('not-due');
    expect(standing({ ...weekly, deliveries: [came('2026-11-03', 'yes')] })).toBe('missing');
    const every = [came('2026-11-03', 'yes'), came('2026-11-10', 'yes')];
    expect(standing({ ...weekly, deliveries: every })).toBe('delivered');
    expect(standing({ ...weekly, deliveries: [...every, came('2026-11-17', 'partly')] })).toBe('missing');
  });

  it('is counted so that the parts add up', () => {
    const parts = ['missing', 'missing', 'delivered', 'silent', 'not-due'] as const;
    expect(dueCounts(parts.map((one) => ({ standing: one })))).toEqual({
      ...{ due: 4, delivered: 1, missing: 2, silent: 1 },
    });
  });
});
