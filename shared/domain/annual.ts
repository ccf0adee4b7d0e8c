import { z } from 'zod';
import type { IsoDate } from '../time/index.ts';
import { byReportDay, type Evaluation, evaluation } from './evaluation.ts';
import { newestYear } from './need.ts';
import { type Goal, goal } from './plan.ts';
import { areaKey, byArea, type PresentLevel, presentLevel } from './present-level.ts';
import { schoolYearName, schoolYearOf } from './school-year.ts';

/** What a yearly review is prepared from (D86). Nothing in it is private or was said in a mediation. */
export const annualSources = z.object({
  levels: z.array(presentLevel),
  evaluations: z.array(evaluation.omit({ understood: true })),
  /** Goals, services and accommodations of every year. */
  plan: z.array(goal),
});
export type AnnualSources = z.infer<typeof annualSources>;

/** What a yearly review has to look at (34 CFR 300.324(a)(1) and (b)(1)(ii)), in the order of an agenda. */
export const ANNUAL_POINTS = ['levels', 'evaluations', 'grades', 'tests', 'standards', 'supports'] as const;
export type AnnualPoint = (typeof ANNUAL_POINTS)[number];

export type AnnualItem =
  | { point: 'levels'; levels: PresentLevel[]; without: string[] }
  | { point: 'evaluations'; evaluations: Omit<Evaluation, 'understood'>[] }
  | { point: 'supports'; supports: Goal[] }
  | { point: 'grades' | 'tests' | 'standards' };

/**
 * The template of a yearly review, filled with what is written down: the newest present level of each area since last
 * school year, the areas of this year's goals that have none this year, evaluations since last school year, and the
 * services and accommodations of the newest year.
 */
export function annualOf({ levels, evaluations, plan }: AnnualSources, today: IsoDate): AnnualItem[] {
  const since = `${Number(schoolYearOf(today).slice(0, 4)) - 1}-07-01`;
  const year = newestYear(plan);
  const now = plan.filter((one) => [null, year].includes(schoolYearName(one.schoolYear)));
  const newest = byArea(levels.filter(({ date }) => date >= since)).map((one) => one.newest);
  return [
    { point: 'levels', levels: newest, without: areasWithout(now, newest, schoolYearOf(today)) },
    {
      point: 'evaluations',
      evaluations: evaluations.filter(({ date }) => date !== null && date >= since).sort(byReportDay),
    },
    { point: 'grades' },
    { point: 'tests' },
    { point: 'standards' },
    { point: 'supports', supports: now.filter(({ kind }) => kind !== 'goal') },
  ];
}

/** Areas of goals for which no present level of this school year is written down, each once, as the goal names it. */
function areasWithout(goals: readonly Goal[], levels: readonly PresentLevel[], year: string): string[] {
  const known = new Set(
    levels.filter(({ date }) => schoolYearOf(date) === year).map(({ area }) => areaKey(area)),
  );
  const areas = goals.flatMap(({ kind, area }) => (kind === 'goal' && area !== null ? [area.trim()] : []));
  const missing = areas.filter((area) => area !== '' && !known.has(areaKey(area)));
  return [...new Map(missing.map((area) => [areaKey(area), area])).values()];
}
