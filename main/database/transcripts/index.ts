/** Transcripts, their lines and the versions of each line. */
export type * from './door.ts';
export { lineDraftReads, lineDraftWrites, lineVersionReads, lineVersionWrites } from './line-versions.ts';
export { transcriptLineReads, transcriptLineWrites } from './transcript-lines.ts';
export { transcriptReads, transcriptWrites } from './transcripts.ts';
