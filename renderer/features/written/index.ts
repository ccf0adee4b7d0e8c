/** Said and written: every promise and decision against the paper. */
export { PaperFields } from './paper-fields.tsx';
export { SaidAndWritten, SaidAndWrittenOfMeeting } from './said-and-written.tsx';
export { WrittenLink } from './written-link.tsx';
