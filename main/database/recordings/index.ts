/** Recordings, the stretches that they miss, and what is made of or put on their sound. */
export { type AlignmentReads, type AlignmentWrites, alignmentReads, alignmentWrites } from './alignments.ts';
export {
  type ChildNoteReads,
  type ChildNoteWrites,
  childNoteReads,
  childNoteWrites,
} from './child-notes.ts';
export type * from './door.ts';
export { gapReads, gapWrites } from './gaps.ts';
export { type PlaylistReads, type PlaylistWrites, playlistReads, playlistWrites } from './playlists.ts';
export { recordingReads, recordingWrites } from './recordings.ts';
export { speechReads } from './speech.ts';
export type * from './voice-door.ts';
export { voiceNoteReads, voiceNoteWrites } from './voice-notes.ts';
