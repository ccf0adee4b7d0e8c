/** Files, paths, clock, log and the settings of this computer: what everything else stands on. */
export { type Clock, systemClock } from './clock.ts';
export { archiveReadOnly, cancelled, failureOf, refuseCancelled } from './failure.ts';
export { fileError, placeRefused, systemCode } from './file-errors.ts';
export type { FileFacts, FileLayer, FilePrimitives, OpenFile, OpenMode } from './files.ts';
export { giveBack } from './give-back.ts';
export { fileLayer } from './layer.ts';
export { localDay } from './local-day.ts';
export { createLog, type Log, type LogFacts } from './log.ts';
export { inside, liesIn } from './paths.ts';
export { archiveName, openProfile, type Profile, type RecentArchive } from './profile.ts';
export { READING, realFiles } from './real-files.ts';
export { runThread, type ThreadLimits } from './thread.ts';
