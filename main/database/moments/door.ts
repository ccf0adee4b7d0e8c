import type { DisputeRequest, Meeting, Moment, StatementPair } from '../../../shared/domain/index.ts';
import type { IsoDate, UtcInstant } from '../../../shared/time/index.ts';
import type { ThingReads } from '../sqlite/index.ts';

/** The shapes of moments, and of what is said, written and disputed in them; the whole index is in ../door.ts. */

export type MomentReads = ThingReads<Moment> & {
  ofRecording(recordingId: string): Moment[];
  ofMeeting(meetingId: string): Moment[];
  ofGoal(goalId: string): Moment[];
  /** Also of a recording that was deleted for good: what stayed out because of them stays out of its copy. */
  everOfRecording(recordingId: string): Moment[];
  /** The private ones of these. */
  privateIn(recordingId: string): Moment[];
  /** The disputed ones. */
  quarrelsIn(recordingId: string): Moment[];
  /** Every part that is hard to hear again, in every recording, also in one that was deleted for good. */
  hardParts(): Moment[];
  /** Every moment, by meeting date, recording and time. */
  list(): Moment[];
};

export type MomentVersion = { at: UtcInstant; version: Moment };
export type MomentVersionReads = { ofMoment(momentId: string): MomentVersion[] };
export type MomentVersionWrites = { insert(version: MomentVersion): void };

/** Which meetings are asked about. An absent field asks for all; days are both included. */
export type SaidScope = {
  readonly meetingId?: string;
  readonly studentId?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Meetings that had a sitting on this day or later: one of several days may have begun before. */
  readonly sittingFrom?: IsoDate;
};

export type SaidReads = {
  /** The meetings of a scope, newest first: only what decides whether they are shown. */
  meetings(scope: SaidScope): MeetingAt[];
  /** The day of the first of those meetings; null when there is none. */
  firstDay(scope: SaidScope): IsoDate | null;
  /** Moments that belong into the table of said and written, or are tied to a decision; by recording and time. */
  moments(scope: SaidScope): MomentAt[];
  /** Moments that are disputed, by recording and time. */
  disputed(scope: SaidScope): MomentAt[];
};
export type MeetingAt = Pick<Meeting, 'id' | 'kind'>;
export type MomentAt = { meetingId: string; moment: Moment };

export type DisputeRequestReads = ThingReads<DisputeRequest> & {
  /** Oldest first. */
  ofMoment(momentId: string): DisputeRequest[];
  /** The moment as it is shown: its dispute with the status that can stand beside its requests (decision 231). */
  beside(moment: Moment): Moment;
  /** Of all moments that can be seen, oldest first. */
  list(): DisputeRequest[];
};

export type StatementPairReads = ThingReads<StatementPair> & {
  /** Pairs in which the moment is the first or the second. */
  ofMoment(momentId: string): StatementPair[];
  /** Pairs of which both moments can be seen, in the order in which they were made. */
  list(): StatementPair[];
};
