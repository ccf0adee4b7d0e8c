/** What the parent wants, what was promised, decided and done about it, and what it rests on. */
export { briefingReads, briefingWrites } from './briefings.ts';
export { concernReads, concernWrites } from './concerns.ts';
export { decisionReads, decisionWrites } from './decisions.ts';
export { deliveryReads, deliveryWrites } from './deliveries.ts';
export type * from './door.ts';
export { evaluationReads, evaluationWrites } from './evaluations.ts';
export { goalReads, goalWrites } from './goals.ts';
export { heardReads } from './heard.ts';
export { needReads, needWrites } from './needs.ts';
export { presentLevelReads, presentLevelWrites } from './present-levels.ts';
export { progressReads, progressWrites } from './progress.ts';
export { promiseReads } from './promises.ts';
export { questionReads } from './questions.ts';
