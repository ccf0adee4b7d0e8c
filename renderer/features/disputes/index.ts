/** What was said against what was later claimed, and pairs of statements. */
export { answersBeside } from './answers.ts';
export { Disputes } from './disputes.tsx';
export { DisputeOfMoment, PairsOfMoment } from './of-moment.tsx';
export { Statement } from './statement.tsx';
export { type DisputeWords, useDisputeWords } from './words.ts';
