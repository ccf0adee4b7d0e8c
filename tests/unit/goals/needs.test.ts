import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agendaOf,
  annualOf,
  areaKey,
  byArea,
  evaluation,
  type Goal,
  goal,
  goalsOfNeed,
  metBy,
  need,
  needCounts,
  newestYear,
  offeredBaselines,
  type PresentLevel,
  presentLevel,
  standingIn,
} from '../../../shared/domain/index.ts';

const AT = '2026-10-20T15:30:00.000Z';
const TODAY = '2026-11-22';
const aGoal = (id: string, change: Partial<Goal> = {}): Goal =>
  goal.parse({ id, studentId: 's', text: id, createdAt: AT, ...change });
const aLevel = (area: string, date: string, change: Partial<PresentLevel> = {}): PresentLevel =>
  presentLevel.parse({
    ...{ id: `${area} ${date}`, studentId: 's', area, date, text: `${area} on ${date}`, createdAt: AT },
    ...change,
  });

describe('what meets a need', () => {
  const plan = [
    aGoal('reads 40 words', { schoolYear: '2025-26' }),
    aGoal('reads 60 words', { schoolYear: '2026-2027', continuesId: 'reads 40 words' }),
    aGoal('small group', { kind: 'service', schoolYear: '2025-26' }),
    aGoal('more time', { kind: 'accommodation' }),
    aGoal('other'),
  ];

  it('are its goals in every year that they go on, and never one that was taken out', () => {
    const met = metBy({ goalIds: ['reads 40 words', 'gone', 'reads 60 words'] }, plan);
    expect(met.map(({ id, linked }) => [id, linked])).toEqual([
      ['reads 40 words', true],
      ['reads 60 words', true],
    ]);
    expect(metBy({ goalIds: ['reads 60 words'] }, plan)[0]).toMatchObject({
      ...{ id: 'reads 40 words', linked: false, kind: 'goal', schoolYear: '2025-26' },
    });
    expect(goalsOfNeed({ goalIds: [] }, plan)).toEqual([]);
  });

  it('is counted by school year: a goal and a service of last year do not meet it in this one', () => {
    const met = metBy({ goalIds: ['reads 40 words', 'small group'] }, plan);
    expect(standingIn(met, '2026-27')).toEqual({ goals: 1, services: 0 });
    expect(standingIn(met, '2025-26')).toEqual({ goals: 1, services: 1 });
    expect(standingIn(met, null)).toEqual({ goals: 2, services: 1 });
    // What has no year belongs to every year.
    expect(standingIn(metBy({ goalIds: ['more time'] }, plan), '2026-27')).toEqual({ goals: 0, services: 1 });
    expect(newestYear(plan)).toBe('2026-27');
    expect(newestYear([])).toBeNull();
  });

  it('adds up, whatever is linked', () => {
    const ids = plan.map(({ id }) => id);
    const links = fc.array(fc.subarray([...ids, 'gone']), { maxLength: 6 });
    fc.assert(
      fc.property(links, fc.constantFrom('2025-26', '2026-27', null), (needs, year) => {
        const met = needs.map((goalIds) => metBy({ goalIds }, plan));
        const { all, withoutGoal, withoutService, withoutBoth } = needCounts(met, year);
        expect(all).toBe(needs.length);
        expect(withoutBoth).toBeLessThanOrEqual(Math.min(withoutGoal, withoutService));
        expect(withoutGoal + withoutService - withoutBoth).toBeLessThanOrEqual(all);
      }),
    );
  });
});

describe('present levels', () => {
  const levels = [
    aLevel('Reading', '2025-10-01'),
    aLevel('lectura ', '2026-09-01'),
    aLevel('reading', '2026-10-01'),
    aLevel('Math', '2026-09-15'),
  ];

  it('stand by area, the newest first, however the area was typed', () => {
    expect(byArea(levels).map(({ area, newest, older }) => [area, newest.date, older.length])).toEqual([
      ['lectura', '2026-09-01', 0],
      ['Math', '2026-09-15', 0],
      ['reading', '2026-10-01', 1],
    ]);
    expect(areaKey('  Habla  y  Lenguaje ')).toBe(areaKey('habla y lenguaje'));
    expect(areaKey('Matemáticas')).toBe('matematicas');
  });

  it('are offered as a baseline: those of the area, or the newest of each while none bears its name', () => {
    const offered = (area: string) => offeredBaselines(levels, area).map(({ text }) => text);
    expect(offered('READING')).toEqual(['reading on 2026-10-01', 'Reading on 2025-10-01']);
    expect(offered('')).toHaveLength(3);
    expect(offered('Speech')).toHaveLength(3);
    expect(offeredBaselines([], 'reading')).toEqual([]);
  });
});

describe('the agenda', () => {
  const plan = [
    aGoal('this year', { schoolYear: '2026-27', area: 'Reading' }),
    aGoal('writes', { schoolYear: '2026-27', area: 'Writing' }),
    aGoal('last year', { schoolYear: '2025-26', area: 'Math' }),
    aGoal('speech', { schoolYear: '2026-27', kind: 'service', area: 'Speech' }),
    aGoal('old service', { schoolYear: '2025-26', kind: 'service' }),
  ];
  const seen = (date: string | null) =>
    evaluation.parse({
      id: `evaluation ${date}`,
      studentId: 's',
      title: 'Reading test',
      date,
      createdAt: AT,
    });

  it('asks about a need that nothing meets in the newest school year', () => {
    const aNeed = (id: string, goalIds: string[]) =>
      need.parse({ id, studentId: 's', text: id, goalIds, createdAt: AT });
    const needs = [aNeed('none', []), aNeed('old', ['last year']), aNeed('met', ['speech'])].map((one) => ({
      need: one,
      metBy: metBy(one, plan),
    }));
    const annual = { levels: [], evaluations: [], plan };
    const items = agendaOf({ commitments: [], moments: [], concerns: [], goals: [], needs, annual }, TODAY);
    expect(items.map(({ section, id }) => `${section}: ${id}`)).toEqual(['needs: none', 'needs: old']);
    expect(items[1]).toMatchObject({ year: '2026-27', metBy: [{ id: 'last year' }] });
  });

  it('of a yearly review is filled with what is written down, and names what is not', () => {
    const levels = [
      aLevel('reading', '2026-10-01'),
      aLevel('Reading', '2026-09-01'),
      aLevel('Writing', '2026-03-01'),
      aLevel('Math', '2023-03-01'),
    ];
    const evaluations = [seen('2026-09-09'), seen('2019-01-01'), seen(null)];
    const items = annualOf({ levels, evaluations, plan }, TODAY);
    expect(items.map(({ point }) => point)).toEqual([
      ...['levels', 'evaluations', 'grades', 'tests', 'standards', 'supports'],
    ]);
    expect(items[0]).toMatchObject({
      levels: [{ area: 'reading', date: '2026-10-01' }, { area: 'Writing' }],
      // The entry about writing is of the school year before.
      without: ['Writing'],
    });
    expect(items[1]).toMatchObject({ evaluations: [{ date: '2026-09-09' }] });
    expect(items[5]).toMatchObject({ supports: [{ id: 'speech' }] });
  });
});
