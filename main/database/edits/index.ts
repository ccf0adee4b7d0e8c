/** What can be undone, and words that are kept before they are saved. */
export type * from './door.ts';
export { draftReads, draftWrites } from './drafts.ts';
export { editReads, editWrites } from './edits.ts';
export { formDraftReads, formDraftWrites } from './form-drafts.ts';
