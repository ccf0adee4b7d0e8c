/** What was said, against what is written and against what was later claimed. */
export { changeWritten } from './change.ts';
export { type DisputeList, disputeOfMoment, listDisputes, papersOfMeeting } from './disputes.ts';
export { addPair, changePair, removePair } from './pairs.ts';
export { listQuestions, type QuestionList, questionOfMoment } from './questions.ts';
export { addRequest, changeRequest, removeRequest } from './requests.ts';
export { writtenTable } from './table.ts';
