import { describe, expect, it } from 'vitest';
import { notesTable } from '../../../main/evidence/tables/notes.ts';
import {
  type Commitment,
  concern,
  type Delivery,
  delivery,
  incident,
  isProblem,
  problemsOf,
  troubleOf,
  troubleSince,
  wasRewritten,
} from '../../../shared/domain/index.ts';

const TODAY = '2026-11-22';
const AT = '2026-11-01T10:00:00.000Z';
const came = (date: string, delivered: Delivery['delivered']) =>
  delivery.parse({ id: `${date} ${delivered}`, momentId: 'p', date, delivered, createdAt: AT });
const promise = (of: Partial<Commitment> = {}): Commitment => ({
  ...{ kind: 'moment', id: 'p', text: 'A new desk', owner: null, due: null, reason: null, outcome: null },
  ...{ inIep: null, goalId: null, meetingId: 'm', meetingTitle: 'Annual', madeOn: '2026-10-20' },
  ...{ private: false, disputed: false, clip: null, deliveries: [], ...of },
});
const note = (of: object = {}) =>
  incident.parse({ id: 'n', date: '2026-11-03', text: 'No speech', createdAt: AT, updatedAt: AT, ...of });

describe('what a problem meeting may be about', () => {
  it.each([
    ['its day is over', promise({ due: '2026-11-01' }), 'late', '2026-11-01'],
    ['it was not done', promise({ deliveries: [came('2026-11-02', 'no')] }), 'not-done', '2026-11-02'],
    [
      'it was done in part',
      promise({ deliveries: [came('2026-11-02', 'partly')] }),
      'not-done',
      '2026-11-02',
    ],
    [
      'weeks have no entry',
      promise({ text: '30 minutes each week', deliveries: [came('2026-11-17', 'yes')] }),
      'gaps',
      null,
    ],
    [
      'it is kept',
      promise({ deliveries: [came('2026-11-02', 'no'), came('2026-11-09', 'yes')] }),
      null,
      '2026-11-02',
    ],
    ['its day is to come', promise({ due: '2026-12-01' }), null, null],
    ['it was not agreed to', promise({ outcome: 'not-agreed', due: '2026-11-01' }), null, '2026-11-01'],
    ['nothing is known of it', promise(), null, null],
  ])('a promise when %s', (_when, one, trouble, since) => {
    expect(troubleOf(one, TODAY)).toBe(trouble);
    expect(troubleSince(one, TODAY)).toBe(since);
  });

  it('is nothing private, nothing that a concern is about already, and no note older than a year', () => {
    const known = {
      commitments: [
        promise({ id: 'taken', due: '2026-11-01' }),
        promise({ id: 'mine', due: '2026-11-01', private: true }),
        promise({ id: 'late', due: '2026-11-01' }),
      ],
      incidents: [note(), note({ id: 'mine', private: true }), note({ id: 'old', date: '2025-01-01' })],
    };
    const about = concern.parse({
      id: 'c',
      meetingId: 'm',
      text: 'x',
      createdAt: AT,
      aboutMomentId: 'taken',
    });
    const ids = problemsOf(known, [about], TODAY).map((one) =>
      one.kind === 'promise' ? one.commitment.id : one.incident.id,
    );
    expect(ids).toEqual(['late', 'n']);
    expect(isProblem(about)).toBe(false);
    expect(isProblem({ ...about, since: 'March' })).toBe(true);
  });
});

describe('a note that was changed', () => {
  it('says so in the bundle, with the day and time of both', () => {
    const changed = note({ updatedAt: '2026-11-20T08:00:00.000Z' });
    expect([wasRewritten(note()), wasRewritten(changed)]).toEqual([false, true]);
    const table = notesTable({
      notes: [
        { code: 'N-01', note: { ...changed, confidential: false, student: null, meeting: null, goal: null } },
      ],
      papers: [],
    });
    expect(table?.rows[0]?.slice(0, 5).map(({ text }) => text)).toEqual([
      ...['N-01', '2026-11-03', 'Not stated', '2026-11-01 10:00 UTC', '2026-11-20 08:00 UTC'],
    ]);
    expect(notesTable({ notes: [], papers: [] })).toBeNull();
  });
});
