import { daysFrom, type IsoDate } from '../time/index.ts';
import type { Paper } from './document.ts';

/*
 * Which paper a promise is held against, and when a newer version has taken that paper's place
 * (docs/decisions/115-which-paper.md).
 */

/** What these rules need to know of a document. */
export type PlanFacts = Pick<
  Paper,
  'id' | 'kind' | 'title' | 'date' | 'receivedOn' | 'status' | 'meetingId' | 'studentId' | 'createdAt'
>;

/** A plan is looked at again at least once a year: 34 CFR 300.324(b)(1)(i). */
const DAYS_OF_A_PLAN = 366;

/** The papers that are rewritten. A notice or a letter stays what it was; no later one takes its place. */
function isPlan({ kind }: Pick<PlanFacts, 'kind'>): boolean {
  return kind === 'iep' || kind === '504-plan' || kind === 'draft';
}

/** A draft that was signed after all is a draft no longer (D85). */
export function isDraft({ kind, status }: Pick<PlanFacts, 'kind' | 'status'>): boolean {
  return status === 'draft-given' || (kind === 'draft' && status !== 'signed');
}

/** The plan that a meeting's promises are held against: the newest of that meeting, else the child's next one. */
export function planFor<P extends PlanFacts>(
  meeting: { id: string; date: IsoDate; studentIds: readonly string[] },
  papers: readonly P[],
): P | null {
  const plans = papers.filter(isPlan);
  const ofMeeting = plans.filter((one) => one.meetingId === meeting.id);
  const ofChild = plans.filter(
    (one) =>
      one.meetingId === null &&
      one.studentId !== null &&
      meeting.studentIds.includes(one.studentId) &&
      withinAYear(meeting.date, dayOf(one)),
  );
  return newest(ofMeeting.length > 0 ? ofMeeting : ofChild);
}

/**
 * The newer version that has taken a paper's place, or null. A later version for the same meeting does; of a draft also
 * the child's next plan within a year. A draft never takes the place of a plan that is final.
 */
export function replacementOf<P extends PlanFacts>(paper: P, papers: readonly P[]): P | null {
  if (!isPlan(paper)) return null;
  return newest(
    papers
      .filter((one) => one.id !== paper.id && isPlan(one) && sameFamily(paper, one))
      .filter((one) => isDraft(paper) || !isDraft(one))
      .filter((one) => sameMeeting(paper, one) || isNextOf(paper, one))
      .filter((one) => versionOrder(one, paper) > 0),
  );
}

function newest<P extends PlanFacts>(papers: readonly P[]): P | null {
  return papers.toSorted((a, b) => versionOrder(b, a))[0] ?? null;
}

/** An IEP does not take the place of a 504 plan. What was filed only as a draft may be of either. */
function sameFamily(a: PlanFacts, b: PlanFacts): boolean {
  return a.kind === b.kind || a.kind === 'draft' || b.kind === 'draft';
}

function sameMeeting(a: PlanFacts, b: PlanFacts): boolean {
  return a.meetingId !== null && a.meetingId === b.meetingId;
}

function isNextOf(draft: PlanFacts, next: PlanFacts): boolean {
  const sameChild = draft.studentId !== null && draft.studentId === next.studentId;
  return isDraft(draft) && sameChild && withinAYear(dayOf(draft), dayOf(next));
}

/** By day; on one day the draft before the final; then by when it came into the archive. */
function versionOrder(a: PlanFacts, b: PlanFacts): number {
  const key = (one: PlanFacts) => `${dayOf(one)} ${isDraft(one) ? 0 : 1} ${one.createdAt} ${one.id}`;
  const [first, second] = [key(a), key(b)];
  return first < second ? -1 : Number(first > second);
}

/** The day that the paper bears, else the day it was handed over, else the day it was attached. */
function dayOf({ date, receivedOn, createdAt }: PlanFacts): IsoDate {
  return date ?? receivedOn ?? createdAt.slice(0, 10);
}

function withinAYear(from: IsoDate, to: IsoDate): boolean {
  const days = daysFrom(from, to);
  return days >= 0 && days <= DAYS_OF_A_PLAN;
}
