import { z } from 'zod';
import { type IsoDate, isoDate } from '../time/index.ts';
import { annualSources } from './annual.ts';
import { binds, byUrgency, type Commitment, commitment, stateOf, tallyOf } from './commitment.ts';
import { type Concern, concern } from './concern.ts';
import { type Moment, moment } from './moment.ts';
import { type MetGoal, metGoal, need, newestYear, standingIn } from './need.ts';
import { goal } from './plan.ts';
import { type Progress, progress } from './progress.ts';
import { isQuestion } from './question.ts';
import { bySchoolYear, schoolYearName, schoolYearOf } from './school-year.ts';

/** What an agenda is made of (D40): everything of one child that may still be open. */
export const agendaSources = z.object({
  commitments: z.array(commitment),
  moments: z.array(
    z.object({
      moment,
      meetingTitle: z.string(),
      date: isoDate,
      /** A question whose answer was found (D41). */
      answered: z.boolean().default(false),
    }),
  ),
  /** What was never raised, each where it stands last (D72). */
  concerns: z.array(
    z.object({ concern, goal: z.string().nullable(), meetingTitle: z.string(), date: isoDate }),
  ),
  /** Goals only, not services; each with the newest that was reported. */
  goals: z.array(z.object({ goal, newest: progress.nullable() })),
  needs: z.array(z.object({ need, metBy: z.array(metGoal) })),
  annual: annualSources,
});
export type AgendaSources = z.infer<typeof agendaSources>;

export const AGENDA_SECTIONS = [
  'concerns',
  'promises',
  'disputes',
  'paper',
  'put-off',
  'questions',
  'needs',
  'goals',
] as const;
export type AgendaSection = (typeof AGENDA_SECTIONS)[number];

/** What was said and is still open. */
type SpokenSection = Exclude<AgendaSection, 'goals' | 'promises' | 'concerns' | 'needs'>;

export type AgendaItem = { id: string; text: string } & (
  | { section: 'goals'; newest: Progress | null }
  /** `year`: the school year in which nothing meets it; `metBy`: what met it in other years. */
  | { section: 'needs'; year: string | null; metBy: MetGoal[] }
  | { section: 'concerns'; concern: Concern; goal: string | null; meetingTitle: string; date: IsoDate }
  | { section: 'promises'; commitment: Commitment; meetingTitle: string; date: IsoDate }
  | {
      section: SpokenSection;
      moment: Moment | null;
      meetingTitle: string;
      date: IsoDate;
    }
);

/**
 * The open items of this school year and the last, each once, in the first section where it belongs. What is private
 * is never on it: an agenda is made to be handed over.
 */
export function agendaOf(sources: AgendaSources, today: IsoDate): AgendaItem[] {
  const items = [
    ...unraised(sources, today),
    ...promised(sources, today),
    ...spoken(sources, today),
    ...putOff(sources, today),
    ...unmet(sources),
  ];
  const seen = new Set<string>();
  const once = items.filter(({ id }) => !seen.has(id) && seen.add(id));
  const inOrder = AGENDA_SECTIONS.flatMap((section) => once.filter((one) => one.section === section));
  return [...inOrder, ...goalsOf(sources)];
}

function isRecent(day: IsoDate, today: IsoDate): boolean {
  const lastYear = schoolYearOf(`${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}-01`);
  return bySchoolYear(schoolYearOf(day), lastYear) >= 0;
}

function recent({ commitments }: AgendaSources, today: IsoDate): Commitment[] {
  return commitments.filter((one) => !one.private && isRecent(one.madeOn, today)).sort(byUrgency(today));
}

const isPutOff = (outcome: string | null) => outcome === 'put-off' || outcome === 'unclear';

function promised(sources: AgendaSources, today: IsoDate): AgendaItem[] {
  return recent(sources, today)
    .filter((one) => binds(one) && !isPutOff(one.outcome) && isOpen(one, today))
    .map((one) => ({ ...said(one), section: 'promises', commitment: one }));
}

/** What the child wants to raise comes first: a meeting that a student leads begins with his own points (D44). */
function unraised({ concerns }: AgendaSources, today: IsoDate): AgendaItem[] {
  return concerns
    .filter(({ date }) => isRecent(date, today))
    .toSorted((a, b) => Number(b.concern.fromChild) - Number(a.concern.fromChild))
    .map((one) => ({ ...one, id: one.concern.id, text: one.concern.text, section: 'concerns' }));
}

/** A promise for every week is talked about again when a week has no entry, or one says "no" or "in part". */
function isOpen(one: Commitment, today: IsoDate): boolean {
  const state = stateOf(one, today);
  if (state !== 'running') return state !== 'kept';
  const { periods, partly, no } = tallyOf(one, today);
  return partly + no > 0 || (periods !== null && periods.written < periods.all);
}

function putOff(sources: AgendaSources, today: IsoDate): AgendaItem[] {
  return recent(sources, today)
    .filter((one) => isPutOff(one.outcome) && stateOf(one, today) !== 'kept')
    .map((one) => ({ ...said(one), section: 'put-off', moment: null }));
}

function said({ id, text, meetingTitle, madeOn }: Commitment) {
  return { id, text, meetingTitle, date: madeOn };
}

function spoken({ moments }: AgendaSources, today: IsoDate): AgendaItem[] {
  return moments.flatMap(({ moment: one, meetingTitle, date, answered }): AgendaItem[] => {
    const section = sectionOf(one, answered);
    if (section === null || one.private || !isRecent(date, today)) return [];
    return [{ id: one.id, text: one.text, section, moment: one, meetingTitle, date }];
  });
}

function sectionOf(one: Moment, answered: boolean): SpokenSection | null {
  if (one.dispute && one.dispute.status !== 'confirmed') return 'disputes';
  if (one.inIep === 'missing' || one.inIep === 'different') return 'paper';
  if (answered) return null;
  if (isPutOff(one.outcome)) return 'put-off';
  return isQuestion(one) && one.outcome === null ? 'questions' : null;
}

/** Needs that neither a goal nor a service nor an accommodation of the newest school year meets (D84). */
function unmet({ needs, annual }: AgendaSources): AgendaItem[] {
  const year = newestYear(annual.plan);
  return needs.flatMap(({ need: { id, text }, metBy }): AgendaItem[] => {
    const { goals, services } = standingIn(metBy, year);
    return goals + services > 0 ? [] : [{ id, text, section: 'needs', year, metBy }];
  });
}

/** The goals of the newest year that has some; goals without a year belong to every year. */
function goalsOf({ goals }: AgendaSources): AgendaItem[] {
  const year = newestYear(goals.map((one) => one.goal));
  return goals
    .filter((one) => [null, year].includes(schoolYearName(one.goal.schoolYear)))
    .map((one) => ({ id: one.goal.id, text: one.goal.text, section: 'goals', newest: one.newest }));
}
