import type { IntegrityReport } from '../../shared/contract/index.ts';
import type {
  Attendee,
  CustodyEntry,
  Decision,
  Delivery,
  DisputeRequest,
  Gap,
  Goal,
  Meeting,
  Moment,
  Passage,
  Person,
  Progress,
  Recording,
  Session,
  StatementPair,
  Student,
  Term,
} from '../../shared/domain/index.ts';
import type { IsoDate, UtcInstant } from '../../shared/time/index.ts';
import type { AlignmentReads, AlignmentWrites } from './alignments.ts';
import type {
  DocumentPageReads,
  DocumentPageWrites,
  DocumentReads,
  DocumentWrites,
  PassageReads,
} from './documents-door.ts';
import type { DeliveryReads, ProgressReads, PromiseReads } from './goals-door.ts';
import type { PlaylistReads, PlaylistWrites } from './playlists.ts';
import type { DisputeRequestReads, SaidReads, StatementPairReads } from './said-door.ts';
import type { SearchReads } from './search-door.ts';
import type {
  LineDraftReads,
  LineDraftWrites,
  LineVersionReads,
  LineVersionWrites,
  TranscriptLineReads,
  TranscriptLineWrites,
  TranscriptReads,
  TranscriptWrites,
} from './transcripts-door.ts';
import type { SpeechReads, VoiceNoteReads, VoiceNoteWrites } from './voice-door.ts';

export type * from './documents-door.ts';
export type * from './goals-door.ts';
export type * from './search-door.ts';

/*
 * The shapes of the index, one pair per table: what can be read, and what can be written. A view-only path takes a
 * ReadableIndex and so cannot write. Reads show only what has not been taken out, unless they say otherwise.
 */

/** A thing the parent adds, changes, takes out and brings back. */
export type ThingReads<T> = {
  /** Null when there is none, or when it was taken out. */
  get(id: string): T | null;
};
export type ThingWrites<T> = {
  /** True also when it was taken out: then it is brought back and not added again. */
  exists(id: string): boolean;
  insert(thing: T): void;
  /** Writes every field of a thing that exists. */
  replace(thing: T): void;
  /** Takes it out (an instant) or brings it back (null). The row itself stays, so that undo works. */
  setDeleted(id: string, at: UtcInstant | null): void;
};

export type StudentReads = ThingReads<Student> & { list(): Student[] };
export type PersonReads = ThingReads<Person> & { list(): Person[] };

