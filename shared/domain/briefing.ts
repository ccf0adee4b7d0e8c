import { z } from 'zod';
import { type IsoDate, isoDate, utcInstant } from '../time/index.ts';
import type { Stretch } from './counted-once.ts';
import { isConfidential, type Meeting, type Person } from './meeting.ts';
import type { Moment } from './moment.ts';
import type { Decision, Goal } from './plan.ts';
import { isAgreed, isQuarrel, soundOf, touches } from './playlist.ts';
import { bySchoolYear, schoolYearName, schoolYearOf } from './school-year.ts';
import { isAboutMe } from './templates.ts';
import { id, line } from './vocabulary.ts';

/**
 * `catch-up`: for somebody who missed a meeting, or all since a day, by goal (D45). `taking-over`: for somebody who is
 * new to the child, by accommodation and service, each with how it will be done (D46).
 */
export const BRIEFING_SHAPES = ['catch-up', 'taking-over'] as const;
export const briefingShape = z.enum(BRIEFING_SHAPES);
export type BriefingShape = z.infer<typeof briefingShape>;

/** A chosen moment, and the part of the plan under which it stands; null: it is tied to none. */
export const briefingItem = z.object({ momentId: id, goalId: id.nullable() });
export type BriefingItem = z.infer<typeof briefingItem>;

/** What somebody listens to in half an hour, several times over. */
export const MOST_IN_A_BRIEFING = 200;

const words = {
  title: line.min(1).max(120),
  /** A role, such as "New math teacher"; a name only if the parent types one. */
  forWhom: line.max(120).nullable().default(null),
};

/** What the parent says of a new one; what is in it is proposed. */
export const newBriefing = z
  .object({
    studentId: id,
    ...words,
    shape: briefingShape,
    /** Catch-up: the meeting that was missed, or the day since which; one of them. */
    meetingId: id.nullable().default(null),
    since: isoDate.nullable().default(null),
  })
  .refine((one) => placesOf(one) === (one.shape === 'catch-up' ? 1 : 0), {
    error: 'A catch-up is of one meeting or since a day. Taking over is of the school year.',
  });
export type NewBriefing = z.input<typeof newBriefing>;

function placesOf({ meetingId, since }: { meetingId: string | null; since: string | null }): number {
  return Number(meetingId !== null) + Number(since !== null);
}

const chosen = {
  /** Parts of the plan, in order, also those under which nothing is heard: what they say is read. */
  goalIds: z.array(id).max(MOST_IN_A_BRIEFING).default([]),
  items: z.array(briefingItem).max(MOST_IN_A_BRIEFING).default([]),
};

/** A selection of what matters, for someone who is new. It stays where it is until it is made into a folder. */
export const briefing = z.object({
  id,
  studentId: id,
  ...words,
  shape: briefingShape,
  meetingId: id.nullable().default(null),
  since: isoDate.nullable().default(null),
  /** Taking over: the school year it is of, as when it was made. */
  schoolYear: z.string().nullable().default(null),
  ...chosen,
  createdAt: utcInstant,
});
export type Briefing = z.infer<typeof briefing>;

/** Absent fields stay as they are. */
export const briefingChange = z.object({
  title: words.title.optional(),
  forWhom: line.max(120).nullable().optional(),
  goalIds: chosen.goalIds.removeDefault().optional(),
  items: chosen.items.removeDefault().optional(),
});
export type BriefingChange = z.infer<typeof briefingChange>;

/** What is known of a moment when it is asked whether somebody new may hear it. */
export type HeardByNew = {
  moment: Moment;
  meeting: Pick<Meeting, 'kind'>;
  /** The child it is for, and the children whose plan the moment is tied to. */
  studentId: string;
  tiedTo: readonly string[];
  /** All sound that stays, wherever it is heard (`whereverHeard`). */
  kept: readonly Stretch[];
};

/**
 * True when nothing can put a moment before someone new: it is about the parent (D38), of a mediation (34 CFR
 * 300.506(b)(8)), a quarrel, hard for the parent, or about another child; or some of that would be heard in its sound,
 * under whatever mark and in whichever recording of the meeting. Looked at anew each time.
 */
export function staysFromNew(of: HeardByNew): boolean {
  const { moment, meeting, kept } = of;
  return staysByItself(of) || isConfidential(meeting) || touches(soundOf(moment), kept);
}

