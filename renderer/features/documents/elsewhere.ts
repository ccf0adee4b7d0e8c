/** What other screens show of papers: their lists, and one to be read while the sound goes on. */
export { PaperBeside } from './beside/index.ts';
export { Documents, DocumentsOfMeeting } from './documents.tsx';
