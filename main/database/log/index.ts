/** The custody log, what was exported and checked, and what the index says of itself. */
export { checkReads, checkWrites } from './checks.ts';
export { custodyReads, custodyWrites } from './custody.ts';
export type * from './door.ts';
export { exportReads, exportWrites } from './exports.ts';
export { metaReads, metaWrites } from './meta.ts';
export { consentReads, consentWrites, shareReads, shareWrites } from './sharing.ts';