/** A meeting with what its row in a list shows. Counts leave out what was taken out. */
export type MeetingCounts = {
  recordings: number;
  moments: number;
  disputed: number;
  durationMs: number;
};
export type MeetingReads = ThingReads<Meeting> & {
  /** Newest date first; `offset` rows are skipped. Of one year, or with these words, when given. */
  list(page: {
    limit: number;
    offset: number;
    year?: string | null;
    terms?: readonly Term[];
  }): (Meeting & MeetingCounts)[];
  /** Newest first. */
  years(terms: readonly Term[]): { year: string; count: number }[];
  summary(id: string): (Meeting & MeetingCounts) | null;
  count(): number;
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

export type GoalCounts = { moments: number; disputed: number };
export type GoalReads = ThingReads<Goal> & { list(studentId: string | null): (Goal & GoalCounts)[] };

export type DecisionReads = ThingReads<Decision> & {
  ofMeeting(meetingId: string): Decision[];
  list(): Decision[];
};

/** Where the bytes of a recording lie. The original never changes; the others can be made again from it. */
export type RecordingBlobs = {
  originalBlobId: string;
  playbackBlobId: string;
  peaksBlobId: string;
  /** Same packets in a form that streams, when the original's index is at its end; usually null. */
  streamBlobId: string | null;
};
export type NewRecording = Recording & RecordingBlobs;

export type RecordingReads = ThingReads<Recording> & {
  ofMeeting(meetingId: string): Recording[];
  list(): Recording[];
  /** The live recording with these bytes (lower-case hex SHA-256), if any. */
  findByHash(sha256: string): Recording | null;
  /** 1 for the first. A number is never used twice in a meeting, even after a deletion. */
  nextOrdinal(meetingId: string): number;
  blobsOf(id: string): RecordingBlobs | null;
  /** Blob ids of every live recording: what must be in the blob store. */
  blobIds(): string[];
  /** Where listening stopped, whole milliseconds; 0 at first. */
  place(id: string): number;
  /** Also recordings that were deleted: the tombstones, for the integrity check. */
  everImported(): { id: string; sha256: string; deletedAt: UtcInstant | null }[];
  /** Blobs of deleted recordings: a crash may have come between the commit and their removal. */
  deletedBlobIds(): string[];
};
export type RecordingWrites = {
  insert(recording: NewRecording): void;
  /** Writes what the parent may say of it; the rest of the row is immutable (a trigger refuses). */
  describe(recording: Recording): void;
  keepPlace(id: string, atMs: number): void;
  /**
   * Leaves a tombstone: hash, name and times stay, the recording and its moments vanish from every list and from
   * search, their drafts and undo steps are forgotten. The caller removes the blobs after the commit.
   */
  remove(id: string, at: UtcInstant): void;
};

export type GapReads = {
  /** Missing stretches of a recording, in the order of its sound. */
  ofRecording(recordingId: string): Gap[];
  /** Of every live recording. */
  list(): Gap[];
};
/** A gap is noted once and never changed: a trigger refuses. */
export type GapWrites = { insert(gap: Gap): void };

export type MomentReads = ThingReads<Moment> & {
  ofRecording(recordingId: string): Moment[];
  ofMeeting(meetingId: string): Moment[];
  ofGoal(goalId: string): Moment[];
  /** Every moment, by meeting date, recording and time. */
  list(): Moment[];
};

export type MomentVersion = { at: UtcInstant; version: Moment };
export type MomentVersionReads = { ofMoment(momentId: string): MomentVersion[] };
export type MomentVersionWrites = { insert(version: MomentVersion): void };

export const EDIT_SUBJECTS = [
  'moment',
  'goal',
  'decision',
  'meeting',
  'person',
  'student',
  'progress',
  'delivery',
  'dispute-request',
  'statement-pair',
  'document',
  'page',
  'passage',
  'transcript',
  'line',
  'lines',
  'voice-note',
  'playlist',
] as const;
export type EditSubject = (typeof EDIT_SUBJECTS)[number];
/** One step that undo can take back. `before` null: it was added; `after` null: it was taken out. */
export type Edit = {
  at: UtcInstant;
  what: EditSubject;
  subject: string;
  label: string;
  before: unknown;
  after: unknown;
  /** Taken back and made again together with the step before it. */
  joined?: boolean;
};
export type StoredEdit = Edit & { no: number };
export type EditReads = {
  /** The step that undo would take back, or null. */
  undoable(): StoredEdit | null;
  /** The step that redo would make again, or null. */
  redoable(): StoredEdit | null;
  /** The step with this number, done or undone. */
  numbered(no: number): StoredEdit | null;
};
export type EditWrites = {
  /** Adds a step; steps that were undone before it can no longer be made again. Keeps the newest 1,000. */
  push(edit: Edit): void;
  setUndone(no: number, undone: boolean): void;
};

export const DRAFT_FIELDS = ['text', 'claim', 'reason'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type Draft = { momentId: string; field: DraftField; text: string };
export type DraftReads = { ofRecording(recordingId: string): Draft[] };
export type DraftWrites = {
  save(draft: Draft, at: UtcInstant): void;
  forget(momentId: string, field: DraftField): void;
};

export type CustodyHead = { seq: number; hash: string };
export type CustodyReads = {
  /** What the index remembers as the newest entry, kept apart from the entries themselves; null before the first. */
  head(): CustodyHead | null;
  count(): number;
  /** In order. `from` and `to` are entry numbers, both included. */
  entries(range?: { from?: number; to?: number }): CustodyEntry[];
  /** Newest first, below entry number `before` (null: from the newest). */
  newest(page: { limit: number; before: number | null }): CustodyEntry[];
  ofSubject(subject: string): CustodyEntry[];
};
export type CustodyWrites = { append(entry: CustodyEntry): void };

/** A bundle that was made. */
export type ExportRecord = {
  id: string;
  at: UtcInstant;
  name: string;
  meetingId: string;
  manifestHash: string;
  clips: number;
  files: number;
  bytes: number;
};
export type ExportReads = { list(): ExportRecord[] };
export type ExportWrites = { insert(record: ExportRecord): void };

export type CheckReads = { last(): IntegrityReport | null };
export type CheckWrites = { insert(report: IntegrityReport): void };

export type MetaReads = { get(key: string): string | null };
export type MetaWrites = { set(key: string, value: string): void };

export type ReadableIndex = {
  readonly students: StudentReads;
  readonly people: PersonReads;
  readonly meetings: MeetingReads;
  readonly sessions: SessionReads;
  readonly attendees: AttendeeReads;
  readonly goals: GoalReads;
  readonly decisions: DecisionReads;
  readonly progress: ProgressReads;
  readonly deliveries: DeliveryReads;
  readonly promises: PromiseReads;
  readonly recordings: RecordingReads;
  readonly gaps: GapReads;
  readonly alignments: AlignmentReads;
  readonly playlists: PlaylistReads;
  readonly moments: MomentReads;
  readonly momentVersions: MomentVersionReads;
  readonly documents: DocumentReads;
  readonly documentPages: DocumentPageReads;
  readonly passages: PassageReads;
  readonly edits: EditReads;
  readonly drafts: DraftReads;
  readonly said: SaidReads;
  readonly disputeRequests: DisputeRequestReads;
  readonly statementPairs: StatementPairReads;
  readonly transcripts: TranscriptReads;
  readonly transcriptLines: TranscriptLineReads;
  readonly lineVersions: LineVersionReads;
  readonly lineDrafts: LineDraftReads;
  readonly custody: CustodyReads;
  readonly exports: ExportReads;
  readonly checks: CheckReads;
  readonly meta: MetaReads;
  readonly voiceNotes: VoiceNoteReads;
  readonly speech: SpeechReads;
  readonly search: SearchReads;
};

export type Index = ReadableIndex & {
  readonly students: StudentReads & ThingWrites<Student>;
  readonly people: PersonReads & ThingWrites<Person>;
  readonly meetings: MeetingReads & ThingWrites<Meeting>;
  readonly sessions: SessionReads & SessionWrites;
  readonly attendees: AttendeeReads & AttendeeWrites;
  readonly goals: GoalReads & ThingWrites<Goal>;
  readonly decisions: DecisionReads & ThingWrites<Decision>;
  readonly progress: ProgressReads & ThingWrites<Progress>;
  readonly deliveries: DeliveryReads & ThingWrites<Delivery>;
  readonly recordings: RecordingReads & RecordingWrites;
  readonly gaps: GapReads & GapWrites;
  readonly alignments: AlignmentReads & AlignmentWrites;
  readonly playlists: PlaylistReads & PlaylistWrites;
  readonly moments: MomentReads & ThingWrites<Moment>;
  readonly momentVersions: MomentVersionReads & MomentVersionWrites;
  readonly documents: DocumentReads & DocumentWrites;
  readonly documentPages: DocumentPageReads & DocumentPageWrites;
  readonly passages: PassageReads & ThingWrites<Passage>;
  readonly edits: EditReads & EditWrites;
  readonly drafts: DraftReads & DraftWrites;
  readonly disputeRequests: DisputeRequestReads & ThingWrites<DisputeRequest>;
  readonly statementPairs: StatementPairReads & ThingWrites<StatementPair>;
  readonly transcripts: TranscriptReads & TranscriptWrites;
  readonly transcriptLines: TranscriptLineReads & TranscriptLineWrites;
  readonly lineVersions: LineVersionReads & LineVersionWrites;
  readonly lineDrafts: LineDraftReads & LineDraftWrites;
  readonly custody: CustodyReads & CustodyWrites;
  readonly exports: ExportReads & ExportWrites;
  readonly checks: CheckReads & CheckWrites;
  readonly meta: MetaReads & MetaWrites;
  readonly voiceNotes: VoiceNoteReads & VoiceNoteWrites;
  readonly readOnly: boolean;
  /** All of `work` or nothing of it. `work` must not be async. Nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  /** SQLite's own `integrity_check`: at most ten lines of complaint, none when all is well. */
  integrity(): string[];
  /** The settings in force, as asserted after opening. */
  pragmas(): Record<string, string>;
  /** True when anything was written since it was opened. */
  changed(): boolean;
  /** Writes an encrypted copy (same key) to a file that does not exist yet, and checks that it opens. */
  copyTo(file: string): void;
  /** Folds the journal into the file, so that a copied folder is complete, and closes. */
  close(): void;
};
