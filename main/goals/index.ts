/** What a goal rests on and what became of it: needs and evaluations, its thread, reports, promises and deliveries. */
export {
  addBriefing,
  briefingSheet,
  changeBriefing,
  getBriefing,
  listBriefings,
  removeBriefing,
  threadForNew,
} from './briefings/index.ts';
export { addDelivery, changeDelivery, removeDelivery } from './deliveries.ts';
export { dueList } from './due-list.ts';
export { addEvaluation, changeEvaluation, listEvaluations, removeEvaluation } from './evaluations.ts';
export { addNeed, changeNeed, listNeeds, removeNeed, threadOfNeed } from './needs.ts';
export {
  addPresentLevel,
  changePresentLevel,
  listPresentLevels,
  removePresentLevel,
} from './present-levels.ts';
export { problemsFor } from './problems.ts';
export { addProgress, changeProgress, removeProgress } from './progress.ts';
export { agendaFor, commitmentsDue, listCommitments } from './promises.ts';
export { threadOf } from './thread.ts';
