/** The signed, hash-chained log. FORMAT.md says how anyone can recompute it. */
export type { Anchor, CustodyLog, Finding, Signer } from './types.ts';
