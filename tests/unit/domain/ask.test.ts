import { describe, expect, it } from 'vitest';
import { type Ask, type AskFields, ask, askDue, askThreads } from '../../../shared/domain/index.ts';

const asked = (of: Partial<AskFields> = {}): Ask =>
  ask.parse({
    ...{ id: 'a1', about: 'records', what: 'All notes', how: 'email', askedOn: '2026-03-02' },
    createdAt: '2026-03-02T04:10:00.000Z',
    ...of,
  });
/** By the rule the latest day is April 16. */
const due = (answerBy: string | null, today: string, of: Partial<AskFields> = {}) =>
  askDue([asked({ answerBy, ...of })], today);

describe('the day on which an answer is due', () => {
  const own = { on: '2026-03-20', by: 'own' };
  const rule = { on: '2026-04-16', by: 'rule' };

  it('is the earlier of the two as long as it is not over', () => {
    expect(due('2026-03-20', '2026-03-03')).toEqual(own);
    expect(due('2026-03-20', '2026-03-20')).toEqual(own);
    expect(due('2026-05-20', '2026-04-16')).toEqual(rule);
  });

  it('stays the one that is over until the other is near, and is the other from then on', () => {
    expect(due('2026-03-20', '2026-04-01')).toEqual(own);
    expect(due('2026-03-20', '2026-04-02')).toEqual(rule);
    expect(due('2026-03-20', '2026-06-01')).toEqual(rule);
    expect(due('2026-05-20', '2026-05-05')).toEqual(rule);
    expect(due('2026-05-20', '2026-05-06')).toEqual({ on: '2026-05-20', by: 'own' });
  });

  it('is the only one there is, on whatever day', () => {
    expect(due(null, '2026-06-01')).toEqual(rule);
    expect(due('2026-03-20', '2026-06-01', { about: 'accommodation' })).toEqual(own);
    expect(due(null, '2026-06-01', { about: 'accommodation' })).toBeNull();
  });

  it('comes all the same after a reason without the thing, and is none once it was given or refused', () => {
    expect(due('2026-03-20', '2026-04-10', { answer: 'reason-only' })).toEqual(rule);
    for (const answer of ['given', 'partly', 'refused'] as const) {
      expect(due('2026-03-20', '2026-04-10', { answer })).toBeNull();
    }
  });

  it('knows the first from its repetition on the same day, also when the clock was set back between them', () => {
    const first = asked();
    const createdAt = '2026-03-02T03:00:00.000Z';
    const again = { ...asked({ answer: 'refused' }), id: 'a2', repeatsId: 'a1', createdAt };
    const [thread] = askThreads([again, first]);
    expect(thread?.asks.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(askDue(thread?.asks ?? [], '2026-03-03')).toBeNull();
  });
});
