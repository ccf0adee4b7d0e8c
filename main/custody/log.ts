import { randomBytes } from 'node:crypto';
import { KeptwordError } from '../../shared/contract/index.ts';
import {
  type CustodyEntry,
  type CustodyFacts,
  custodyFacts,
  type ExportedCustodyEntry,
} from '../../shared/domain/index.ts';
import type { CustodyReads, Index } from '../database/index.ts';
import type { Clock } from '../platform/index.ts';
import { entryHashOf, factsHashOf } from './canonical.ts';
import { createSigner } from './signer.ts';
import type { CustodyLog, Finding } from './types.ts';
import { FIRST_PREV_HASH, verifyEntries } from './verify.ts';

/**
 * The archive's log over its index. `key` is the 32-byte custody subkey; the caller overwrites it afterwards.
 * `archiveId` is what entry 1 must name, so that the log of another archive cannot be put in its place.
 */
export function custodyLog(options: {
  index: Index;
  key: Buffer;
  clock: Clock;
  archiveId: string;
}): CustodyLog {
  const { index, clock, archiveId } = options;
  const signer = createSigner(options.key);
  return {
    signer,
    entries: () => index.custody.entries(),
    newest: (page) => index.custody.newest(page),
    append: (event, subject, facts) =>
      index.transaction(() => {
        const [last] = index.custody.newest({ limit: 1, before: null });
        const at = clock.now().toISOString();
        const whole = salted(facts, last, at);
        const unsigned = {
          seq: (last?.seq ?? 0) + 1,
          at,
          event,
          subject,
          factsHash: factsHashOf(whole),
          prevHash: last?.hash ?? FIRST_PREV_HASH,
        };
        const hash = entryHashOf(unsigned);
        const signature = signer.sign(Buffer.from(hash, 'hex')).toString('base64');
        const entry: CustodyEntry = { ...unsigned, facts: whole, hash, signature };
        index.custody.append(entry);
        return entry;
      }),
    verify: ({ anchors } = {}) => {
      const { entries, findings } = readEntries(index.custody);
      const head = index.custody.head() ?? { seq: 0, hash: FIRST_PREV_HASH };
      const options = anchors ? { head, anchors } : { head };
      return [
        ...findings,
        ...verifyEntries(entries, signer.publicKeyPem, options).filter(
          // An entry that cannot be read has its finding already.
          ({ seq, kind }) => !(kind === 'missing' && findings.some((finding) => finding.seq === seq)),
        ),
        ...beginning(entries[0], archiveId),
      ];
    },
  };
}

/** The facts with a random salt, so that facts which are withheld cannot be guessed from their hash. */
function salted(facts: CustodyFacts, last: CustodyEntry | undefined, at: string): CustodyFacts {
  const back = last ? Math.ceil((Date.parse(last.at) - Date.parse(at)) / 1000) : 0;
  const all = Object.entries(custodyFacts.parse(facts)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.toWellFormed() : value,
  ]);
  return custodyFacts.parse({
    ...Object.fromEntries(all),
    // The computer's clock was set back: order is by number, and the log says so itself (SAFETY §5, test 18).
    ...(back > 0 ? { clockWentBackSeconds: back } : {}),
    salt: randomBytes(16).toString('hex'),
  });
}

function beginning(first: CustodyEntry | undefined, archiveId: string): Finding[] {
  if (first?.seq !== 1) return [];
  if (first.event === 'archive-created' && first.facts.archiveId === archiveId) return [];
  const problem = 'Entry 1 is not the creation of this archive: the log belongs to another one.';
  return [{ seq: 1, kind: 'wrong-key', problem }];
}

/** Reads all entries; one that is damaged beyond reading becomes a finding and not the end of the check. */
function readEntries(custody: CustodyReads): { entries: CustodyEntry[]; findings: Finding[] } {
  try {
    return { entries: custody.entries(), findings: [] };
  } catch (error) {
    if (!(error instanceof KeptwordError)) throw error;
  }
  const entries: CustodyEntry[] = [];
  const findings: Finding[] = [];
  const last = Math.max(custody.head()?.seq ?? 0, custody.count());
  for (let seq = 1; seq <= last; seq += 1) {
    try {
      entries.push(...custody.entries({ from: seq, to: seq }));
    } catch (error) {
      if (!(error instanceof KeptwordError)) throw error;
      findings.push({ seq, kind: 'changed', problem: `Entry ${seq} cannot be read any more.` });
    }
  }
  return { entries, findings };
}

/** An entry as it leaves the archive without its facts. The chain still verifies: it holds the hash of the facts. */
export function withholdFacts(entry: CustodyEntry): ExportedCustodyEntry {
  return { ...entry, facts: null };
}
