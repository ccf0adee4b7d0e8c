import type {
  Ask,
  Briefing,
  Concern,
  Decision,
  Delivery,
  DisputeRequest,
  Evaluation,
  Goal,
  Meeting,
  Moment,
  Need,
  Passage,
  Person,
  PresentLevel,
  Progress,
  StatementPair,
  Student,
} from '../../shared/domain/index.ts';
import type {
  DocumentPageReads,
  DocumentPageWrites,
  DocumentReads,
  DocumentWrites,
  PassageReads,
} from './documents/index.ts';
import type {
  DraftReads,
  DraftWrites,
  EditReads,
  EditWrites,
  FormDraftReads,
  FormDraftWrites,
} from './edits/index.ts';
import type {
  CheckReads,
  CheckWrites,
  ConsentReads,
  ConsentWrites,
  CustodyReads,
  CustodyWrites,
  ExportReads,
  ExportWrites,
  MetaReads,
  MetaWrites,
  ShareReads,
  ShareWrites,
} from './log/index.ts';
import type {
  AskReads,
  AttendeeReads,
  AttendeeWrites,
  IncidentReads,
  IncidentWrites,
  MeetingReads,
  PersonReads,
  SessionReads,
  SessionWrites,
  StudentReads,
} from './meetings/index.ts';
import type {
  DisputeRequestReads,
  MomentReads,
  MomentVersionReads,
  MomentVersionWrites,
  SaidReads,
  StatementPairReads,
} from './moments/index.ts';
import type {
  BriefingReads,
  ConcernReads,
  DecisionReads,
  DeliveryReads,
  EvaluationReads,
  GoalReads,
  HeardReads,
  NeedReads,
  PresentLevelReads,
  ProgressReads,
  PromiseReads,
  QuestionReads,
} from './plan/index.ts';
import type {
  AlignmentReads,
  AlignmentWrites,
  ChildNoteReads,
  ChildNoteWrites,
  GapReads,
  GapWrites,
  PlaylistReads,
  PlaylistWrites,
  RecordingReads,
  RecordingWrites,
  SpeechReads,
  VoiceNoteReads,
  VoiceNoteWrites,
} from './recordings/index.ts';
import type { SearchReads } from './search/index.ts';
import type { ThingWrites } from './sqlite/index.ts';
import type {
  LineDraftReads,
  LineDraftWrites,
  LineVersionReads,
  LineVersionWrites,
  TranscriptLineReads,
  TranscriptLineWrites,
  TranscriptReads,
  TranscriptWrites,
} from './transcripts/index.ts';

export type * from './documents/index.ts';
export type * from './edits/index.ts';
export type * from './log/index.ts';
export type * from './meetings/index.ts';
export type * from './moments/index.ts';
export type * from './plan/index.ts';
export type * from './recordings/index.ts';
export type * from './search/index.ts';
export type { ThingReads, ThingWrites } from './sqlite/index.ts';
export type * from './transcripts/index.ts';

/*
 * The shapes of the index, one pair per table: what can be read, and what can be written; the pairs themselves are in
 * the rooms, in files called door.ts. A view-only path takes a ReadableIndex and so cannot write. Reads show only what has
 * not been taken out, unless they say otherwise.
 */

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
  readonly heard: HeardReads;
  readonly promises: PromiseReads;
  readonly questions: QuestionReads;
  readonly concerns: ConcernReads;
  readonly incidents: IncidentReads;
  readonly asks: AskReads;
  readonly evaluations: EvaluationReads;
  readonly needs: NeedReads;
  readonly levels: PresentLevelReads;
  readonly briefings: BriefingReads;
  readonly recordings: RecordingReads;
  readonly gaps: GapReads;
  readonly alignments: AlignmentReads;
  readonly playlists: PlaylistReads;
  readonly childNotes: ChildNoteReads;
  readonly moments: MomentReads;
  readonly momentVersions: MomentVersionReads;
  readonly documents: DocumentReads;
  readonly documentPages: DocumentPageReads;
  readonly passages: PassageReads;
  readonly edits: EditReads;
  readonly drafts: DraftReads;
  readonly formDrafts: FormDraftReads;
  readonly said: SaidReads;
  readonly disputeRequests: DisputeRequestReads;
  readonly statementPairs: StatementPairReads;
  readonly transcripts: TranscriptReads;
  readonly transcriptLines: TranscriptLineReads;
  readonly lineVersions: LineVersionReads;
  readonly lineDrafts: LineDraftReads;
  readonly custody: CustodyReads;
  readonly exports: ExportReads;
  readonly shares: ShareReads;
  readonly consents: ConsentReads;
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
  readonly concerns: ConcernReads & ThingWrites<Concern>;
  readonly incidents: IncidentReads & IncidentWrites;
  readonly asks: AskReads & ThingWrites<Ask>;
  readonly evaluations: EvaluationReads & ThingWrites<Evaluation>;
  readonly needs: NeedReads & ThingWrites<Need>;
  readonly levels: PresentLevelReads & ThingWrites<PresentLevel>;
  readonly briefings: BriefingReads & ThingWrites<Briefing>;
  readonly recordings: RecordingReads & RecordingWrites;
  readonly gaps: GapReads & GapWrites;
  readonly alignments: AlignmentReads & AlignmentWrites;
  readonly playlists: PlaylistReads & PlaylistWrites;
  readonly childNotes: ChildNoteReads & ChildNoteWrites;
  readonly moments: MomentReads & ThingWrites<Moment>;
  readonly momentVersions: MomentVersionReads & MomentVersionWrites;
  readonly documents: DocumentReads & DocumentWrites;
  readonly documentPages: DocumentPageReads & DocumentPageWrites;
  readonly passages: PassageReads & ThingWrites<Passage>;
  readonly edits: EditReads & EditWrites;
  readonly drafts: DraftReads & DraftWrites;
  readonly formDrafts: FormDraftReads & FormDraftWrites;
  readonly disputeRequests: DisputeRequestReads & ThingWrites<DisputeRequest>;
  readonly statementPairs: StatementPairReads & ThingWrites<StatementPair>;
  readonly transcripts: TranscriptReads & TranscriptWrites;
  readonly transcriptLines: TranscriptLineReads & TranscriptLineWrites;
  readonly lineVersions: LineVersionReads & LineVersionWrites;
  readonly lineDrafts: LineDraftReads & LineDraftWrites;
  readonly custody: CustodyReads & CustodyWrites;
  readonly exports: ExportReads & ExportWrites;
  readonly shares: ShareReads & ShareWrites;
  readonly consents: ConsentReads & ConsentWrites;
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