/** True for a meeting that someone new to this child may be told of: no mediation, and none that names other children alone. */
export function isForChild(meeting: Pick<Meeting, 'kind' | 'studentIds'>, studentId: string): boolean {
  const { studentIds } = meeting;
  return !isConfidential(meeting) && (studentIds.length === 0 || studentIds.includes(studentId));
}

/** What stays whatever is heard beside it, and keeps its sound from being heard under another mark. */
export function staysByItself({
  moment,
  studentId,
  tiedTo,
}: Pick<HeardByNew, 'moment' | 'studentId' | 'tiedTo'>): boolean {
  const isHers = moment.private || isAboutMe(moment.mark);
  return isHers || isQuarrel(moment) || tiedTo.some((child) => child !== studentId);
}

/** What is offered by itself: what all agreed to, and what somebody promised. Other things are added from the thread. */
export function isSettled(
  moment: Pick<Moment, 'type' | 'mark' | 'outcome'>,
  decision: Pick<Decision, 'outcome'> | null,
): boolean {
  if (isAgreed(moment)) return true;
  if (moment.outcome !== null && moment.outcome !== 'partly') return false;
  const isPromise = moment.type === 'promise' || moment.mark === 'promised';
  return isPromise || (moment.outcome === null && decision?.outcome === 'agreed');
}

/** The newest ones of each part of the plan: all that one meeting said of it, or where it stands now. */
export const OFFERED_OF_EACH: Readonly<Record<BriefingShape, number>> = { 'catch-up': 10, 'taking-over': 3 };

/** True where something said on that day, at that meeting, is what the selection is about. */
export function isInScope(
  { shape, meetingId, since, schoolYear }: Pick<Briefing, 'shape' | 'meetingId' | 'since' | 'schoolYear'>,
  said: { date: IsoDate; meetingId: string },
): boolean {
  if (shape === 'taking-over') return schoolYearOf(said.date) === schoolYear;
  return meetingId === null ? since !== null && said.date >= since : said.meetingId === meetingId;
}

/**
 * The parts of the plan that somebody takes over in a school year: accommodations, then services, in the order in which
 * they were entered. One without a year counts; of a chain over years, the newest.
 */
export function takenOver(plan: readonly Goal[], schoolYear: string): Goal[] {
  const current = plan.filter((one) => [null, schoolYear].includes(schoolYearName(one.schoolYear)));
  const kept = newestOfEach(current);
  return (['accommodation', 'service'] as const).flatMap((kind) => kept.filter((one) => one.kind === kind));
}

/** Without what another part of the plan goes on from: its thread holds all of the years before. */
export function newestOfEach(plan: readonly Goal[]): Goal[] {
  const replaced = new Set(plan.map(({ continuesId }) => continuesId));
  return plan.filter((one) => !replaced.has(one.id));
}

/** The school year of a day; where the plan holds nothing of it, the newest one that it has. */
export function schoolYearToTakeOver(plan: readonly Goal[], today: IsoDate): string {
  const current = schoolYearOf(today);
  const years = plan
    .flatMap((one) => schoolYearName(one.schoolYear) ?? [])
    .filter((one) => /^\d{4}-/.test(one));
  return years.includes(current) ? current : (years.toSorted(bySchoolYear).at(-1) ?? current);
}

/** One to hear, with what a person knows it by. Nothing in it is the parent's own: no note, dispute or tag. */
export type BriefingClip = {
  recordingId: string;
  startMs: number;
  endMs: number;
  said: string;
  type: Moment['type'];
  /** Name and role, and whether she is sure whose voice it is; null: not written down. */
  speaker: (Pick<Person, 'label' | 'role'> & { isSure: boolean }) | null;
  owner: string | null;
  due: IsoDate | null;
  /** Null for a meeting that names other children alone: its title may name them. */
  meetingTitle: string | null;
  date: IsoDate;
};

/** A whole selection as plain data: what the folder for someone new is written from. */
export type BriefingSheet = {
  title: string;
  forWhom: string | null;
  shape: BriefingShape;
  initials: string;
  /** Catch-up: title and day of the meeting, or the day since which. */
  meeting: Pick<Meeting, 'title' | 'date'> | null;
  since: IsoDate | null;
  schoolYear: string | null;
  groups: {
    part: Pick<Goal, 'kind' | 'area' | 'text' | 'schoolYear' | 'howDone' | 'baseline' | 'target'> | null;
    clips: BriefingClip[];
  }[];
  /** The meetings whose sound is in it, newest first: those who were recorded there may be asked. */
  meetingIds: string[];
};
