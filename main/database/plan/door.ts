import type {
  Briefing,
  Concern,
  Decision,
  Delivery,
  Evaluation,
  Goal,
  Need,
  PresentLevel,
  Progress,
} from '../../../shared/domain/index.ts';
import type { IsoDate } from '../../../shared/time/index.ts';
import type { MomentAt } from '../moments/index.ts';
import type { ThingReads } from '../sqlite/index.ts';

/** The shapes of goals, of what was promised, decided and done, and of what they rest on; the whole index is in ../door.ts. */

export type GoalCounts = { moments: number; disputed: number };
export type GoalReads = ThingReads<Goal> & {
  list(studentId: string | null): (Goal & GoalCounts)[];
  /** Whose it is, also when it was taken out; null: there was none. */
  ownerOf(id: string): string | null;
  /** Whose goal a decision is about, also when either was taken out; null: it is about none. */
  ownerOfDecision(decisionId: string): string | null;
};

/** Entries of goals that were taken out are not seen. */
export type ProgressReads = ThingReads<Progress> & {
  /** Oldest day first. */
  ofGoal(goalId: string): Progress[];
  newestOf(goalId: string): Progress | null;
  list(): Progress[];
};

export type DeliveryReads = ThingReads<Delivery> & {
  /** Oldest day first. */
  ofMoment(id: string): Delivery[];
  ofDecision(id: string): Delivery[];
  list(): Delivery[];
};

/** Null: of every child. */
export type OfChild = { studentId: string | null };
export type PromiseRow = { kind: 'moment' | 'decision'; id: string };

/** Which things are promises, or belong to a goal or an agenda: their ids only. */
export type PromiseReads = {
  /** Promises and decisions, the newest meeting first. */
  list(page: OfChild & { limit: number; offset: number }): PromiseRow[];
  /** Those whose day is not after `until` and whose newest entry does not say done, the earliest first; at most 500. */
  due(of: OfChild & { until: IsoDate }): PromiseRow[];
  /** Moments since a day that may belong on an agenda; private ones never. */
  openMoments(of: OfChild & { since: IsoDate }): string[];
  /** Where a decision was said: the decision itself first, then the rest in the order of the sound. */
  momentsOfDecision(decisionId: string): string[];
  decisionsOfGoal(goalId: string): string[];
};

/** A moment's id for what has no place in sound of its own; private moments never; null: nothing is tied to it. */
export type HeardReads = {
  /** Where a decision is first heard. */
  firstOfDecision(decisionId: string): string | null;
  /** When a goal, service or accommodation was last spoken of, over all its years. */
  newestOfGoal(goalId: string): string | null;
};

/** Questions that were asked, each with its meeting. */
export type QuestionReads = { list(of: OfChild): MomentAt[] };

export type ConcernReads = ThingReads<Concern> & {
  /** In the order in which they were written. */
  ofMeeting(meetingId: string): Concern[];
  /** The newest meeting first. */
  list(of: OfChild): Concern[];
  /** Those that came of one note of a child, the earliest meeting first. */
  ofChildNote(id: string): Concern[];
  /** The same concern in a later meeting, if it was taken over. */
  carriedTo(id: string): Concern | null;
  /** Moments in which it was raised, in the order of the sound: their ids. */
  raisedIn(id: string): string[];
};

export type DecisionReads = ThingReads<Decision> & {
  /** Also one that was taken out. */
  evenTakenOut(id: string): Decision | null;
  ofMeeting(meetingId: string): Decision[];
  list(): Decision[];
};

export type EvaluationReads = ThingReads<Evaluation> & {
  /** The newest report first; those without a day last. */
  list(of: OfChild): Evaluation[];
};

/** A need is read and written whole, with what it is tied to; its links may name what was taken out since. */
export type NeedReads = ThingReads<Need> & {
  /** In the order in which they were written. */
  list(of: OfChild): Need[];
};

export type PresentLevelReads = ThingReads<PresentLevel> & {
  /** The newest day first. */
  list(of: OfChild): PresentLevel[];
};

/** A selection for someone new is read and written whole; it may name what was taken out since. */
export type BriefingReads = ThingReads<Briefing> & {
  /** Newest first. */
  list(of: OfChild): Briefing[];
};
