import type {
  Ask,
  Briefing,
  Concern,
  Decision,
  Delivery,
  DisputeRequest,
  DocumentPage,
  Evaluation,
  Goal,
  Incident,
  LineBatch,
  Meeting,
  Moment,
  Need,
  Paper,
  Passage,
  Person,
  Playlist,
  PresentLevel,
  Progress,
  StatementPair,
  Student,
  Transcript,
  TranscriptLine,
  VoiceNote,
} from '../../shared/domain/index.ts';
import type { CustodyLog } from '../custody/index.ts';
import type { EditSubject, Index } from '../database/index.ts';
import type { Clock, FileLayer } from '../platform/index.ts';
import type { BlobStore, Vault } from '../vault/index.ts';

/** An unlocked archive: everything a use case needs, and nothing global. */
export type OpenArchive = {
  /** The folder's name without `.keptword`. */
  readonly name: string;
  readonly folder: string;
  readonly vault: Vault;
  readonly blobs: BlobStore;
  readonly index: Index;
  readonly custody: CustodyLog;
  readonly clock: Clock;
  readonly files: FileLayer;
  /** True when the folder cannot be written: looking and exporting work, nothing is kept. */
  readonly readOnly: boolean;
  /** True when that is so because the disk was full: with some room it opens for writing again. */
  readonly diskFull: boolean;
  /** Closes the index (its journal is folded in), overwrites the keys, releases the lock. Twice is fine. */
  close(): Promise<void>;
};

export type ArchivePlace = {
  /** Absolute path of `Name.keptword`. */
  readonly folder: string;
  readonly files: FileLayer;
  readonly clock: Clock;
};

/** Progress of a long work over the archive: bytes done of bytes in all. */
export type OnProgress = (progress: { done: number; total: number; item: string | null }) => void;

/** The things that undo knows. */
type Things = {
  moment: Moment;
  goal: Goal;
  decision: Decision;
  meeting: Meeting;
  person: Person;
  student: Student;
  progress: Progress;
  delivery: Delivery;
  'dispute-request': DisputeRequest;
  'statement-pair': StatementPair;
  concern: Concern;
  incident: Incident;
  ask: Ask;
  evaluation: Evaluation;
  need: Need;
  level: PresentLevel;
  document: Paper;
  /** The text of one page of a document. */
  page: DocumentPage;
  passage: Passage;
  transcript: Transcript;
  line: TranscriptLine;
  /** Speaker and check of many lines at once. */
  lines: LineBatch;
  'voice-note': VoiceNote;
  playlist: Playlist;
  briefing: Briefing;
};

/** One change to one thing. `before` null: it was not there; `after` null: it is taken out. */
export type Change<What extends EditSubject = EditSubject> = {
  [W in What]: { what: W; before: Things[W] | null; after: Things[W] | null };
}[What];
