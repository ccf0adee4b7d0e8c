import type { LeftOut } from '../../../shared/contract/index.ts';
import type {
  Ask,
  Attendee,
  Concern,
  Decision,
  Delivery,
  DisputeRequest,
  Goal,
  Incident,
  Meeting,
  Moment,
  Paper,
  Passage,
  Person,
  Progress,
  Recording,
  Session,
  StatementPair,
  Student,
  Transcript,
} from '../../../shared/domain/index.ts';

/** Everything that the archive knows about one meeting. */
export type CaseFile = {
  meeting: Meeting;
  students: Student[];
  sessions: Session[];
  people: Person[];
  attendees: Attendee[];
  recordings: Recording[];
  transcripts: KnownTranscript[];
  moments: Moment[];
  goals: Goal[];
  decisions: Decision[];
  /** The papers that moments and decisions name, also those that were taken out of the archive since. */
  papers: NamedPaper[];
  /** Places in these papers that a moment or a decision is tied to. */
  passages: Passage[];
  requests: DisputeRequest[];
  pairs: StatementPair[];
  /** What was reported about the goals. */
  progress: Progress[];
  /** What came of the promises and decisions. */
  deliveries: Delivery[];
  /** Moments, of any meeting, that answer a question of this one and can still be heard: their ids. */
  answers: ReadonlySet<string>;
  concerns: KnownConcern[];
  /** Notes of what happened, without sound, that may go with this meeting; oldest first. */
  notes: KnownNote[];
  /** What the school was asked for about this meeting or its children, thread by thread. */
  asks: Ask[];
};
/** What the parent meant to raise, with the moments in which she did; `private` when one of those, or what it is about, is. */
export type KnownConcern = Concern & { raisedIn: string[]; private: boolean };
/** With the number of its lines, of those checked by ear, and whether typed words wait to become lines. */
export type KnownTranscript = Transcript & { lines: number; checked: number; unsettled: boolean };
/**
 * `kept` is false for one that was taken out: its name is known, its pages stay at home. `locked`: it opens with a
 * password, which stays in the archive.
 */
export type NamedPaper = Paper & { kept: boolean; locked: boolean };

/** A chosen moment with its number in the bundle (`P-01`). */
export type Exhibit = { exhibit: string; moment: Moment; recording: Recording };
/** What goes into a bundle. `leftOut` stays with the parent and is never written into it. */
export type Chosen = {
  exhibits: Exhibit[];
  recordings: Recording[];
  goals: Goal[];
  decisions: Decision[];
  /** In order of the day that they bear; those without a day come last. */
  papers: NamedPaper[];
  /** In order of their recordings, then as they came. */
  transcripts: Transcript[];
  progress: Progress[];
  deliveries: Delivery[];
  concerns: KnownConcern[];
  /** Oldest first. */
  notes: ChosenNote[];
  asks: Ask[];
  leftOut: LeftOut[];
};

/** A note of what happened, with what it names; `confidential`: of a mediation, or of a meeting that was taken out. */
export type KnownNote = Incident & {
  confidential: boolean;
  student: string | null;
  /** Title and day. */
  meeting: string | null;
  goal: string | null;
};
/** A chosen note with its name in the bundle. */
export type ChosenNote = { code: string; note: KnownNote };
