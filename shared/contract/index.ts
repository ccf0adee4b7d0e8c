/** Everything that crosses between the renderer and main: calls, events, errors. Nothing else does. */
export { doctorReport, type DoctorReport, settings, type Settings } from './app.ts';
export { archiveState, type ArchiveState, integrityReport, type IntegrityReport, type JobProgress, jobProgress } from './archive.ts';
export type { Call, Event } from './call.ts';
export { type Answer, type Contract, contract, type Events, events, type Feature, type Handlers, type KeptwordApi } from './contract.ts';
export { type ErrorCode, errorCode, ERROR_CODES, KeptwordError, type WireError, wireError } from './errors.ts';
export type { BundlePreview, ExportReceipt } from './evidence.ts';
export type { GoalSummary, MeetingSummary } from './meetings.ts';
export { type ImportResult, type PickedFile, pickedFile } from './recordings.ts';
export type { SearchHit, UndoStep } from './review.ts';
