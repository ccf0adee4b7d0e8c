/** Moments and their versions; what is said, written and disputed in them. */
export { disputeRequestReads, disputeRequestWrites } from './dispute-requests.ts';
export type * from './door.ts';
export { momentVersionReads, momentVersionWrites } from './moment-versions.ts';
export { MOMENT_FIELDS, momentReads, momentSpec, momentWrites } from './moments.ts';
export { saidReads } from './said.ts';
export { statementPairReads, statementPairWrites } from './statement-pairs.ts';
