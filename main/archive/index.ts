/** Create, unlock, lock and check an archive: keys, blobs, index and custody log as one. */
export type { ArchivePlace, OnProgress, OpenArchive } from './types.ts';
