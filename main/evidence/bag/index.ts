/** How a bundle comes onto the disk: a hidden folder, the received files and the clips in it, and the ZIP. */
export { refuseIfCancelled } from './copy.ts';
export { freeName, inOutFolder, refuseInArchive } from './out-folder.ts';
export type { ExportOptions, ExportProgress } from './progress.ts';
export { sum, writeReceived } from './received.ts';
export { cutClips, type SoundOf } from './sound.ts';
export { openStaging, removeTree, type Staging, sweepLeftOvers } from './staging.ts';
export { packZip } from './zip.ts';
