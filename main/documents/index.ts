/** Documents: attaching, reading, describing, comparing and deleting them; passages tied to what was said. */
export { type AttachOptions, type AttachProgress, type AttachRequest, attachDocuments } from './attach.ts';
export {
  bringBackDocument,
  describeDocument,
  removeDocument,
  takeOutDocument,
  typePageText,
} from './change.ts';
export { compareDocuments } from './compare.ts';
export { extractDocument } from './extract.ts';
export { tiePassage, untiePassage } from './passages.ts';
export {
  type DocumentBytes,
  documentsTakenOut,
  listDocuments,
  openDocument,
  passagesIn,
  passagesOf,
  passwordOf,
  textOf,
  theDocument,
} from './read.ts';
export { trackedIn } from './tracked.ts';
