import type { KeyObject } from 'node:crypto';
import type { ExportedCustodyEntry } from '../../shared/domain/index.ts';
import { entryHashOf, factsHashOf } from './canonical.ts';
import { isSignedBy, readPublicKey } from './signer.ts';
import type { Anchor, Finding } from './types.ts';

export const FIRST_PREV_HASH = '0'.repeat(64);

/**
 * Verifies exported entries with nothing but the public key: no archive, no other code of ours is needed, see FORMAT.md.
 * Finds entries that were deleted, inserted, swapped, repeated, edited or cut off at the end, and names each by its
 * number. `head` is the newest entry that should be there; `anchors` are points that somebody else wrote down.
 * Empty when all is well.
 */
export function verifyEntries(
  entries: readonly ExportedCustodyEntry[],
  publicKeyPem: string,
  options: { head?: Anchor; anchors?: readonly Anchor[] } = {},
): Finding[] {
  const publicKey = readPublicKey(publicKeyPem);
  if (!publicKey) {
    return [
      { seq: null, kind: 'wrong-key', problem: 'The public key cannot be read, or is not a P-256 key.' },
    ];
  }
  const bySeq = new Map<number, ExportedCustodyEntry>();
  for (const entry of entries) if (!bySeq.has(entry.seq)) bySeq.set(entry.seq, entry);
  return [
    ...missing(bySeq),
    ...outOfOrder(entries),
    ...entries.flatMap((entry) => [
      ...content(entry, publicKey),
      ...link(entry, entry.seq === 1 ? FIRST_PREV_HASH : bySeq.get(entry.seq - 1)?.hash),
    ]),
    ...(options.head ? atHead(bySeq, options.head) : []),
    ...(options.anchors ?? []).flatMap((anchor) => atAnchor(bySeq, anchor)),
  ];
}

function missing(bySeq: ReadonlyMap<number, ExportedCustodyEntry>): Finding[] {
  if (bySeq.size === 0) return [{ seq: 1, kind: 'missing', problem: 'The custody log is empty.' }];
  const findings: Finding[] = [];
  let expected = 1;
  for (const seq of [...bySeq.keys()].sort((a, b) => a - b)) {
    if (seq > expected) {
      const which =
        seq - expected === 1
          ? `Entry ${expected} is missing.`
          : `Entries ${expected} to ${seq - 1} are missing.`;
      findings.push({ seq: expected, kind: 'missing', problem: which });
    }
    expected = seq + 1;
  }
  return findings;
}

function outOfOrder(entries: readonly ExportedCustodyEntry[]): Finding[] {
  const findings: Finding[] = [];
  let highest = 0;
  for (const { seq } of entries) {
    if (seq <= highest) {
      const problem = `Entry ${seq} stands in the wrong place, or is there twice.`;
      findings.push({ seq, kind: 'out-of-order', problem });
    }
    highest = Math.max(highest, seq);
  }
  return findings;
}

/** What an entry says of itself: its facts, its hash, its signature. Facts that were withheld cannot be compared. */
function content(entry: ExportedCustodyEntry, publicKey: KeyObject): Finding[] {
  const { seq, facts } = entry;
  if (facts !== null && factsHashOf(facts) !== entry.factsHash) {
    return [
      { seq, kind: 'changed', problem: `The facts of entry ${seq} were changed after it was written.` },
    ];
  }
  if (entryHashOf(entry) !== entry.hash) {
    return [{ seq, kind: 'changed', problem: `Entry ${seq} was changed after it was written.` }];
  }
  const signature = Buffer.from(entry.signature, 'base64');
  if (!isSignedBy(publicKey, Buffer.from(entry.hash, 'hex'), signature)) {
    return [{ seq, kind: 'bad-signature', problem: `Entry ${seq} is not signed by this archive’s key.` }];
  }
  return [];
}

/** `before` is the hash of the entry before; undefined when that one is missing, which has its own finding. */
function link({ seq, prevHash }: ExportedCustodyEntry, before: string | undefined): Finding[] {
  if (before === undefined || prevHash === before) return [];
  const problem =
    seq === 1
      ? 'Entry 1 is not the beginning of a log.'
      : `Entry ${seq} does not follow from entry ${seq - 1}.`;
  return [{ seq, kind: 'broken-link', problem }];
}

function atHead(bySeq: ReadonlyMap<number, ExportedCustodyEntry>, head: Anchor): Finding[] {
  const newest = [...bySeq.keys()].reduce((a, b) => Math.max(a, b), 0);
  if (newest < head.seq) {
    const problem = `The log ends at entry ${newest}, but it once had ${head.seq}.`;
    return [{ seq: newest + 1, kind: 'cut-off', problem }];
  }
  if (newest > head.seq) {
    const problem = `Entry ${head.seq + 1} was added from outside: the archive does not know it.`;
    return [{ seq: head.seq + 1, kind: 'out-of-order', problem }];
  }
  if (bySeq.get(head.seq)?.hash === head.hash) return [];
  return [
    {
      seq: head.seq,
      kind: 'changed',
      problem: `Entry ${head.seq} is not the one that the archive remembers.`,
    },
  ];
}

function atAnchor(bySeq: ReadonlyMap<number, ExportedCustodyEntry>, { seq, hash }: Anchor): Finding[] {
  const entry = bySeq.get(seq);
  if (entry?.hash === hash) return [];
  const problem = entry
    ? `Entry ${seq} is not the one that was handed out before: the log was rewritten.`
    : `Entry ${seq} was handed out before and is gone: the log was cut or rewritten.`;
  return [{ seq, kind: entry ? 'changed' : 'cut-off', problem }];
}
