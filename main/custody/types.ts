import type { CustodyEntry, CustodyEvent, CustodyFacts } from '../../shared/domain/index.ts';

/** Makes signatures that stock OpenSSL verifies. The private key never leaves the closure. */
export type Signer = {
  /** ECDSA P-256 with SHA-256 over the bytes; DER. */
  sign(bytes: Uint8Array): Buffer;
  /** SubjectPublicKeyInfo, PEM. */
  publicKeyPem: string;
  /** SHA-256 of the SubjectPublicKeyInfo DER, upper-case hex in groups of four. */
  fingerprint: string;
};

/** One thing that is wrong with the log, and at which entry. */
export type Finding = {
  /** The entry's number; null when the finding is about the log as a whole. */
  seq: number | null;
  kind: 'missing' | 'out-of-order' | 'changed' | 'broken-link' | 'bad-signature' | 'cut-off' | 'wrong-key';
  /** A plain sentence. */
  problem: string;
};

/** A point of the log that somebody else knows: an entry number and its hash. */
export type Anchor = { seq: number; hash: string };

export type CustodyLog = {
  /** Adds one entry, signed. Call it inside the `index.transaction` that makes the change it tells of. */
  append(event: CustodyEvent, subject: string | null, facts: CustodyFacts): CustodyEntry;
  /** Re-verifies every entry, every signature, the count and the head. Empty when all is well. */
  verify(options?: { anchors?: readonly Anchor[] }): Finding[];
  /** All entries in order. */
  entries(): CustodyEntry[];
  /** Newest first, below entry number `before` (null: from the newest). */
  newest(page: { limit: number; before: number | null }): CustodyEntry[];
  readonly signer: Signer;
};
