/** Commands about recordings, and what is made from their sound. */
export { alignCommand } from './align.ts';
export { extractCommand } from './extract.ts';
export { importCommand } from './import.ts';
export { playlistCommand } from './playlist.ts';
export { recordCommand } from './record.ts';
export { recoverCaptureCommand } from './recover-capture.ts';
export { transcriptCommand } from './transcript.ts';
