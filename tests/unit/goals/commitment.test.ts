import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byUrgency, type Commitment, type Delivery, stateOf, tallyOf } from '../../../shared/domain/index.ts';
import { addDays } from '../../../shared/time/index.ts';

const TODAY = '2026-11-22';
const WEEKLY = '60 minutes of speech a week';
let made = 0;

function entry(
  date: string,
  delivered: Delivery['delivered'] = 'yes',
  minutes: number | null = null,
): Delivery {
  const createdAt = `2026-11-22T10:00:${String(made % 60).padStart(2, '0')}.000Z`;
  return { id: `d${++made}`, momentId: 'm', decisionId: null, date, minutes, delivered, note: '', createdAt };
}

function promise(change: Partial<Commitment> = {}): Commitment {
  return {
    kind: 'moment',
    id: 'm',
    text: 'Sends the schedule',
    owner: null,
    due: null,
    reason: null,
    outcome: null,
    inIep: null,
    goalId: null,
    meetingId: 'meeting',
    meetingTitle: 'Annual IEP meeting',
    madeOn: '2026-10-20',
    private: false,
    disputed: false,
    clip: null,
    deliveries: [],
    ...change,
  };
}

describe('where a promise stands', () => {
  it.each([
    ['2026-11-21', 'late'],
    ['2026-11-22', 'due'],
    ['2026-12-06', 'due'],
    ['2026-12-07', 'later'],
    [null, 'open'],
  ])('due %s is %s', (due, state) => expect(stateOf(promise({ due }), TODAY)).toBe(state));

  it('is done when the newest entry says so, and open again when a newer one does not', () => {
    const due = '2026-10-23';
    expect(stateOf(promise({ due, deliveries: [entry('2026-10-30')] }), TODAY)).toBe('kept');
    const taken = [entry('2026-10-30'), entry('2026-11-02', 'no')];
    expect(stateOf(promise({ due, deliveries: taken.toReversed() }), TODAY)).toBe('late');
    expect(stateOf(promise({ due, deliveries: [entry('2026-10-30', 'partly')] }), TODAY)).toBe('late');
  });

  it('one for every week goes on; nothing of it makes it late', () => {
    const due = '2026-11-02';
    expect(stateOf(promise({ text: WEEKLY, due }), TODAY)).toBe('late');
    expect(stateOf(promise({ text: WEEKLY, due, deliveries: [entry('2026-11-03', 'no')] }), TODAY)).toBe(
      'late',
    );
    expect(stateOf(promise({ text: WEEKLY, due, deliveries: [entry('2026-11-03')] }), TODAY)).toBe('running');
  });

  it('late ones come first, kept ones last', () => {
    const all = [
      promise({ id: 'kept', deliveries: [entry('2026-11-01')] }),
      promise({ id: 'open' }),
      promise({ id: 'later', due: '2027-01-01' }),
      promise({ id: 'late', due: '2026-11-01' }),
      promise({ id: 'later still', due: '2026-10-01' }),
    ];
    expect(all.sort(byUrgency(TODAY)).map(({ id }) => id)).toEqual([
      'later still',
      'late',
      'later',
      'open',
      'kept',
    ]);
  });
});

describe('promised against delivered', () => {
  it('says 4 of 9 weeks, since the day in the words', () => {
    const dates = ['2026-09-08', '2026-09-15', '2026-09-22', '2026-10-06'];
    const given = promise({
      text: '60 minutes a week since September 3',
      madeOn: '2026-08-28',
      deliveries: dates.map((date) => entry(date, 'yes', 60)),
    });
    expect(tallyOf(given, '2026-11-09')).toEqual({
      promised: { minutes: 60, times: null, per: 'week' },
      since: '2026-09-03',
      periods: { per: 'week', all: 9, written: 4 },
      yes: 4,
      partly: 0,
      no: 0,
      minutes: 240,
    });
  });

  it('a week that is not over, or began in the middle, counts only with an entry', () => {
    const given = (dates: string[]) =>
      promise({ text: WEEKLY, madeOn: '2026-11-12', deliveries: dates.map((date) => entry(date)) });
    expect(tallyOf(given([]), '2026-11-18').periods).toEqual({ per: 'week', all: 0, written: 0 });
    expect(tallyOf(given(['2026-11-13', '2026-11-18']), '2026-11-18').periods).toEqual({
      per: 'week',
      all: 2,
      written: 2,
    });
    expect(tallyOf(given([]), '2026-11-23').periods).toEqual({ per: 'week', all: 1, written: 0 });
  });

  it('counts months by the calendar, and what is not regular only by its entries', () => {
    const monthly = promise({
      text: 'a report once a month',
      madeOn: '2026-08-15',
      deliveries: [entry('2026-10-31', 'partly')],
    });
    expect(tallyOf(monthly, TODAY)).toMatchObject({
      periods: { per: 'month', all: 2, written: 1 },
      partly: 1,
      minutes: null,
    });
    expect(tallyOf(promise({ deliveries: [entry('2026-10-30', 'no')] }), TODAY)).toMatchObject({
      promised: null,
      periods: null,
      no: 1,
    });
  });

  it('never writes down more weeks than there are, nor fewer than have an entry', () => {
    const days = fc.array(fc.integer({ min: -40, max: 200 }), { maxLength: 30 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 200 }), (offsets, passed) => {
        const madeOn = '2026-01-01';
        const today = addDays(madeOn, passed);
        const deliveries = offsets.map((offset) => entry(addDays(madeOn, offset)));
        const { periods } = tallyOf(promise({ text: WEEKLY, madeOn, deliveries }), today);
        expect(periods?.written).toBeLessThanOrEqual(periods?.all ?? -1);
        expect(periods?.all).toBeGreaterThanOrEqual(Math.floor(passed / 7) - 1);
        expect(periods?.all).toBeLessThanOrEqual(Math.floor(passed / 7) + 2);
      }),
    );
  });
});
