/** Documents, the text of their pages, and places in it. */
export { documentPageReads, documentPageWrites } from './document-pages.ts';
export { documentReads, documentWrites } from './documents.ts';
export type * from './door.ts';
export { passageReads, passageWrites } from './passages.ts';
