/** Everything that crosses between the renderer and main: calls, events, errors. Nothing else does. */
export type { AlignmentResult } from './alignment.ts';
export { type DoctorReport, doctorReport, type Settings, settings } from './app.ts';
export {
  type ArchiveState,
  archiveState,
  type FoundRecordings,
  type IntegrityReport,
  integrityReport,
  type JobProgress,
  jobProgress,
  type OldCopy,
  oldCopy,
} from './archive.ts';
export type { AskThreadView } from './asks.ts';
export type {
  BriefingEntry,
  BriefingGroup,
  BriefingReceipt,
  BriefingSummary,
  BriefingView,
} from './briefings.ts';
export type { Call, Event } from './call.ts';
export {
  type AnnouncedAnswer,
  type AnnouncementCard,
  announcementCard,
  CAPTURE_MARKS,
  CAPTURE_WARNINGS,
  type CapturedMark,
  type CaptureMark,
  type CaptureState,
  type CaptureWarning,
  type CaptureWarningKind,
  capturedMark,
  captureMark,
  captureState,
  type NoteDraft,
} from './capture-state.ts';
export type { ChildNoteView, OwnNotes } from './child-notes.ts';
export type { ConcernView } from './concerns.ts';
export {
  type Answer,
  type Contract,
  contract,
  type Events,
  events,
  type Feature,
  type Handlers,
  type KeptwordApi,
} from './contract.ts';
export type { DisputeView, PairView, SaidAt } from './disputes.ts';
export {
  type AttachResult,
  DOCUMENT_PIECE,
  type DocumentComparison,
  type DocumentSummary,
  type TiedPassage,
} from './documents.ts';
export type { BegunView } from './drafts.ts';
export {
  ERROR_CODES,
  type ErrorCode,
  errorCode,
  KeptwordError,
  type WireError,
  wireError,
} from './errors.ts';
export type { BundlePreview, ExportReceipt, LeftOut } from './evidence.ts';
export type { DueList } from './goals.ts';
export type { IncidentView } from './incidents.ts';
export type { InterruptedCapture, RecoverableCapture, UnreadableCapture } from './interrupted.ts';
export type { GoalSummary, MeetingSummary } from './meetings.ts';
export {
  type CaptureDevice,
  type CaptureDevices,
  type CaptureLevel,
  type CaptureSourceKind,
  type CaptureSourceReason,
  captureSourceKind,
  LEVEL_WORDS,
} from './microphones.ts';
export type { EvaluationView, NeedView, PresentLevelView } from './needs.ts';
export type { Candidate, ChildView, MomentWithPlace, PlaylistSummary, PlaylistView } from './playlists.ts';
export type { QuestionView } from './questions.ts';
export { type ImportResult, type PickedFile, pickedFile } from './recordings.ts';
export type { UndoStep } from './review.ts';
export type { FoundIn, FoundSound, HeardAt, SearchGroup, SearchHit, SoundHit } from './search.ts';
export type { ConsentView } from './sharing.ts';
export type { ImportedTranscript, TranscriptSummary } from './transcripts.ts';
export type {
  PaperFacts,
  SaidScope,
  Spoken,
  TableMeeting,
  WrittenRow,
  WrittenTable,
} from './written.ts';
