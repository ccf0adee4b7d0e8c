/** Create, unlock, lock and check an archive: keys, blobs, index and custody log as one. */
export { checkArchive } from './check.ts';
export { changePassphrase, confirmRecovery } from './keys.ts';
export { createArchive, openArchive, recoverArchive } from './open.ts';
export type { ArchivePlace, OnProgress, OpenArchive } from './types.ts';
