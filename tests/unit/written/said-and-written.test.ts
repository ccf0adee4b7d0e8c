import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  belongsInTable,
  carriersOf,
  checkOf,
  type Decision,
  daysOfSchoolYear,
  joinSaid,
  MOMENT_TYPES,
  type Moment,
  OUTCOMES,
  saidKey,
  schoolYearOf,
  tidyCheck,
} from '../../../shared/domain/index.ts';
import { decided, said } from './things.ts';

const keys = (decisions: Decision[], moments: Moment[]) => joinSaid(decisions, moments).map(saidKey);

describe('what belongs into the table of said and written', () => {
  it('promises, decisions, and whatever was agreed', () => {
    expect(MOMENT_TYPES.filter((type) => belongsInTable({ type, outcome: null }))).toEqual([
      'decision',
      'promise',
    ]);
    expect(OUTCOMES.filter((outcome) => belongsInTable({ type: 'statement', outcome }))).toEqual(['agreed']);
  });
});

describe('what is one row', () => {
  it('a decision and the moment where it was said', () => {
    const rows = joinSaid([decided('d')], [said('a', { decisionId: 'd', type: 'decision' })]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'decision', decision: { id: 'd' }, lead: { id: 'a' } });
  });

  it('a decision without a moment, after what was said aloud', () => {
    expect(keys([decided('d')], [said('a')])).toEqual(['moment:a', 'decision:d']);
  });

  it('never two promises: the second one of a decision has a row of its own, and says of which', () => {
    const rows = joinSaid(
      [decided('d')],
      [said('a', { decisionId: 'd' }), said('b', { decisionId: 'd', startMs: 5 as Moment['startMs'] })],
    );
    expect(rows.map(saidKey)).toEqual(['decision:d', 'moment:b']);
    expect(rows[0]?.lead?.id).toBe('a');
    expect(rows[1]?.partOf?.id).toBe('d');
  });

  it('prefers the moment that is the decision over a promise that is part of it', () => {
    const moments = [said('a', { decisionId: 'd' }), said('b', { decisionId: 'd', type: 'decision' })];
    expect(joinSaid([decided('d')], moments).map((row) => row.lead?.id)).toEqual(['a', 'b']);
    expect(keys([decided('d')], moments)).toEqual(['moment:a', 'decision:d']);
  });

  it('keeps reasons and objections of a decision beside it', () => {
    const [row] = joinSaid(
      [decided('d')],
      [said('a', { decisionId: 'd', type: 'decision' }), said('b', { decisionId: 'd', type: 'objection' })],
    );
    expect(row?.around.map(({ id }) => id)).toEqual(['b']);
    expect(row?.also).toEqual([]);
  });

  it('a moment tied to a decision of another meeting stands alone', () => {
    expect(keys([], [said('a', { decisionId: 'elsewhere' })])).toEqual(['moment:a']);
  });
});

const someMoments = fc
  .array(
    fc.record({
      type: fc.constantFrom(...MOMENT_TYPES),
      outcome: fc.option(fc.constantFrom(...OUTCOMES)),
      decisionId: fc.option(fc.constantFrom('d1', 'd2', 'elsewhere')),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((one, at) => said(`m${at}`, one)));
const someDecisions = fc.subarray(['d1', 'd2']).map((ids) => ids.map((id) => decided(id)));

describe('rows, whatever was marked', () => {
  it('hold each decision once and each moment that belongs once, never two promises, in the order of the sound', () => {
    fc.assert(
      fc.property(someDecisions, someMoments, (decisions, moments) => {
        const rows = joinSaid(decisions, moments);
        const carried = rows.flatMap(carriersOf).map(({ id }) => id);
        const expected = [...decisions, ...moments.filter(belongsInTable)].map(({ id }) => id);
        expect(carried.toSorted()).toEqual(expected.toSorted());
        expect(new Set(rows.map(saidKey)).size).toBe(rows.length);
        for (const { lead, also } of rows) {
          const promises = [lead, ...also].filter((one) => one?.type === 'promise');
          expect(promises.length).toBeLessThanOrEqual(1);
        }
        const places = rows.flatMap(({ lead }) => (lead ? [moments.indexOf(lead)] : []));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('what a row says of the paper', () => {
  const row = (decision: Decision | null, lead: Moment | null, also: Moment[] = []) => ({
    kind: 'decision' as const,
    decision,
    lead,
    also,
    around: [],
    partOf: null,
  });

  it('is what was found first, wherever it was written down', () => {
    const { check, differs } = checkOf(
      row(decided('d'), said('a', { inIep: 'different', iepPage: 7, iepNote: '30 minutes' })),
    );
    expect(check).toEqual({
      inIep: 'different',
      iepPage: 7,
      iepDocumentId: null,
      iepNote: '30 minutes',
    });
    expect(differs).toBe(false);
  });

  it('tells when decision and moment were checked with different results', () => {
    const both = row(decided('d', { inIep: 'written' }), said('a', { inIep: 'missing' }));
    expect(checkOf(both)).toMatchObject({ check: { inIep: 'written' }, differs: true });
  });

  it('keeps the paper it is tied to before anybody judged', () => {
    const tied = row(decided('d'), said('a', { iepDocumentId: 'p', iepPage: 4 }));
    expect(checkOf(tied).check).toMatchObject({ inIep: null, iepDocumentId: 'p', iepPage: 4 });
  });

  it('missing has no page; what stands there instead may be noted', () => {
    expect(tidyCheck({ inIep: 'missing', iepPage: 7, iepNote: 'Only 30 minutes.' })).toEqual({
      inIep: 'missing',
      iepPage: null,
      iepNote: 'Only 30 minutes.',
    });
    expect(tidyCheck({ inIep: 'different', iepPage: 7 })).toEqual({ inIep: 'different', iepPage: 7 });
  });
});

describe('the days of a school year', () => {
  it('are those that belong to it', () => {
    expect(daysOfSchoolYear('2026-27')).toEqual({ from: '2026-07-01', to: '2027-06-30' });
    expect(daysOfSchoolYear('2026-2027')).toEqual(daysOfSchoolYear('2026-27'));
    expect(daysOfSchoolYear('third grade')).toBeNull();
    // October of a year is written like one.
    expect(daysOfSchoolYear('2026-10')).toBeNull();
    expect(daysOfSchoolYear('2099-00')).toEqual({ from: '2099-07-01', to: '2100-06-30' });
    for (const day of ['2026-07-01', '2027-06-30', '2099-12-31']) {
      const days = daysOfSchoolYear(schoolYearOf(day));
      expect(days && days.from <= day && day <= days.to).toBe(true);
    }
  });
});
