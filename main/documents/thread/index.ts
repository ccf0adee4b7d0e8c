/** What is asked of the program that opens strangers' documents, and what it says. The program itself is document-thread.ts. */
export type { Task, Told } from './told.ts';
