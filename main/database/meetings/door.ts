import type {
  Attendee,
  DayReading,
  Meeting,
  MeetingName,
  MeetingsOffered,
  Person,
  Session,
  Student,
  Term,
} from '../../../shared/domain/index.ts';
import type { IsoDate } from '../../../shared/time/index.ts';
import type { ThingReads } from '../sqlite/index.ts';

/** The shapes of meetings and of the people in them; the whole index is in ../door.ts. */

export type StudentReads = ThingReads<Student> & { list(): Student[] };
export type PersonReads = ThingReads<Person> & { list(): Person[] };

/** A meeting with what its row in a list shows. Counts leave out what was taken out. */
export type MeetingCounts = {
  recordings: number;
  moments: number;
  disputed: number;
  durationMs: number;
};
/** Which meetings: between two days, both included; with all these words; of one child, which those are too that name none. */
export type MeetingsWanted = {
  id?: string | null;
  days?: { from: IsoDate; to: IsoDate } | null;
  terms?: readonly Term[];
  /** Or, instead of `terms`: on one of these days, with all these words. */
  onDay?: { readings: readonly DayReading[]; terms: readonly Term[] } | null;
  studentId?: string | null;
  offered?: MeetingsOffered;
};
export type MeetingReads = ThingReads<Meeting> & {
  /** Newest date first; `offset` rows are skipped. */
  list(page: MeetingsWanted & { limit: number; offset: number }): (Meeting & MeetingCounts)[];
  /** How many in each month (`2026-10`) that has any, newest first. */
  months(wanted: Omit<MeetingsWanted, 'days'>): { month: string; count: number }[];
  summary(id: string): (Meeting & MeetingCounts) | null;
  /** True when no child of the meeting was in an earlier one; where no child is named, when no meeting is earlier. */
  isFirst(id: string): boolean;
  /** As much as a choice shows, newest date first. */
  names(wanted: MeetingsWanted & { limit: number }): MeetingName[];
  count(wanted?: MeetingsWanted): number;
};

export type SessionReads = {
  ofMeeting(meetingId: string): Session[];
  nextOrdinal(meetingId: string): number;
};
export type SessionWrites = { insert(session: Session): void; setDate(id: string, date: IsoDate): void };

export type AttendeeReads = { ofMeeting(meetingId: string): Attendee[] };
export type AttendeeWrites = {
  set(attendee: Attendee): void;
  remove(meetingId: string, personId: string): void;
};
