/** What became of a goal: its thread over the years, what was reported, and what came of promises and decisions. */
export { addDelivery, changeDelivery, removeDelivery } from './deliveries.ts';
export { addProgress, changeProgress, removeProgress } from './progress.ts';
export { agendaFor, commitmentsDue, listCommitments } from './promises.ts';
export { threadOf } from './thread.ts';
