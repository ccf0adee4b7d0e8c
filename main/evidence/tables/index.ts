/** The tables of a bundle, each as a page and as a CSV. */
export { answerCell, type Question, questionsOf, raisedIn } from './asked.ts';
export { custodyTable } from './custody.ts';
export { documentTables } from './documents.ts';
export { cameOfIt } from './follow-up.ts';
export { historyTable } from './history.ts';
export { ABOUT_NOTES, notesTable } from './notes.ts';
export { chronologyTable, gapTable, type Hashes, indexTable, peopleTable } from './overview.ts';
export { statementTables } from './statements.ts';
export { type Cell, type Table, toCsv } from './table.ts';
export { transcriptTables } from './transcripts.ts';
