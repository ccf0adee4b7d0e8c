import { z } from 'zod';
import { utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { type Goal, goal } from './plan.ts';
import { bySchoolYear, schoolYearName } from './school-year.ts';
import { chainOf } from './thread.ts';
import { id, line } from './vocabulary.ts';

const links = z.array(id).max(200).default([]);

/** D84: something that the child needs, the evaluations that found it, and the goals and services that meet it. */
export const needFields = z.object({
  studentId: id,
  text: line.min(1),
  evaluationIds: links,
  goalIds: links,
});
export const needChange = changeOf(needFields.omit({ studentId: true }));
export type NeedChange = z.input<typeof needChange>;
export type NeedFields = z.input<typeof needFields>;
export const need = needFields.extend({ id, createdAt: utcInstant });
export type Need = z.infer<typeof need>;

/** A goal, service or accommodation that meets a need. `linked` false: the same goal in another year. */
export const metGoal = goal
  .pick({ id: true, kind: true, area: true, text: true, schoolYear: true })
  .extend({ linked: z.boolean() });
export type MetGoal = z.infer<typeof metGoal>;

/**
 * What meets a need: the goals that it names, each with the years before and after it (a goal that goes on still meets
 * the need), oldest year first. A goal that was taken out is not in `goals` and so meets nothing.
 */
export function metBy({ goalIds }: Pick<Need, 'goalIds'>, goals: readonly Goal[]): MetGoal[] {
  const linked = new Set(goalIds);
  return goalsOfNeed({ goalIds }, goals).map(({ id: goalId, kind, area, text, schoolYear }) => ({
    ...{ id: goalId, kind, area, text, schoolYear },
    linked: linked.has(goalId),
  }));
}

/** The same as whole goals: those whose threads are the thread of the need. */
export function goalsOfNeed({ goalIds }: Pick<Need, 'goalIds'>, goals: readonly Goal[]): Goal[] {
  const there = goalIds.filter((one) => goals.some((goal) => goal.id === one));
  const all = there.flatMap((one) => chainOf(one, goals));
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** How many meet a need in one school year. Goals without a year belong to every year; null: of all years. */
export type Standing = { goals: number; services: number };

/** What meets a need in the school year of that name; null: in any. */
export function standingIn(met: readonly MetGoal[], year: string | null): Standing {
  const inYear = met.filter((one) => year === null || [null, year].includes(schoolYearName(one.schoolYear)));
  const goals = inYear.filter((one) => one.kind === 'goal').length;
  return { goals, services: inYear.length - goals };
}

/** Counts and no judgement: a need may well be met without a goal (docs/decisions/141, 175). */
export type NeedCounts = { all: number; withoutGoal: number; withoutService: number; withoutBoth: number };

/** Of each need, what meets it: how many of the needs there are, and how many have nothing of a kind in that year. */
export function needCounts(needs: readonly (readonly MetGoal[])[], year: string | null): NeedCounts {
  const standings = needs.map((met) => standingIn(met, year));
  return {
    all: standings.length,
    withoutGoal: standings.filter(({ goals }) => goals === 0).length,
    withoutService: standings.filter(({ services }) => services === 0).length,
    withoutBoth: standings.filter(({ goals, services }) => goals + services === 0).length,
  };
}

/** The newest school year that a goal names, by its one name; null when none does. */
export function newestYear(goals: readonly Pick<Goal, 'schoolYear'>[]): string | null {
  const years = goals.flatMap((one) => schoolYearName(one.schoolYear) ?? []);
  return years.sort(bySchoolYear).at(-1) ?? null;
}
