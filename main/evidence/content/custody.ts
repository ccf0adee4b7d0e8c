import type { CustodyEntry, CustodyEvent, ExportedCustodyEntry } from '../../../shared/domain/index.ts';
import { withholdFacts } from '../../custody/index.ts';

/**
 * Entries that only say that something was looked at or copied out, to whom it went, and who agrees. They change no
 * evidence. Whom she went to is not the other side's business: these two name no subject, so their facts stay here.
 */
const COPIES_AND_CHECKS: ReadonlySet<CustodyEvent> = new Set([
  'bundle-exported',
  'briefing-exported',
  'sound-extracted',
  'share-noted',
  'consent-noted',
  'integrity-checked',
]);

/** Entries about the archive as a whole: they tell nothing of another meeting or child. */
const OF_THE_ARCHIVE: ReadonlySet<CustodyEvent> = new Set([
  'archive-created',
  'recovery-confirmed',
  'passphrase-changed',
  'archive-recovered',
  'list-restored',
]);

/**
 * The log as it leaves the archive. It ends with the last entry that changed anything, so that making a bundle twice
 * gives the same log twice. Facts about things that are not in the bundle are withheld; their hash stays, and with it
 * the chain (docs/decisions/051).
 */
export function custodyForBundle(
  entries: readonly CustodyEntry[],
  subjects: ReadonlySet<string>,
): ExportedCustodyEntry[] {
  const last = entries.findLastIndex((entry) => !COPIES_AND_CHECKS.has(entry.event));
  return entries.slice(0, last + 1).map((entry) => {
    const belongs =
      OF_THE_ARCHIVE.has(entry.event) || (entry.subject !== null && subjects.has(entry.subject));
    return belongs ? entry : withholdFacts(entry);
  });
}
