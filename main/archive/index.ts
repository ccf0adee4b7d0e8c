/** Create, unlock, lock and check an archive: keys, blobs, index and custody log as one; and every change to a thing. */
export { actionOf, applyChange, commitChange, commitTogether } from './change.ts';
export { checkArchive } from './check.ts';
export {
  inMs,
  isDamage,
  type MissingSound,
  missingIn,
  openDamagedCopy,
  spansInWords,
} from './damaged-copy.ts';
export { openCopy, openNote, type SoundSource } from './healing.ts';
export { isAboutPrivate, isOfOtherChild } from './kept-concern.ts';
export { changePassphrase, confirmRecovery } from './keys.ts';
export { type Mended, mendArchive } from './mend.ts';
export { oldCopies, removeOldCopies } from './old-copies.ts';
export { createArchive, openArchive, recoverArchive } from './open.ts';
export { found, parsed, whyRefused } from './refuse.ts';
export { type ListFrom, openWithRestoredList } from './restore-list.ts';
export { unlistedFiles } from './sealed-things.ts';
export type { ArchivePlace, Change, OnProgress, OpenArchive } from './types.ts';
