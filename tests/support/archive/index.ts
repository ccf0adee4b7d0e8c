/** Real archives, indices and things for the tests of the rooms that stand on them. */
export { laidBeside, newArchive, sealedRecording, someMeeting, type TestArchive } from './archives.ts';
export { type SettableClock, settableClock } from './clock.ts';
export { freshArchive } from './copied.ts';
export { foundIn, meetingWithRecording, newIndex, type TestIndex } from './indices.ts';
export { rawIndex, withoutGuards } from './raw.ts';
export { CHUNKS, spoilChunk } from './spoil.ts';
export { aMeeting, aMoment, aRecording } from './things.ts';
