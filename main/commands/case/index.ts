/** Commands that write down what was said, asked for, promised and done. */
export { answerCommand } from './answer-question.ts';
export { askCommand } from './ask.ts';
export { concernCommand } from './concern.ts';
export { decisionCommand } from './decision.ts';
export { deliveryCommand } from './delivery.ts';
export { disputeCommand } from './dispute.ts';
export { evaluationCommand } from './evaluation.ts';
export { goalCommand } from './goal.ts';
export { incidentCommand } from './incident.ts';
export { momentCommand } from './moment.ts';
export { needCommand } from './need.ts';
export { pairCommand } from './pair.ts';
export { presentLevelCommand } from './present-level.ts';
export { progressCommand } from './progress.ts';
export { requestCommand } from './request.ts';
