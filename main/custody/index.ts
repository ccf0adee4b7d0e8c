/** The signed, hash-chained log. FORMAT.md says how anyone can recompute it. */
export { contentHashOf, entryText } from './canonical.ts';
export { custodyLog, withholdFacts } from './log.ts';
export { custodySentence } from './sentences.ts';
export type { Anchor, CustodyLog, Finding, Signer } from './types.ts';
export { verifyEntries } from './verify.ts';
